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
mod from_answer;
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
/// | `error_body = BillingError` | the error body of these endpoints, in place of the API's: a second shape on one host |
/// | `error = OrdersError` | generates this enum, into which every endpoint's error converts |
/// | `openapi = "openapi.json"` | compares every endpoint with this document, see below |
/// | `retry(…)` | the retry settings of every endpoint, see below |
/// | `timeout = "30s"` | the limit of a whole call, retries included |
/// | `attempt_timeout = "10s"` | the limit of one attempt |
/// | `headers("X-Version" = "2")`, `query("api-version" = 3)` | what every endpoint sends, as on a method |
/// | `auth = none`, `auth = "admin"` | who asks every endpoint, see `endpoint` |
/// | `base = "files"` | the base of the API that every path is appended to, see `endpoint` |
/// | `local` | the futures need not be `Send`, for runtimes of one thread |
/// | `server`, `server = "feature"` | `MembersServer::router(backend)`, the server of whatever implements the trait, always or with that feature of your crate; see the module `server` of the runtime, whose feature `server` it needs. Success types and error bodies are then also `Serialize`, a struct with `FromAnswer` also `IntoAnswer` |
/// | `non_exhaustive` | the error enums, and those of several successes, are `#[non_exhaustive]`: declaring a further status is no breaking change |
/// | `crate = ::my_sdk::rt` | where the runtime is found, if it is not `::mighty_runtime` |
/// | `testing`, `testing = "feature"` | a mock of the trait, and errors that can be built, see below; always, or with that feature of your crate |
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
/// - One enum for the successes of an endpoint with `success(…)`, under the name in its return type, with these variants and no other.
/// - `OrdersEndpoints`: a constant per endpoint (`OrdersEndpoints::SHOW_ORDER`) and `ALL`.
///
/// With `testing`, which wants the feature `testing` of `mighty-runtime`, or with `server`:
///
/// - `ShowOrderCall { pub id: u64 }` for each endpoint: its arguments by value.
/// - A function for each variant of each error enum: `ShowOrderError::not_found(body)`, `ShowOrderError::server_error::<503>(body)` with
///   the status of a class, `ShowOrderError::unexpected(fault)`. `body` is one of the status's type if that implements `Serialize`, or an
///   `ErrorReply`, which also has headers, attempts and bodies in other formats. Names are in snake case, `HTTPGone` is `http_gone`; one
///   that every error has already (`status`, `message`, …) is an error at the variant.
/// - With `testing`, `OrdersMock`, the methods of `mighty_runtime::testing::Mock<Shop>`:
///   `mock.show_order(|call| call.id == 7).returns(order).times(2)`.
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
/// | `200 => NotOk`, `2xx => NotOk` | `NotOk`: an error inside a success | the API's error body |
/// | `302`, `304 => Unchanged` | `Found`, `Unchanged`: a redirect, with its `location()` | the API's error body |
/// | `3xx`, `4xx`, `5xx` | `Redirection`, `ClientError`, `ServerError`: those that are not listed by themselves | the API's error body |
/// | `409 { "sku_taken" => SkuTaken, "stale" => Stale(StaleBody), _ => Conflict }` | one per arm, by the error body's code | of the arm, as above |
///
/// The status decides first, whatever the body is. Where an API puts several meanings on one status, or on a class, braces
/// split it: the body's code, as `ErrorBody::code` of the API's error body gives it, then chooses the arm. An arm with a
/// body of its own is also chosen by the code that its own body gives. Several codes lead to one arm by `"a" | "b" => Name`; a
/// number, `1234 => Expired`, is its decimal text.
/// The last arm, `_ => Name`, takes the rest: another code, no code, a body that does not decode.
///
/// Where an API answers 200 with an error in the body, `Api::ERROR_IN_SUCCESS` says which
/// answers those are, and what status each means. `errors(200 { "channel_not_found" => ChannelNotFound, _ => NotOk })` gives them
/// variants: an arm with the code goes first, then the variant of the status that is meant, then `_`. Where nothing of it is declared,
/// it is `Unexpected`, and never a success.
///
/// # The other sides
///
/// With the features `testing` and `server` of `mighty-runtime`, the words of the same name read what the client sends back into the arguments of the
/// method: `ShowOrderCall` has a field for each, by value (`String` for `&str`, `Vec<T>` for `&[T]`). `OrdersServer::router(backend)` asks a
/// `backend: impl Orders`; `OrdersMock` expects calls of a `testing::Mock<Shop>`.
///
/// | argument | read by |
/// |---|---|
/// | of the path, `#[query]`, `#[header]`, `#[cookie]` | `FromStr`, the counterpart of `Display`; a type without it by `Deserialize`: numbers, truth values, the name of a variant, text |
/// | `#[body]`, `#[form]`, `#[query(flatten)]`, `style = deep_object` | `Deserialize`. What a form leaves out because it is empty, a list, a map, a `None`, is empty again |
/// | `#[body(raw)]` | `Bytes`, `Vec<u8>`, `&[u8]`, `String`, `&str`; an `Upload` or a `Body` is handed on as it comes, to be read by `IntoBody` and `Body::chunk` |
/// | `#[part]` | text, numbers and booleans by `FromStr`; `Part`, `StreamPart` and `Upload`. If the last part is one of these, it is handed on as it comes, as soon as all others that have to be there are |
/// | `#[url]` | a `Link` of the path and the query that were asked for |
///
/// An empty list is sent as nothing, so an `Option` of a list is `None` then. A parameter that is one value is an error if it is there twice. Constants
/// (`headers(…)`, `query(…)`, `body = {}`) are not asked for, and the key of `idempotency_key` is no argument.
///
/// A body without a `Content-Type` is taken for what the endpoint has; one of another media type, or with a content coding, is 415 (RFC 9110,
/// 15.5.16), where it is read: JSON may be any JSON, a raw body anything. What is read before the method is called may have 32 MiB, or what
/// `Routes::max_body` says; more is 413.
///
/// Each argument has to be of one type that can be owned: neither a parameter of the method nor of the trait, and nothing that borrows but references,
/// in an `Option`, a list or a tuple at most.
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
/// | `success` | the successes of the operation; of several that are listed, all of them |
/// | the success type | whether a success has a body, and whether that is JSON, as far as the document says it; of a struct with `#[derive(FromAnswer)]` what its `#[body]` is read as, unless the struct depends on a parameter of the trait |
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
    has_mocks: cfg!(feature = "testing"),
    has_server: cfg!(feature = "server"),
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
/// | `method = GET` | `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE` or `OPTIONS`; another one as a string, `method = "PROPFIND"`, which is sent again as the registry of methods says, and as a `POST` if that does not have it; required |
/// | `path = "/orders/{id}"` | the path behind the API's base URL; each placeholder is an argument; required |
/// | `success = 201`, `success = [201, 202]` | the only statuses that mean success, all read into one type; any 2xx if it is not said |
/// | `success(200(Asset) => Ready, 202 => Queued)` | the same, each a variant of an enum, see below |
/// | `errors(404)` | error statuses beside the trait's; one that the trait declares with another name, body or split takes its place, all its arms together; a split without `_` adds its arms to the trait's |
/// | `except(403)` | statuses of the trait that this endpoint never answers with |
/// | `undocumented(409, "locale")`, `undocumented` | what the trait's OpenAPI document does not say of it |
/// | `omitted("locale")` | what that document says of it and is left out on purpose; also on the trait |
/// | `retry(…)` | as on the trait |
/// | `idempotent` | sending it twice does what sending it once does, although it is a `POST` or `PATCH` |
/// | `idempotency_key = "Idempotency-Key"` | the header in which each call sends a key of its own, the same on every attempt |
/// | `timeout = "30s"`, `attempt_timeout = "10s"` | as on the trait |
/// | `expect_continue` | the body is sent when the server says that it takes it (`Expect: 100-continue`), or says nothing for a second: for large bodies that it may refuse by the head alone. Over `HyperTransport`, and HTTP/1: hyper does not tell of that answer over HTTP/2 |
/// | `stream(…)` | how the stream that it answers with ends and goes on, see below |
/// | `headers("Accept" = "text/csv")`, `query(all = true, "filter[x]" = 1)` | what is always sent: texts, numbers, `true` and `false`. One of the trait's with that name makes room, as it does for an argument |
/// | `body = {}` | the body is always an empty object, as JSON |
/// | `allow_body` | a `GET` or `HEAD` has a body, which HTTP gives no meaning and some servers refuse |
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
/// | none | the placeholder of the argument's name, alone in its segment or with text beside it, `/items/{id}.json`; `{name..}` keeps the slashes of what fills it: each segment is encoded, and none may be empty, `.` or `..` | `Display` |
/// | `#[query]`, `#[query(name = "per_page")]` | a pair in the query | `Display` |
/// | `#[query(style = comma)]`, `pipe`, `space` | a list in one pair, `id=1,2`; none if it is empty | a list of `Display` |
/// | `#[query(style = repeated)]`, `brackets` | a list in a pair per element, `id=1&id=2`, which is how lists are written anyway, or `id[]=1&id[]=2` | a list of `Display` |
/// | `#[query(style = deep_object)]` | a struct or a map in a pair per property, `filter[colour]=red`; what is in a property goes on so, `filter[size][0]=1` | `Serialize` |
/// | `#[query(flatten)]` | a pair per field | `Serialize` |
/// | `#[query(flatten, nested)]` | the same, of fields that have fields, `a[b][0]=c`; `nested, brackets` has no numbers, `a[b][]=c` | `Serialize` |
/// | `#[header("X-Name")]` | a header | `Display` |
/// | `#[cookie("session")]` | a cookie; all of them are one header. Nothing is encoded, and a character that no cookie carries (RFC 6265, 4.1.1) is an error | `Display` |
/// | `#[body]` | the body, as JSON; a number that JSON does not have is an error | `Serialize` |
/// | `#[body("application/merge-patch+json")]` | the same, under this media type | `Serialize` |
/// | `#[body(json)]`, `#[body(json, "application/vnd.shop+json")]` | the same, also of bytes and text: a list of numbers, text in quotes. `#[body]` of them is an error that says so | `Serialize` |
/// | `#[body(raw)]`, `#[body(raw, "text/csv")]` | the body, as it is; text is `text/plain`, bytes are `application/octet-stream`, unless an argument is `#[header("Content-Type")]`; `#[body(raw, untyped)]` sends none | `IntoBody`: `Bytes`, `Vec<u8>`, `&[u8]`, `String`, `&str`, `Upload` (a stream, what opens one, a file), `Body` |
/// | `#[form]`, `#[form(untyped)]` | the body, as a form; the second without a `Content-Type` | `Serialize` |
/// | `#[form(nested)]`, `#[form(nested, brackets)]` | the same, of fields that have fields: `a[b][0]=c`, or `a[b][]=c`; also with `untyped` | `Serialize` |
/// | `#[part]`, `#[part(name = "avatar")]` | a part of a multipart body | `IntoPart` |
/// | `#[url]` | the whole URL, as an earlier answer gave it; the path is that of the documentation then, and its placeholders are no arguments | `Link` |
///
/// Arguments come by value or by reference. `Option` is left out if it is `None`. `Vec`, slices and arrays repeat a
/// query parameter, a header or a part. Both are recognised by how the type is written.
///
/// In a nested form or query, what is `None` or empty is not sent; the elements of a list are numbered as they stand in it.
///
/// Of two placeholders in one segment, `/compare/{base}...{head}`, no value may hold or complete the text between them where that
/// is not encoded: `a...b` as `base` is an error, since a server could part it elsewhere. `{x},{y}` takes every text, because the
/// comma of a value is sent as `%2C`.
///
/// A request has one body. A raw one that is a `Body`, or a `StreamPart`, may be a stream, which is sent at most once. Whether an
/// `Upload`, or a `Part` that is made of one, can be sent again is known when the call is made: a file and an opener can, and
/// `retry(…)` holds for them.
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
/// | `Download` | its bytes, as they come |
/// | `Events<T>` | an event stream, `text/event-stream`: the data of each event as `T`, by JSON, or as they are for a `String`; `Event<T>` has type and id beside them |
/// | `Lines<T>` | a JSON text per line (NDJSON), or behind each separator (`application/json-seq`), as `T` |
/// | a struct with `#[derive(FromAnswer)]` | the body and the headers that its fields name |
/// | anything else | as JSON |
///
/// The request says what it accepts: `application/json, */*;q=0.5` for JSON and where nothing is read; `text/plain, */*;q=0.5` for a `String`; `*/*` for `Bytes` and a
/// `Download`; the types of events and lines for those. An `Accept` of the client, of `Api::HEADERS`, of
/// `headers(…)` or of an argument takes its place, the last one that there is.
///
/// Where answers of several types are successes, `success(…)` lists them, and the type in the signature is the name of an enum that is
/// generated beside the trait:
///
/// ```ignore
/// #[endpoint(method = GET, path = "/assets/{id}", success(200(Asset) => Ready, 202(Job) => Queued, 304 => Unchanged, derive(Clone)))]
/// async fn asset(&self, id: u64) -> Result<AssetOutcome, AssetError>;
/// ```
///
/// The status chooses the variant, which holds the type in the parentheses, read as in this table (`303(Response<()>)` has the
/// `location()` of a redirect), or nothing. A variant without a name of its own has the reason phrase. The enum derives `Debug`, and what
/// `derive(…)` says. Two methods may name one enum if they declare the same successes; `Result<Response<AssetOutcome>, …>` has status and
/// headers beside it. No other status is a success then.
///
/// A `Conditional<…>` is what `GET` and `HEAD` return where an argument is the condition:
/// `#[header("If-None-Match")] etag: Option<&str>`, or `If-Modified-Since`.
///
/// # Streams
///
/// ```ignore
/// #[endpoint(method = POST, path = "/completions", stream(end = "[DONE]"))]
/// async fn complete(&self, #[body] question: &Question) -> Result<Events<Delta>, CompleteError>;
/// ```
///
/// The items of `Events<…>` and `Lines<…>` have the endpoint's own error: `Result<Delta, CompleteError>`. So the return type is
/// `Result<Events<Delta, CompleteError>, CompleteError>`, which is what a fake of the trait writes; the macro adds it. What is an error
/// in the middle of a stream is for `Api::stream_error` to say.
///
/// | in `stream(…)` | meaning |
/// |---|---|
/// | `end = "[DONE]"` | an item with these data is the end, and is not handed out; a stream without it has broken off |
/// | `end_event = "message_stop"` | an event of this type is the end, and the last item |
/// | `unmarked_end` | the stream ends with its answer, whatever `Api::STREAMING` says |
/// | `resume(parameter = "after", member = "/id")` | a stream that breaks off goes on with this member of its last item (a JSON pointer) in this query parameter |
/// | `skip_undecodable` | it goes on behind an item that does not decode, which is an error in any case |
/// | `idle_timeout = "60s"` | the longest silence; of a `Download` as well |
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
/// | `last_item = "data.id", cursor_parameter = "starting_after"` | the same with this field of the last item; the list on the way, which may be the body itself, stands for that |
/// | `cursor_member = "page.cursor"` | in place of `cursor_parameter`: it goes into this member of the JSON body |
/// | `has_more = "has_more"` | beside `cursor` or `last_item`: the field that is `false` on the last page |
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
/// At its own origin the request keeps what it has. Another origin gets of it what is accepted, `User-Agent`, and where to go on (`Range`, `If-Range`, `Last-Event-ID`), and nothing else, no
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

