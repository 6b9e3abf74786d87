//! Placeholders of the path, and the arguments that fill them.

messages! {
    "placeholders";
    /// `/a/{id`
    unbalanced() = "a `{{` or `}}` stands alone; a placeholder is written `{{name}}`, within one segment";
    /// `/a/{}`
    empty() = "a placeholder needs the name of an argument; write `{{id}}`";
    /// `/a/{member-id}`
    not_an_identifier(name) = "`{{{name}}}` is no name that an argument can have; use letters, digits and `_`";
    /// `/a/{id}/b/{id}`
    twice(name) = "`{{{name}}}` is there twice; give the second one a name and an argument of its own";
    /// `/a/{owner}{name}`
    adjacent(first, second) = "nobody could tell where `{{{first}}}` ends and `{{{second}}}` begins; write something between the two";
    /// No argument of that name.
    without_argument(name) = "`{{{name}}}` has no argument of that name; add `{name}: …` or take it out of `path`";
    /// An argument and a placeholder that nearly fit.
    misnamed_argument(name, placeholder) = "`{name}` is no placeholder of `path`, and `{{{placeholder}}}` has no argument; call both `{placeholder}`, or say with an attribute such as `#[query]` what `{name}` is";
    /// An argument that is nothing.
    argument_without_kind(name) = "`{name}` is no placeholder of `path`; put `#[query]`, `#[header(\"…\")]`, `#[body]`, `#[form]` or `#[part]` before it";
    /// A path parameter with an attribute.
    argument_marked(name, mark) = "`{name}` is the placeholder `{{{name}}}` of `path`; take `#[{mark}]` away, or call one of them otherwise";
    /// A path parameter that is not always there.
    argument_with_cfg(name) = "`{{{name}}}` is always in the path, so its argument cannot have a `cfg`; put the `cfg` on a method with another path";
    /// `Option` in the path.
    optional_parameter(name) = "`{{{name}}}` is always in the path, so its argument cannot be an `Option`; write a second method for the other path";
    /// A list in the path.
    list_parameter(name) = "`{{{name}}}` is one segment, so its argument cannot be a list; pass one value";
}
