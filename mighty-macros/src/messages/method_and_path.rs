//! `method` and `path`.

messages! {
    "method_and_path";
    /// `get`
    method_case(word, name) = "methods are written in capitals: `{word}` is `{name}`";
    /// `FETCH`
    unknown_method(word, hint) = "there is no method `{word}`; {hint}";
    /// `"GET"`
    method_quoted(name) = "`{name}` is one of the methods that are written without quotes; write `method = {name}`";
    /// `"NO WAY"`
    method_invalid(text) = "`{text}` cannot be a method; write capitals, digits and `-`";
    /// `TRACE`
    method_refused(name, reason) = "`{name}` is no method of an API: {reason}";
    /// `members`
    path_without_slash(path) = "a path begins with `/`, because it is put behind the API's base URL; write \"/{path}\"";
    /// `https://…`
    path_is_url(path) = "`{path}` is an address; write the path alone, it is put behind the API's base URL";
    /// `/members?page=1`
    query_in_path() = "a path has no query; give the method an argument with `#[query]` instead";
    /// `/members#top`
    fragment_in_path() = "a path has no fragment, which would never be sent; take out the `#`";
    /// `/a//b`
    empty_segment() = "a path has no empty segment; take out one of the two slashes";
    /// `/a/../b`
    dot_segment(segment) = "the segment `{segment}` would be resolved away before the request is sent; write the path that is meant";
    /// `/a b`
    bad_character(character) = "`{character}` cannot stand in a path; write it percent-encoded";
}
