//! Arguments and their attributes.

messages! {
    "arguments";
    /// `#[path]`
    path_needs_no_mark(word) = "a path parameter has no attribute: its name is that of the placeholder; take `#[{word}]` away";
    /// `#[qeury]`, `#[json]`
    unknown_mark(word, near) = "arguments have no attribute `{word}`; did you mean `#[{near}]`?";
    /// `#[body(xml)]`
    mark_form(word, form) = "this is not how `#[{word}]` is written; write `{form}`";
    /// `#[header]`
    header_without_name() = "a header needs its name; write `#[header(\"X-Name\")]`";
    /// `#[query(flatten, name = "x")]`
    flatten_with_name() = "a flattened argument gives the names of its fields; take out `name` or `flatten`";
    /// `#[query(flatten, style = comma)]`
    flatten_with_style() = "the fields of a flattened argument are pairs of their own; take out `style` or `flatten`";
    /// `#[query(style = tsv)]`
    query_style_unknown(word, hint) = "lists have no style `{word}`; {hint}";
    /// `style` of something that is one value.
    query_style_without_list(name) = "`style` says how a list is written, and `{name}` is none; take it out, or write `Vec<…>`, `&[…]` or an `Option` of one";
    /// `#[body("text/plain")]`
    body_media_type_not_json(text) = "a body is sent as JSON, and `{text}` is something else; write `application/json` or a type that ends with `+json`";
    /// `#[body] data: &[u8]`
    body_of_bytes(ty, raw, json) = "`{ty}` is bytes, and as JSON they are a list of numbers; write `{raw}` to send them as they are, or `{json}` for the list";
    /// `#[body] text: &str`
    body_of_text(ty, raw, json) = "`{ty}` is text, and as JSON it has quotes around it; write `{raw}` to send it as it is, or `{json}` for the quotes";
    /// `#[body(raw, "csv")]`
    body_media_type_invalid(text) = "`{text}` is no media type; write type and subtype, as in `text/csv`, or `untyped` to send none";
    /// Two `#[url]`.
    url_twice(first) = "`{first}` is the URL already; a request has one, so take this attribute away";
    /// `#[url] next: Option<&Link>`
    url_not_there(name) = "there has to be a URL to send anything to; write `{name}: &Link`";
    /// `#[url]` beside an argument for a placeholder.
    url_with_placeholder(placeholder, url) = "`{url}` is the whole URL, so nothing can be put at `{{{placeholder}}}`; take this argument away";
    /// `#[query] #[header("X")]`
    two_marks() = "an argument is one part of the request; take this second attribute away, or add an argument for it";
    /// `(a, b): (u8, u8)`
    pattern() = "an argument of an endpoint needs a plain name, because the name says what it fills";
    /// Two arguments of one name.
    argument_twice(name) = "there is an argument `{name}` already; give this one another name";
    /// `#[query(name = "")]`
    empty_name(name) = "a name cannot be empty; take `name` away to use `{name}`";
    /// Two query parameters of one name.
    query_name_twice(name, first) = "`{first}` is the query parameter `{name}` already; use one argument with a list, or another `name`";
    /// A header for the second time.
    header_twice(name, first) = "`{first}` is the header `{name}` already; take one of the two away";
    /// `#[header("X Name")]`
    header_name_invalid(name) = "`{name}` cannot be the name of a header; use letters, digits and `-`";
    /// `#[header("Host")]`
    header_owned(name) = "`{name}` says how the message is carried and is set by the transport; take it away";
    /// `#[header("Content-Type")]` beside a body.
    content_type_with_body() = "the body sets `Content-Type`; take this header away";
    /// The idempotency key as an argument too.
    header_is_idempotency_key(name) = "`{name}` is sent by `idempotency_key`; take this argument away, or the key";
}
