//! Who asks an operation and where it is, and how its answer goes on: in pages, or as a stream.

use crate::describe::auth::Auth;
use crate::describe::endpoint::Endpoint;
use crate::describe::streaming::{StreamEnd, Streaming};

/// `` `GET /orders`<br>as nobody<br>at `files`<br>follows redirects ``
pub(super) fn request(endpoint: &Endpoint) -> String {
    let auth = match endpoint.auth() {
        Auth::Client => None,
        Auth::None => Some("as nobody".to_owned()),
        Auth::Named(name) => Some(format!("as `{name}`")),
    };
    let base = endpoint.base().map(|name| format!("at `{name}`"));
    let follows = endpoint.follows_redirects().then(|| "follows redirects".to_owned());
    let line = format!("`{} {}`", endpoint.method(), endpoint.path());
    std::iter::once(line).chain([auth, base, follows].into_iter().flatten()).collect::<Vec<_>>().join("<br>")
}

/// How one page leads to the next, how a stream ends and goes on, as far as the endpoint itself says it; `–` if it says nothing.
pub(super) fn pages(endpoint: &Endpoint) -> String {
    let pages = endpoint.pagination().map(|pagination| pagination.to_string());
    let said: Vec<String> = pages.into_iter().chain(stream(endpoint.streaming())).collect();
    if said.is_empty() { "–".to_owned() } else { said.join("<br>") }
}

fn stream(streaming: Streaming) -> impl Iterator<Item = String> {
    let ends = streaming.ends().iter().map(|end| match end {
        StreamEnd::Data(data) => format!("ends with `{data}`"),
        StreamEnd::Event(name) => format!("ends with an event `{name}`"),
    });
    let resume = streaming.resume().map(|resume| format!("goes on by `{}`", resume.query));
    ends.chain(resume)
}