/// Reads an answer into a struct whose fields are its body and its headers.
///
/// ```ignore
/// #[derive(Debug, FromAnswer)]
/// pub struct Listed {
///     #[body]
///     pub orders: Vec<Order>,
///     #[header("X-Total-Count")]
///     pub total: u64,
///     #[header("ETag")]
///     pub etag: Option<String>,
/// }
///
/// #[endpoint(method = GET, path = "/orders")]
/// async fn list(&self) -> Result<Listed, ListError>;
/// ```
///
/// It is a success type like any other: by itself, in a `Response<…>`, in a variant of `success(…)`, and, if it implements `Page`, of a
/// list. The body is read as its type says in the table of [`macro@endpoint`]; without a field for it, it is ignored.
///
/// A header is read by `FromStr`. `Option` is `None` where it is missing; a `Vec` has an element for each value, of several headers of
/// one name or of a list with commas (RFC 9110, 5.3), and may be empty. A header that is missing otherwise, or that cannot be read, is an
/// undecodable success: `Unexpected`, whose `decode_error()` names it.
///
/// Without `#[body]` it is also what `HEAD` and 204 answer with.
///
/// Where the library has another name, the struct has `#[answer(crate = ::my_sdk::mighty_runtime)]`.
#[proc_macro_derive(FromAnswer, attributes(body, header, answer))]
pub fn from_answer(item: TokenStream) -> TokenStream {
    from_answer::expand(SETUP, item.into()).into()
}

/// Writes a struct with [`FromAnswer`](derive@FromAnswer) as an answer again, for a trait with `server` or `testing`: with the same
/// marks on its fields.
///
/// ```ignore
/// #[derive(Debug, FromAnswer)]
/// #[cfg_attr(feature = "server", derive(IntoAnswer))]
/// pub struct Listed {
///     #[body]
///     pub orders: Vec<Order>,
///     #[header("X-Total-Count")]
///     pub total: u64,
/// }
/// ```
///
/// A header is written by `Display`; none where an `Option` is `None`, and one for each element of a `Vec`. A text that would not be read
/// as it is, of more than one line, with spaces around it, or an element with a comma, is a 500.
#[proc_macro_derive(IntoAnswer, attributes(body, header, answer))]
pub fn into_answer(item: TokenStream) -> TokenStream {
    from_answer::expand_into(item.into()).into()
}

/// The headers that nobody may set, for the runtime: one list for both.
#[doc(hidden)]
#[proc_macro]
pub fn __framing_headers(_input: TokenStream) -> TokenStream {
    header_names::table().into()
}
