//! The attribute macros of `mighty-runtime`; depend on that crate, which re-exports them.
//!
//! A trait goes through four stages, each a module: `parse` reads tokens into raw types and judges nothing but
//! their form; `check` turns them into the `model`, one function per rule, and collects every mistake; `expand`
//! turns the model into tokens and cannot fail. Where a mistake was found, what users of the trait need is emitted
//! all the same, before the errors. Every text that can be printed is in `messages`.

mod check;
mod diagnostics;
#[cfg(any(test, feature = "openapi"))]
mod document_file;
mod endpoint;
mod endpoints;
mod expand;
mod header_names;
mod messages;
mod model;
mod once;
mod parse;
mod setup;
mod suggest;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Turns a trait into a client: the request code, an error enum per endpoint, and a descriptor of each.
///
/// ```ignore
/// #[endpoints(api = Shop, errors(401, 429, 5xx), error = OrdersError, retry(attempts = 3), timeout = "30s")]
/// pub trait Orders {
///     /// Returns one order.
///     #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
///     async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
/// }
/// ```
///
/// | key | meaning |
/// |---|---|
/// | `api = Shop` | the type that implements `Api`; required |
/// | `errors(401, 5xx)` | the error statuses of every endpoint, see below |
/// | `error = OrdersError` | generates this enum, into which every endpoint's error converts |
/// | `openapi = "openapi.json"` | compares every endpoint with this document, see below |
/// | `retry(…)` | the retry settings of every endpoint, see below |
/// | `timeout = "30s"` | the limit of a whole call, retries included |
/// | `attempt_timeout = "10s"` | the limit of one attempt |
/// | `auth = none`, `auth = "admin"` | who asks every endpoint, see `endpoint` |
/// | `base = "files"` | the base of the API that every path is appended to, see `endpoint` |
/// | `local` | the futures need not be `Send`, for runtimes of one thread |
/// | `non_exhaustive` | the error enums are `#[non_exhaustive]`: declaring a further status is no breaking change |
/// | `crate = ::my_sdk::rt` | where the runtime is found, if it is not `::mighty_runtime` |
///
/// Durations are a number and `ms`, `s`, `m` or `h`: `"250ms"`, `"1.5s"`.
///
/// # What is generated
///
/// - The trait, with `async fn` written as `fn … -> impl Future + Send`, so that anyone can implement it, a fake in a
///   test as well. Each method's documentation gains its request line, its errors and what is retried.
/// - `impl Orders for Client<Shop, T>`, for every transport `T`.
/// - One enum per endpoint, under the name in its return type: a variant per declared status, and `Unexpected`. Each
///   implements `Error`, has `outcome()`, `status()` and `message()`, and converts into `mighty_runtime::Error`. Two
///   methods may name one enum if they declare the same statuses.
/// - `OrdersEndpoints`: a constant per endpoint (`OrdersEndpoints::SHOW_ORDER`) and `ALL`.
///
/// Methods with a default body are left alone; so are types and constants with a default. A `cfg` on a method holds for
/// everything generated for it.
///
/// # Statuses
///
/// | in `errors(…)` | variant | body |
/// |---|---|---|
/// | `404` | the reason phrase: `NotFound` | the API's error body |
/// | `409 => AlreadyMember` | `AlreadyMember` | the API's error body |
/// | `422(ValidationError)` | `UnprocessableEntity` | `ValidationError` |
/// | `409 => AlreadyMember(Duplicate)` | `AlreadyMember` | `Duplicate` |
/// | `4xx`, `5xx` | `ClientError`, `ServerError`: those that are not listed by themselves | the API's error body |
/// | `409 { "sku_taken" => SkuTaken, "stale" => Stale(StaleBody), _ => Conflict }` | one per arm, by the error body's code | of the arm, as above |
///
/// The status decides first, whatever the body is. Where an API puts several meanings on one status, or on a class, braces
/// split it: the body's code, as `ErrorBody::code` of the API's error body gives it, then chooses the arm. An arm with a
/// body of its own is also chosen by the code that its own body gives. Several codes lead to one arm by `"a" | "b" => Name`.
/// The last arm, `_ => Name`, takes the rest: another code, no code, a body that does not decode.
///
/// # Comparing with an OpenAPI document
///
/// With the feature `openapi` of `mighty-runtime`, `openapi = "openapi.json"` compares each endpoint with its operation in that
/// document while the crate is compiled; every difference is an error. The path begins in the folder of the crate's
/// `Cargo.toml`, the document is JSON, of OpenAPI 3.0 or 3.1. It is read once per compilation, and a change of the file
/// compiles the crate anew.
///
/// | compared | with |
/// |---|---|
/// | method and path | placeholders by their places, whatever they are called; what all paths of the document begin with may be left to `Api::BASE_URL`, which then has to end with it |
/// | `#[query]` arguments | the query parameters, by name: every one of them, `Option` exactly where it is not required (a list may be either, since it may be empty); of an object of style `deepObject`, its properties, `filter[color]`. The fields of `#[query(flatten)]` cannot be known here, and what is missing may be among them |
/// | `#[body]`, `#[form]`, `#[part]` | whether there is a body, whether it may be left out, and its media type |
/// | | how a list is written: `style = comma` where the document does not explode it, and so on; an object or a text of a media type is no list |
/// | `#[header]` arguments, `idempotency_key` | the headers and cookies that are required: each is an argument, cookies as `Cookie` |
/// | `success` | the successes of the operation |
/// | the success type | whether a success has a body, and whether that is JSON, as far as the document says it |
/// | `auth = none` | whether the operation wants credentials (`security`), where the document says it |
/// | `errors(…)` | the error statuses, both ways; those that stand on the trait need not be in the document, and a class counts for its statuses |
///
/// A parameter of the document that is left out on purpose, or sent by `Api::HEADERS`, is `omitted("locale", "X-Tenant")`, on a
/// method or on the trait for all of them. What the API does and the document does not say is `undocumented(409, "locale")`: statuses, written as in `errors(…)`, and
/// query parameters; or `undocumented` alone, where the document lacks the operation. What is behind a reference that leads nowhere
/// is not compared. `OrdersEndpoints::OPENAPI` is the document, for a test of the SDK that no operation is without an endpoint.
///
/// # Retries
///
/// | in `retry(…)` | meaning | default |
/// |---|---|---|
/// | `attempts = 4` | how often a call is sent at most | 4 |
/// | `never` | it is sent once | |
/// | `on = [429, 5xx, connect, timeout, reset]` | exactly what is retried | what waiting may cure: 408, 429, 500, 502, 503, 504, and no complete answer |
/// | `rejected = [429, 503]` | statuses by which the API promises that it did nothing, so that any method may be repeated | none |
/// | `base = "100ms"` | the bound of the first wait | 100 ms |
/// | `factor = 4` | by what it grows | 4 |
/// | `cap = "10s"` | the bound of every wait | 10 s |
/// | `throttle_base = "1s"` | the bound of the first wait after throttling | 1 s |
///
/// A class in `on` means the statuses of it that waiting may cure. What is said nearer wins, field by field: the call,
/// the client, the endpoint, the trait. Whatever is asked for, a `POST` or `PATCH` that may have been processed is sent
/// again only if it is `idempotent`, has an `idempotency_key`, or was `rejected`.
#[proc_macro_attribute]
pub fn endpoints(attribute: TokenStream, item: TokenStream) -> TokenStream {
    endpoints::expand(SETUP, attribute.into(), item.into()).into()
}

