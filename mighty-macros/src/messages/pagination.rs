//! `paginate`.

messages! {
    "pagination";
    /// `paginate()`
    empty() = "an empty `paginate()` says nothing; write `paginate` alone for what the API says, or what comes next, as in `paginate(link = \"links.next\")`";
    /// `total_pages` without `page_number`
    total_pages_alone() = "the number of pages ends a count, and nothing counts; add `page_number = \"page\"`, the query parameter that does";
    /// `cursor` or `last_item` without `cursor_parameter` or `cursor_member`
    cursor_without_parameter() = "the next request sends it in a query parameter or in a member of its JSON body; add `cursor_parameter = \"after\"` or `cursor_member = \"after\"`";
    /// `cursor_parameter` or `cursor_member` without `cursor` or `last_item`
    parameter_without_cursor() = "what is sent comes from the answer; add where it is, as in `cursor = \"meta.next_cursor\"` or `last_item = \"data.id\"`";
    /// `cursor` beside `last_item`
    cursor_and_last_item() = "`cursor` says already what the next request sends; take one of the two away";
    /// `cursor_parameter` beside `cursor_member`
    parameter_and_member() = "`cursor_parameter` says already where the next request sends it; take one of the two away";
    /// `has_more` without `cursor` or `last_item`
    has_more_alone() = "it says whether to go on, and nothing says how; add `cursor = \"next_cursor\"` or `last_item = \"data.id\"`";
    /// `cursor_member` without a JSON body.
    member_without_body() = "there is no JSON body that could have this member; add an argument with `#[body]`, or write `cursor_parameter`";
    /// `link = "links..next"`
    empty_name(key, path, example) = "`{key}` is the names of JSON fields with a dot between them, and one in `{path}` is empty; write such as `{example}`";
    /// `link = "/links/next"`
    not_a_path(key, path, right) = "`{key}` is the names of JSON fields with a dot between them, and `{path}` is written in another way; write `{key} = \"{right}\"`";
    /// `link = "https://…"`
    path_is_url(key, example) = "`{key}` says where in the answer to look, and is no URL; write the names of JSON fields, as in `{example}`";
    /// `page_number = ""`
    empty_parameter(example) = "a query parameter needs a name; write such as `{example}`";
    /// A success type that has no items.
    no_items(output) = "`{output}` has no items to go through; return a page of them, a type that implements `Page` or a `Vec`, or take `paginate` away";
    /// `HEAD`
    head() = "`HEAD` is answered without a body, so that there are no items; use `GET`, or take `paginate` away";
    /// A part that is read once.
    streamed_body() = "a `StreamPart` is gone after the first page, and every page sends it; take `paginate` away, or send a part that is kept in memory";
    /// A method of the generated name.
    name_taken(name, method) = "`paginate` on `{method}` generates a method `{name}`; give this one another name";
}
