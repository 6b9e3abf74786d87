//! `auth = …` and `base = …`.

messages! {
    "sites";
    /// `auth = admin`
    unknown_auth(word) = "`{word}` is no word of `auth`; write `none`, `default`, or the name of credentials that the API declares: `auth = \"{word}\"`";
    /// `auth = non`
    misspelt_auth(word, near) = "`{word}` is no word of `auth`; did you mean `{near}`?";
    /// `base = files`
    unknown_base(word) = "`{word}` is no word of `base`; write `default`, or the name of a base that the API declares: `base = \"{word}\"`";
}