/// The features that it was compiled with.
const SETUP: setup::Setup = setup::Setup {
    #[cfg(feature = "openapi")]
    read_document: document_file::read,
    #[cfg(not(feature = "openapi"))]
    read_document: setup::no_document,
    describes_types: cfg!(feature = "schemars"),
};

/// Describes the request of one method, in a trait with `#[endpoints]`.
///
/// ```ignore
/// #[endpoint(method = POST, path = "/shops/{shop}/orders", success = 201, errors(409 => Duplicate), except(403))]
/// async fn create_order(&self, shop: &str, #[query] notify: Option<bool>, #[body] new: &NewOrder) -> Result<Order, CreateOrderError>;
/// ```
///
/// | key | meaning |
/// |---|---|
/// | `method = GET` | `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE` or `OPTIONS`; required |
/// | `path = "/orders/{id}"` | the path behind the API's base URL; each placeholder is an argument; required |
/// | `success = 201` | the only status that means success; any 2xx if it is not said |
/// | `errors(404)` | error statuses beside the trait's; one that the trait declares with another name, body or split takes its place, all its arms together |
/// | `except(403)` | statuses of the trait that this endpoint never answers with |
/// | `undocumented(409, "locale")`, `undocumented` | what the trait's OpenAPI document does not say of it |
/// | `omitted("locale")` | what that document says of it and is left out on purpose; also on the trait |
/// | `retry(…)` | as on the trait |
/// | `idempotent` | sending it twice does what sending it once does, although it is a `POST` or `PATCH` |
/// | `idempotency_key = "Idempotency-Key"` | the header in which each call sends a key of its own, the same on every attempt |
/// | `timeout = "30s"`, `attempt_timeout = "10s"` | as on the trait |
/// | `expect_continue` | the body is sent when the server says that it takes it (`Expect: 100-continue`), or says nothing for a second: for large bodies that it may refuse by the head alone. Over `HyperTransport`, and HTTP/1: hyper does not tell of that answer over HTTP/2 |
/// | `auth = none` | nobody is asking: no token goes along, no source of tokens is asked, nothing is signed; for the endpoint that logs in |
/// | `auth = "admin"` | the credentials that `Api::AUTH` declares under this name; also on the trait, where `auth = default` on a method takes it back |
/// | `base = "files"` | the path is appended to the base that `Api::BASES` declares under this name; also on the trait, where `base = default` on a method takes it back |
/// | `follow` | redirects are followed, see below |
/// | `paginate`, `paginate(…)` | the answers are pages of a list, see below |
///
/// # Arguments
///
/// | attribute | fills | type |
/// |---|---|---|
/// | none | the placeholder of the argument's name; `{name..}` keeps the slashes of what fills it: each segment is encoded, and none may be empty, `.` or `..` | `Display` |
/// | `#[query]`, `#[query(name = "per_page")]` | a pair in the query | `Display` |
/// | `#[query(style = comma)]`, `pipe`, `space` | a list in one pair, `id=1,2`; none if it is empty | a list of `Display` |
/// | `#[query(flatten)]` | a pair per field | `Serialize` |
/// | `#[header("X-Name")]` | a header | `Display` |
/// | `#[body]` | the body, as JSON; a number that JSON does not have is an error | `Serialize` |
/// | `#[body("application/merge-patch+json")]` | the same, under this media type | `Serialize` |
/// | `#[body(raw)]`, `#[body(raw, "text/csv")]` | the body, as it is; text is `text/plain`, bytes are `application/octet-stream`, unless an argument is `#[header("Content-Type")]`; `#[body(raw, untyped)]` sends none | `IntoBody`: `Bytes`, `Vec<u8>`, `&[u8]`, `String`, `&str`, `Body` |
/// | `#[form]`, `#[form(untyped)]` | the body, as a form; the second without a `Content-Type` | `Serialize` |
/// | `#[part]`, `#[part(name = "avatar")]` | a part of a multipart body | `IntoPart` |
/// | `#[url]` | the whole URL, as an earlier answer gave it; the path is that of the documentation then, and its placeholders are no arguments | `Link` |
///
/// Arguments come by value or by reference. `Option` is left out if it is `None`. `Vec`, slices and arrays repeat a
/// query parameter, a header or a part. Both are recognised by how the type is written.
///
/// A request has one body. A raw one that is a `Body` may be a stream, which is sent at most once.
///
/// A `Link` is had from `Response::location()`, or is a field of a success type. It may be relative, and is refused before anything is
/// sent if it leads to another origin than the client's base URL, since the token goes with it. `#[query]` arguments are put
/// behind what it has:
///
/// ```ignore
/// #[endpoint(method = PATCH, path = "/{name}/uploads/{session}", success = 202)]
/// async fn upload_chunk(&self, #[url] session: &Link, #[body(raw)] chunk: Bytes) -> Result<Response<()>, UploadChunkError>;
/// ```
///
/// # Success
///
/// | in `Result<…, Error>` | the answer's body |
/// |---|---|
/// | `()` | is ignored |
/// | `String` | as text |
/// | `Bytes` | as it is |
/// | `Response<T>` | as for `T`, with status and headers |
/// | `Conditional<T>` | as for `Response<T>`; or there is none, with 304 Not Modified, which is a success then |
/// | anything else | as JSON |
///
/// A `Conditional<…>` is what `GET` and `HEAD` return where an argument is the condition:
/// `#[header("If-None-Match")] etag: Option<&str>`, or `If-Modified-Since`.
///
/// # Pages
///
/// ```ignore
/// #[endpoint(method = GET, path = "/orders", paginate)]
/// async fn list_orders(&self, #[query] page: Option<u64>) -> Result<Listed<Order>, ListOrdersError>;
/// ```
///
/// The success type is a page: a `Vec`, or a type that implements `Page`. Beside the method there is another one,
/// `list_orders_stream`, with the same arguments, which gives the items over all pages: an `Items<Listed<Order>,
/// ListOrdersError>`, a `Stream`, whose `pages()` are the pages whole. Each page is one call of this endpoint. A fake of the
/// trait makes one by `Items::from_pages`.
///
/// `paginate` alone follows what `Api::PAGINATION` says. In its place, asked in this order until the answer says anything
/// about one of them:
///
/// | in `paginate(…)` | the next page |
/// |---|---|
/// | `link = "links.next"` | is behind a link, absolute or relative, in this field of the body |
/// | `link_header` | is behind the link with `rel="next"` in a `Link` header |
/// | `page_number = "page"` | has the next number in this query parameter, until a page is empty |
/// | `total_pages = "meta.total_pages"` | beside `page_number`: the field with the number of the last page |
/// | `cursor = "meta.next", cursor_parameter = "after"` | is asked for with what is in this field, in this query parameter |
/// | `page_size = "per_page"` | the query parameter that `Items::page_size` sets; the API's if it is not said |
///
/// Fields are named from the root of the body, with dots between the names of nested ones. A link that leads to another
/// origin is refused before anything is sent there.
///
/// # Redirects
///
/// A 3xx is an answer like others: a status that is not declared. With `follow` its `Location` is asked in its place, five times
/// at most:
///
/// | the answer | what follows |
/// |---|---|
/// | 301, 302, 307, 308 to `GET`, `HEAD`, `OPTIONS` | the same request; to others they stay what they are |
/// | 303 | `GET`, or `HEAD` after that, without a body |
///
/// At its own origin the request keeps what it has. Another origin gets `Accept`, `User-Agent` and `Range` of it and nothing else, no
/// token and no body, as storage behind signed URLs wants it; and what comes after that is asked in the same way, wherever it is. It has
/// to be https, or plain http from this machine to itself. What cannot be followed, a circle, a sixth one are
/// `UnexpectedKind::Redirect`. All of it is one attempt, within the time of one; a retry begins at the beginning. A status that the endpoint
/// declares is not followed.
///
/// By itself, without `#[endpoints]` on the trait, this attribute is an error that says so.
#[proc_macro_attribute]
pub fn endpoint(_attribute: TokenStream, item: TokenStream) -> TokenStream {
    endpoint::expand(item.into()).into()
}

/// The headers that nobody may set, for the runtime: one list for both.
#[doc(hidden)]
#[proc_macro]
pub fn __framing_headers(_input: TokenStream) -> TokenStream {
    header_names::table().into()
}
