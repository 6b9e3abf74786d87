//! A session with a server in a file: recorded once, replayed in every test.
//!
//! ```
//! use mighty_runtime::testing::{InProcess, RecordMode, Recording, Reply};
//! use mighty_runtime::{Api, Client, Problem, endpoints};
//! use serde_json::json;
//!
//! enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example";
//!     // Beside what is known as a secret of any API: tokens, passwords, cookies, signatures.
//!     const SECRETS: &'static [&'static str] = &["voucher"];
//!     type ErrorBody = Problem;
//! }
//!
//! #[endpoints(api = Shop, errors(5xx))]
//! trait Orders {
//!     /// How many orders are open.
//!     #[endpoint(method = GET, path = "/orders/count")]
//!     async fn count(&self, #[query] voucher: &str) -> Result<u64, CountError>;
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let path = std::env::temp_dir().join(format!("mighty-{}", std::process::id())).join("count.jsonl");
//! # let server = InProcess::script([Reply::json(200, &json!(7))]);
//! # let recorder = Recording::of::<Shop>(&path).mode(RecordMode::All).over(server)?;
//! # Client::<Shop, _>::over(recorder.clone()).build()?.count("SUMMER").await?;
//! # recorder.finish()?;
//! // "tests/recordings/count.jsonl"
//! let recording = Recording::of::<Shop>(&path).replay()?;
//! let shop = Client::<Shop, _>::over(recording.clone()).build()?;
//!
//! assert_eq!(shop.count("a voucher, whichever").await?, 7);
//! recording.finish()?;
//! # std::fs::remove_dir_all(path.parent().unwrap())?;
//! # Ok(())
//! # }
//! ```
//!
//! # The file
//! is JSON, a line each: a header with the version of the format and the API, then an exchange per line, in the order in which they
//! began, calls at the same time included. It holds no time and nothing of chance but what the server says in headers, so that a session
//! that does the same writes the same. It is written as a whole or not at all, when the session [finishes](Recorder::finish).
//!
//! An exchange has the endpoint, the request's method, path and query, headers and body, and the answer or what came in place of one: a
//! failure of the transport, or `"stalled"`, where the caller gave up. JSON stands as JSON, without white space between its tokens; forms
//! and parts as their fields; text as text; else base64. Events and lines keep the pieces in which they came. A body that its
//! caller did not read to the end says so: `"end": "dropped"`. Bodies are kept to [32 MiB](Recording::max_body), and a body with a content
//! coding that the transport does not take off not at all, since nobody sees a secret in it.
//!
//! # Secrets
//! are replaced by `REDACTED`, numbers by 0, and match anything in a replay, which needs no token:
//!
//! - `Authorization`, `Proxy-Authorization`, cookies, and each header that the client was given as a token, a key or a signature, or in
//!   [`ClientBuilder::header`](crate::ClientBuilder::header);
//! - headers, query parameters, path parameters, cookies, form fields, parts and members of JSON at any depth that have a name which tells
//!   it (`password`, `access_token`, `client_secret`, `X-Amz-Signature`, …) or which the API names by
//!   [`Api::SECRETS`](crate::Api::SECRETS), [`Api::TOKEN`](crate::Api::TOKEN) or [`Api::AUTH`](crate::Api::AUTH); `-`, `_` and
//!   case do not count. They are found in events, in links and in text with `name=value`, too, and so are users in URLs;
//! - what was found in such a place is taken out wherever else in the session it stands, as it is, percent-encoded, escaped, in
//!   hexadecimal digits or in base64, if it has eight bytes or more; sixteen, if it has letters only.
//!
//! What no name tells is not known to be secret: read a recording before you publish it.
//!
//! # A replay
//! gives each exchange once, the first that has the request's method, path, query and body. [`Recording`] says otherwise. A request that is
//! not in the recording is an error that is not retried, with the difference as its cause; [`Recorder::finish`] tells of it again, and
//! of exchanges that were not used. Retries are replayed attempt by attempt, and their waits are tokio's, which can be paused.

mod body;
mod builder;
mod difference;
mod error;
mod fault;
mod file;
mod line;
mod matching;
mod media;
mod mode;
mod parts;
mod played;
mod recorder;
mod secrets;
mod sent_body;
mod taken;
mod tape;
mod tee;
mod written;

pub use self::builder::Recording;
pub use self::error::RecordingError;
pub use self::matching::RequestPart;
pub use self::mode::RecordMode;
pub use self::recorder::{NoServer, Recorder};
