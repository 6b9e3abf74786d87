//! `openapi = "…"`: the document, and what of a trait differs from it.

messages! {
    "openapi";
    /// The feature is off.
    feature_off() = "reading documents is a feature that is off; write `mighty-runtime = {{ …, features = [\"openapi\"] }}` in `Cargo.toml`";
    /// The file does not exist.
    file_missing(file) = "there is no file `{file}`; the path begins in the folder of this crate's `Cargo.toml`";
    /// `""`
    file_not_named() = "this names no file; write the path of the document, from the folder of this crate's `Cargo.toml`";
    /// From the root of one machine.
    file_absolute(file) = "`{file}` is there on one machine only; write its path from the folder of this crate's `Cargo.toml`";
    /// A folder.
    file_is_folder(file) = "`{file}` is a folder; name the document in it";
    /// Not allowed, not UTF-8.
    file_unreadable(file, problem) = "`{file}` cannot be read: {problem}";
    /// Not JSON, another version, or not a document.
    file_malformed(file, problem) = "`{file}` is no OpenAPI document in JSON: {problem}";
    /// The API is elsewhere; said by the compiler, which alone knows the API.
    base_url(base) = "the paths of the document begin with `{base}` and those of the trait do not, so that `Api::BASE_URL` has to end with it";
    /// `async fn openapi`
    method_named_openapi(endpoints) = "`{endpoints}::OPENAPI` is the document, so that no method can be called `openapi`; call it `show_openapi`, for example";
    /// The path is not in the document.
    no_operation(method, path, hint) = "the document has no `{method} {path}`; {hint}";
    /// The path is, with other methods.
    no_such_method(path, method, methods) = "the document has no `{method}` on `{path}`, only {methods}";
    /// A status of the document that the endpoint does not declare.
    status_missing(statuses, them) = "the document says that this endpoint answers with {statuses} too; add {them} to `errors(…)`";
    /// The other way round.
    status_undocumented(status) = "the document does not say that this endpoint answers with {status}; take it out, or write `undocumented({status})`";
    /// Another success.
    success_differs(status, documented) = "the document does not say that this endpoint succeeds with {status}, but with {documented}";
    /// A parameter that the document does not have.
    query_unknown(name, hint) = "the document gives this operation no query parameter `{name}`; {hint}";
    /// A parameter that the trait does not have.
    query_missing(parameters, arguments) = "the document gives this operation {parameters} too; add {arguments}, or name what is left out on purpose in `omitted(…)`";
    /// `Option`, and the document requires it.
    query_required(name) = "the document requires `{name}`, so it cannot be left out; write its type without `Option`";
    /// No `Option`, and the document does not require it.
    query_optional(name) = "the document lets `{name}` be left out; write `Option<…>`";
    /// A body that the trait does not send.
    body_missing(media_types, argument) = "the document says that a body is sent here, as {media_types}; add {argument}";
    /// A body that the document does not have.
    body_unexpected(method, path) = "the document has no body for `{method} {path}`; take the argument away, or say what else it is";
    /// `Option`, and the document requires it.
    body_required() = "the document requires a body, so it cannot be left out; write its type without `Option`";
    /// Another format.
    body_media_type(mark, sent, documented, fitting) = "`#[{mark}]` is sent as `{sent}`, and the document says {documented}; write `{fitting}`";
    /// Another type of JSON.
    body_other_json(sent, documented, attribute) = "`#[body]` is sent as `{sent}`, and the document says {documented}; write `{attribute}`";
    /// `id=1&id=2`, where the document says otherwise.
    query_joined(name, example, style) = "the document has `{name}` in one pair, as in `{example}`; write `#[query(style = {style})]`";
    /// The other way round.
    query_repeated(name, example) = "the document has a pair for each `{name}`, as in `{example}`; take `style` out";
    /// An object, style `deepObject`.
    query_deep(name) = "the document has `{name}` as an object with a pair for each of its properties; write `#[query(style = deep_object)]`, or `#[query(name = \"{name}[…]\")]` for single ones of them";
    /// The other way round.
    query_not_deep(name) = "the document does not have `{name}` as an object with a pair for each of its properties; take `style` out";
    /// Content of a media type.
    query_content(name) = "the document has `{name}` as one text, such as JSON, which a list is not sent as; write the type of an argument that prints it";
    /// `.1.2`, `;id=1`
    path_style(name, style) = "the document has `{{{name}}}` in the style `{style}`, and a placeholder is filled with its value alone; such a path cannot be sent";
    /// A header that the trait does not send.
    header_missing(name) = "the document requires the header `{name}`; add `#[header(\"{name}\")] …: …`, or write `omitted(\"{name}\")` if the API or the client sends it with every request";
    /// A cookie that the trait does not send.
    cookie_missing(name) = "the document requires the cookie `{name}`; add `#[cookie(\"{name}\")] …: …`, or write `omitted(\"{name}\")` if the transport sends it";
    /// A success beside those that are listed.
    success_missing(statuses, them) = "the document says that this endpoint succeeds with {statuses} too; add {them} to `success`";
    /// A success of 204, read as something.
    success_without_content(statuses) = "the document says that this endpoint succeeds with {statuses}, which has no body; write `()`, or a struct of headers with `#[derive(FromAnswer)]`";
    /// A success of CSV, read as JSON.
    success_not_json(media_types) = "this is read as JSON, and the document says that a success is {media_types}; write what reads that: `String`, `Bytes`, `Download`, `Events<…>`, `Lines<…>`, or a struct with `#[derive(FromAnswer)]` around one of them";
    /// `Events<…>` where the document has another type.
    success_not_events(media_types) = "this is read as an event stream, and the document says that a success is {media_types}, and no `text/event-stream`";
    /// `omitted` where nothing is compared.
    omitted_without_document() = "this trait is compared with no document; take this out, or write `openapi = \"openapi.json\"` in `#[endpoints(…)]`";
    /// The document has no such parameter.
    omitted_nothing(name) = "the document gives this operation no parameter `{name}`; take it out";
    /// It is sent.
    omitted_sent(name) = "`{name}` is sent; take it out here, or do not send it";
    /// `undocumented` where nothing is compared.
    undocumented_without_document() = "this trait is compared with no document; take this out, or write `openapi = \"openapi.json\"` in `#[endpoints(…)]`";
    /// Neither a status nor a string.
    malformed_undocumented() = "this is neither a status nor a parameter; write `undocumented(409)` or `undocumented(\"locale\")`";
    /// The document has the operation.
    undocumented_operation(method, path) = "the document has `{method} {path}`; take this out, so that the two are compared";
    /// The document has the status.
    undocumented_status(status) = "the document says that this endpoint answers with {status}; write it in `errors(…)` instead";
    /// The document has the parameter.
    undocumented_parameter(name) = "the document has the parameter `{name}`; take it out here";
    /// No argument of that name.
    undocumented_nothing(name) = "no `#[query]` is called `{name}`; take it out, or add the argument";
    /// `auth = none` where the document wants credentials.
    security_needed() = "the document wants to know who is asking here (`security`), and `auth = none` does not say it; take it away, or write `auth = default` on this method";
    /// No `auth = none` where the document wants none.
    security_nobody() = "the document says that nobody has to say who is asking here (`security: []`), so the token need not go there; add `auth = none`";
}
