//! What a method returns, as an answer: the way back of `carry/response/decode.rs`.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, StatusCode};
use serde::Serialize;

use crate::base::body::Body;
use crate::caller::errors::failure::Failure;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::{Empty, Json};

/// An answer.
pub type Outgoing = http::Response<Body>;

/// Why a value cannot be an answer.
#[derive(Debug)]
pub struct Unwritable(String);

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

/// What can be a successful answer, in the way `W`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a successful answer",
    label = "this success type does not implement `serde::Serialize`",
    note = "a mock or a server writes it: put `#[derive(serde::Serialize)]` on it, and on every type in it"
)]
pub trait Respond<W>: Sized {
    /// The answer of `endpoint`.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn respond(self, endpoint: &Endpoint) -> Result<Outgoing, Unwritable>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Respond<Json> for T {
    fn respond(self, endpoint: &Endpoint) -> Result<Outgoing, Unwritable> {
        let body = serde_json::to_vec(&self).map_err(|error| Unwritable(error.to_string()))?;
        let mut answer = success(endpoint, Body::from(body));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(answer)
    }
}

#[diagnostic::do_not_recommend]
impl Respond<Empty> for () {
    fn respond(self, endpoint: &Endpoint) -> Result<Outgoing, Unwritable> {
        Ok(success(endpoint, Body::empty()))
    }
}

/// With the first status that the endpoint declares.
fn success(endpoint: &Endpoint, body: Body) -> Outgoing {
    let declared = endpoint.successes().first().and_then(|success| StatusCode::from_u16(success.status()).ok());
    let mut answer = http::Response::new(body);
    *answer.status_mut() = declared.unwrap_or(StatusCode::OK);
    answer
}

/// The answer that an error stands for; `Unexpected`, which stands for none, is a 500.
pub(crate) fn failure(error: &dyn Failure) -> Outgoing {
    let (status, headers, body) = match error.answered() {
        Some((status, headers, body)) => (status, headers.clone(), Body::from(body.clone())),
        None => (StatusCode::INTERNAL_SERVER_ERROR, HeaderMap::new(), Body::empty()),
    };
    let mut answer = http::Response::new(body);
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    answer
}
