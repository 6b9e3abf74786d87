//! A page about all operations of an API, made of the descriptors of its traits.
//!
//! It is Markdown, and is made for an SDK to keep as a file, which it shows in its documentation and compares in a test, so
//! that it is never stale:
//!
//! ```
//! use mighty_runtime::{Api, Help, Problem, endpoints, reference};
//!
//! enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example";
//!     const HELP: &'static [Help] = &[Help::class(5, "The shop has a problem. Please try again in a few minutes.")];
//!     type ErrorBody = Problem;
//! }
//!
//! #[endpoints(api = Shop, errors(5xx))]
//! trait Orders {
//!     /// How many orders are open.
//!     #[endpoint(method = GET, path = "/orders/count", errors(404))]
//!     async fn count(&self) -> Result<u64, CountError>;
//! }
//!
//! let page = reference::operations::<Shop>(&[("Orders", OrdersEndpoints::ALL)]);
//! assert!(page.contains("| `GET /orders/count` | `count` | 2xx | 404 `NotFound`<br>5xx `ServerError` |"));
//! assert!(page.contains("“The shop has a problem. Please try again in a few minutes.”"));
//! ```
//!
//! In a test of the SDK:
//!
//! ```no_run
//! # fn page() -> String { String::new() }
//! let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operations.md");
//! let page = format!("# Operations\n\n{}", page());
//! if std::env::var_os("MIGHTY_BLESS").is_some() {
//!     std::fs::write(file, &page).unwrap();
//! }
//! assert!(std::fs::read_to_string(file).unwrap_or_default() == page, "write it anew with `MIGHTY_BLESS=1 cargo test`");
//! ```
//!
//! and in its documentation `#[doc = include_str!("../docs/operations.md")] pub mod operations {}`.

mod errors;
mod help;
mod markdown;
mod retries;
mod ways;

use crate::author::api::Api;
use crate::describe::declared::DeclaredSuccess;
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::RetryPolicy;

/// What the columns mean.
const HEAD: &str = "\
Each operation has a row: its request, its function, the status of its success, and the statuses of its error with their
variants (and, where a status has several, the codes of the error body that tell them apart). Every error has one more
variant, `Unexpected`: no answer, an undeclared status, an undecodable success, or an argument that cannot be sent.

Retries are made for the statuses that are named, and where no connection was made (`connect`), no answer came in time
(`timeout`) or the connection broke (`reset`). The number of attempts includes the first. A request that is not idempotent, by
its method, by declaration or by the key that it carries, is repeated only where the first one was certainly not processed.

A list that comes in pages says how the next one is found: by a link, a number or a cursor, and where in the answer it is; and
which parameter sets the size of a page.

Below a request stands what is unusual about it: that nobody is asking, or who (as nobody, as `admin`), another base of the API
(at `files`), that redirects are followed. What a stream ends with, and by which parameter it goes on when it breaks off, stands
with the pages.
";

/// Titles, each with the endpoints of a trait, `[("Members", MembersEndpoints::ALL)]`: a section with a table for each, and
/// one with what the API says about its statuses ([`Api::HELP`]), if it says anything.
///
/// There is no title above them: it begins with a paragraph, and the sections' headings are of the second level. Retries are
/// shown as they are for a client and a call without settings of their own; a body that is a stream is sent only once
/// whatever is said here. The same input gives the same text.
#[must_use]
pub fn operations<A: Api>(traits: &[(&str, &[&Endpoint])]) -> String {
    let sections = traits.iter().map(|(title, endpoints)| section(title, endpoints, A::RETRY));
    let sections: String = sections.collect();
    format!("{HEAD}{sections}{}", help::section(A::HELP))
}

fn section(title: &str, endpoints: &[&Endpoint], api: RetryPolicy) -> String {
    let rows: String = endpoints.iter().map(|endpoint| row(endpoint, api)).collect();
    let columns = ["operation", "function", "success", "errors", "retries", "idempotent", "pages"];
    format!("\n## {title}\n\n{}{}{rows}", markdown::row(&columns), markdown::row(&columns.map(|_| "---")))
}

fn row(endpoint: &Endpoint, api: RetryPolicy) -> String {
    let request = ways::request(endpoint);
    let name = format!("`{}`", endpoint.name());
    let success = successes(endpoint);
    let errors = errors::cell(endpoint.errors());
    let (retries, idempotent) = (retries::cell(endpoint, api), retries::idempotent(endpoint));
    let pages = ways::pages(endpoint);
    markdown::row(&[&request, &name, &success, &errors, &retries, &idempotent, &pages])
}

/// The statuses of success, with their variants.
fn successes(endpoint: &Endpoint) -> String {
    let written = |success: &DeclaredSuccess| match success.variant() {
        Some(variant) => format!("{} `{variant}`", success.status()),
        None => success.status().to_string(),
    };
    let mut successes: Vec<String> = endpoint.successes().iter().map(written).collect();
    if successes.is_empty() {
        successes.push("2xx".to_owned());
    }
    successes.extend(endpoint.accepts_not_modified().then(|| "304".to_owned()));
    let has_variants = endpoint.successes().iter().any(|success| success.variant().is_some());
    successes.join(if has_variants { "<br>" } else { ", " })
}
