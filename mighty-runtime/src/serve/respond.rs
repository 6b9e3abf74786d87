//! What a method returns, as an answer: the way back of `carry/response/decode.rs`.

mod bulk;
pub(crate) mod head;
mod stream;
mod whole;

use std::fmt;

use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, PROXY_AUTHENTICATE, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, Method, StatusCode};

use crate::author::api::{Api, ErrorInSuccess};
use crate::author::error_body::{ErrorAnswer, Summary};
use crate::author::facts::{StreamError, Summarize};
use crate::base::body::Body;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Wrong;
use crate::describe::streaming::Streaming;

/// An answer.
pub type Outgoing = http::Response<Body>;

/// Why a value cannot be an answer: whoever asks would read it as something else than what the method returned, or nothing would come
/// at all. A server logs it and answers 500.
#[derive(Debug)]
pub struct Unwritable(String);

impl Unwritable {
    pub(crate) fn new(problem: impl fmt::Display) -> Self {
        Self(problem.to_string())
    }
}

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
    note = "a mock or a server writes it: put `#[derive(serde::Serialize)]` on it, and on every type in it",
    note = "a struct with `#[derive(FromAnswer)]` also has `#[derive(IntoAnswer)]`"
)]
pub trait Respond<W>: Sized {
    /// The answer.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable>;
}

#[diagnostic::do_not_recommend]
impl<T> Respond<Wrong> for T {
    fn respond(self, _: Writing) -> Result<Outgoing, Unwritable> {
        Err(Unwritable::new("the trait does not compile"))
    }
}

/// Of which endpoint an answer is, with which status, and what its API says of answers.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) summarize: Summarize,
    pub(crate) error_in_success: Option<ErrorInSuccess>,
    pub(crate) streaming: Streaming,
    pub(crate) stream_error: StreamError,
    /// What was said; else the first that the endpoint declares.
    status: Option<StatusCode>,
}

impl Writing {
    /// Of an endpoint of `A`.
    #[must_use]
    pub fn of<A: Api>(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            summarize: Summary::of::<A::ErrorBody>,
            error_in_success: A::ERROR_IN_SUCCESS,
            streaming: A::STREAMING.overridden_by(endpoint.streaming()),
            stream_error: A::stream_error,
            status: None,
        }
    }

    /// The same with this status.
    #[must_use]
    pub fn at(self, status: u16) -> Self {
        self.with(StatusCode::from_u16(status).ok())
    }

    /// The same with this status, if there is one.
    pub(crate) fn with(self, status: Option<StatusCode>) -> Self {
        Self { status: status.or(self.status), ..self }
    }

    /// With a body of this type, unless it says another one itself.
    pub(crate) fn with_body(&self, media_type: &'static str, body: impl Into<Body>) -> Outgoing {
        let mut answer = self.begin(StatusCode::OK, body.into());
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        answer
    }

    /// Without a body.
    #[must_use]
    pub fn empty(self) -> Outgoing {
        // Of what HEAD is answered with, a `GET` would have had a body.
        let usual = if self.endpoint.method() == Method::HEAD { StatusCode::OK } else { StatusCode::NO_CONTENT };
        self.begin(usual, Body::empty())
    }

    fn begin(&self, usual: StatusCode, body: Body) -> Outgoing {
        let declared = self.endpoint.successes().first().and_then(|first| StatusCode::from_u16(first.status()).ok());
        let mut answer = http::Response::new(body);
        *answer.status_mut() = self.status.or(declared).unwrap_or(usual);
        answer
    }

    /// The answer, if it is read as a success by whoever asked.
    ///
    /// # Errors
    /// When its status is no success of the endpoint, may not have the body that it has, or the API says that it is an error.
    pub fn checked(self, answer: Result<Outgoing, Unwritable>) -> Result<Outgoing, Unwritable> {
        let answer = answer?;
        let status = answer.status();
        if !self.endpoint.is_success(status) {
            return Err(Unwritable::new(format_args!("{} is no success that the endpoint declares", status.as_u16())));
        }
        let bytes = answer.body().as_bytes();
        if has_no_body(status) && bytes.is_none_or(|bytes| !bytes.is_empty()) {
            return Err(Unwritable::new(format_args!("an answer with {} has no body", status.as_u16())));
        }
        let means = self.error_in_success.filter(|_| status.is_success()).zip(bytes);
        let meaning = means.and_then(|(means, bytes)| means(&ErrorAnswer::new(status, answer.headers(), bytes)));
        match meaning {
            Some(meaning) => {
                let meaning = meaning.as_u16();
                Err(Unwritable::new(format_args!("the API takes this success for an error that means {meaning}")))
            }
            None => Ok(answer),
        }
    }
}

/// RFC 9110, 15.3.5, 15.3.6 and 15.4.5.
fn has_no_body(status: StatusCode) -> bool {
    matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED)
}

/// The headers of a connection and of the framing of a message: those of another one have nothing to say about this.
const OF_THE_MESSAGE: [HeaderName; 9] = [
    CONNECTION,
    CONTENT_LENGTH,
    PROXY_AUTHENTICATE,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

/// Gives an answer these headers, in place of those of the same names. What a `HEAD` says of the length is of no message.
pub(crate) fn add_headers(answer: &mut Outgoing, headers: HeaderMap, is_head: bool) {
    let mut current = None;
    for (name, value) in headers {
        let is_first = name.is_some();
        current = name.or(current);
        let Some(name) = &current else { continue };
        if OF_THE_MESSAGE.contains(name) && !(is_head && name == CONTENT_LENGTH) {
            continue;
        }
        if is_first {
            answer.headers_mut().insert(name, value);
        } else {
            answer.headers_mut().append(name, value);
        }
    }
}
