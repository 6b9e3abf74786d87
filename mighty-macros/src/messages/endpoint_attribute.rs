//! `#[endpoint(…)]`, and the keys of all attributes.

messages! {
    "endpoint_attribute";
    /// A key that does not exist.
    unknown_key(attribute, key, hint) = "`{attribute}` has no key `{key}`; {hint}";
    /// A key for the second time.
    key_twice(key) = "`{key}` is given twice; the first one counts, take this one away";
    /// Something that is no key.
    not_a_key(attribute, keys) = "this is no key of `{attribute}`; every value has one of the keys {keys}";
    /// Two keys without a comma between them.
    missing_comma() = "a `,` is missing before this";
    /// A key with a value of another form.
    wrong_form(key, example) = "this is not how `{key}` is written; write `{example}`";
    /// `#[endpoint = …]`
    not_in_parentheses() = "the keys stand in parentheses; write `#[endpoint(method = GET, path = \"/members\")]`";
    /// A bare attribute.
    missing_method_and_path() = "`method` and `path` are missing; write `#[endpoint(method = GET, path = \"/members\")]`";
    /// No `method`.
    missing_method() = "`method` is missing; add one, such as `method = GET`";
    /// No `path`.
    missing_path() = "`path` is missing; add one, such as `path = \"/members/{{member_id}}\"`";
    /// A method without an attribute.
    missing_attribute(method) = "`{method}` says nothing about its request; put `#[endpoint(method = GET, path = \"/…\")]` on it, or give it a default body";
    /// A slip in the attribute's name.
    misspelt_attribute(word) = "`#[{word}]` is no attribute of a method; write `#[endpoint(…)]`";
    /// Two of them.
    attribute_twice() = "a method is one endpoint; take this second `#[endpoint]` away, or give it a method of its own";
}
