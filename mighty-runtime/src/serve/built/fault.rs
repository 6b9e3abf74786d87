//! What an `Unexpected` is built of.

use std::error::Error as StdError;

use bytes::Bytes;
use http::StatusCode;

use super::said::{ApiSays, Said};
use crate::author::error_body::ErrorAnswer;
use crate::base::decode_error::DecodeError;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::argument::ArgumentError;
use crate::caller::errors::kept::Kept;
use crate::caller::errors::pagination::Problem;
use crate::caller::errors::redirect::Astray;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::StopReason;
use crate::describe::endpoint::Endpoint;

/// What went wrong beyond the declared statuses: an error's `Unexpected` is built of it, for fakes and mocks.
///
/// ```
/// # use mighty_runtime::{Api, Delivery, Fault, Problem, endpoints};
/// # pub enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// #[endpoints(api = Shop, errors(5xx), testing)]
/// pub trait Orders {
///     /// How many there are.
///     #[endpoint(method = GET, path = "/orders/count")]
///     async fn count(&self) -> Result<u64, CountError>;
/// }
///
/// let CountError::Unexpected(error) = CountError::unexpected(Fault::timeout().attempts(4)) else { panic!() };
/// assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 4));
/// let error = CountError::unexpected(Fault::undeclared(418, "teapot"));
/// assert_eq!(error.to_string(), "count: undeclared status 418: teapot (answered)");
/// ```
#[derive(Debug)]
pub struct Fault {
    what: What,
    bytes: Bytes,
    said: Said,
}

#[derive(Debug)]
enum What {
    Argument(ArgumentError),
    Limit(LimitError),
    Transport(TransportError),
    Undeclared(u16),
    Undecodable(DecodeError),
    TooLarge(usize),
    NotContinued(DecodeError),
    Pagination,
    Redirect,
}

impl Fault {
    /// No connection: the request was not sent.
    #[must_use]
    pub fn refused() -> Self {
        TransportErrorKind::Connect.into()
    }

    /// The connection broke before the answer was complete; the request may have been sent.
    #[must_use]
    pub fn reset() -> Self {
        TransportErrorKind::Reset.into()
    }

    /// No complete answer in time; the request may have been sent.
    #[must_use]
    pub fn timeout() -> Self {
        TransportErrorKind::Timeout.into()
    }

    /// Any failure of the transport. A [`TransportErrorKind`] is a fault, too, as far on its way as such an error mostly is.
    #[must_use]
    pub fn transport(error: TransportError) -> Self {
        Self::new(What::Transport(error))
    }

    /// A status that the endpoint does not declare, with its body.
    #[must_use]
    pub fn undeclared(status: u16, body: impl Into<Bytes>) -> Self {
        Self { bytes: body.into(), ..Self::new(What::Undeclared(status)) }
    }

    /// A success whose body does not fit its type, for this reason.
    #[must_use]
    pub fn undecodable(body: impl Into<Bytes>, reason: DecodeError) -> Self {
        Self { bytes: body.into(), ..Self::new(What::Undecodable(reason)) }
    }

    /// A success whose body is larger than so many bytes.
    #[must_use]
    pub fn too_large(limit: usize) -> Self {
        Self::new(What::TooLarge(limit))
    }

    /// A download that broke off, with this in place of its rest.
    #[must_use]
    pub fn not_continued(reason: DecodeError) -> Self {
        Self::new(What::NotContinued(reason))
    }

    /// A page after which the next one cannot be asked for: its link leads back to one before.
    #[must_use]
    pub fn pagination() -> Self {
        Self::new(What::Pagination)
    }

    /// A redirect that cannot be followed: there were too many.
    #[must_use]
    pub fn redirect() -> Self {
        Self::new(What::Redirect)
    }

    /// An argument that cannot be sent: its name on the wire, and what it does, as in `"has a line break"`.
    #[must_use]
    pub fn argument(name: &str, problem: &'static str) -> Self {
        Self {
            said: Said { attempts: Some(0), ..Said::default() },
            ..Self::new(What::Argument(of_name(name, problem)))
        }
    }

    /// A request that the client's [`Limiter`](crate::Limiter) does not let through.
    #[must_use]
    pub fn limit(error: LimitError) -> Self {
        Self { said: Said { attempts: Some(0), ..Said::default() }, ..Self::new(What::Limit(error)) }
    }

    fn new(what: What) -> Self {
        Self { what, bytes: Bytes::new(), said: Said::default() }
    }

    /// Adds a header of the answer, if there is one; what is not valid is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.said.header(name, value.as_ref());
        self
    }

    /// The id that the server gave the request, if it answered.
    #[must_use]
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.said.request_id = Some(id.into());
        self
    }

    /// How often the request was sent; 1 by default, and 0 for an argument that cannot be and for a limit.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.said.attempts = Some(attempts);
        self
    }

    /// Why it was not tried again.
    #[must_use]
    pub fn stop_reason(mut self, reason: StopReason) -> Self {
        self.said.stop_reason = Some(reason);
        self
    }

    /// The same where a transport failed by itself.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        if let What::Transport(error) = self.what {
            self.what = What::Transport(error.with_source(cause));
        }
        self
    }

    /// What comes of it.
    #[track_caller]
    pub(super) fn of(self, api: &ApiSays, endpoint: &'static Endpoint) -> Unexpected {
        let status = match self.what {
            What::Argument(error) => return Unexpected::not_sendable(error, self.said.unanswered(endpoint)),
            What::Limit(error) => return self.said.not_let_through(endpoint, error),
            What::Transport(error) => return Unexpected::transport(error, self.said.unanswered(endpoint), None),
            What::Undeclared(status) => undeclared(endpoint, status),
            What::Redirect => StatusCode::FOUND,
            _ => success(endpoint),
        };
        let (headers, location) = self.said.headers(api);
        let answer = ErrorAnswer::new(status, &headers, &self.bytes);
        let (mut outcome, known) = self.said.outcome(api, endpoint, &answer);
        let message = (api.facts.errors.summarize)(&answer, known.as_ref()).message;
        if endpoint.is_success(status) {
            // What came was a success, which nobody tries again and of which nothing is asked.
            (outcome.stop_reason, outcome.retry_after) = (self.said.stop_reason, None);
        }
        let kept = Kept { status, headers, body: self.bytes, outcome, location };
        match self.what {
            What::Undecodable(error) => Unexpected::decode(error, kept),
            What::TooLarge(limit) => Unexpected::too_large(limit, kept),
            What::NotContinued(error) => Unexpected::not_continued(error, kept),
            What::Pagination => Unexpected::pagination(Problem::Circle.into(), kept),
            What::Redirect => Unexpected::redirect(Astray::TooMany.into(), kept),
            _ => Unexpected::undeclared(kept, message),
        }
    }
}

fn of_name(name: &str, problem: &'static str) -> ArgumentError {
    ArgumentError::new("the argument", name, problem)
}

/// The status, if the endpoint does not declare it.
#[allow(clippy::panic, reason = "a test that contradicts the trait is wrong at that place")]
#[track_caller]
fn undeclared(endpoint: &Endpoint, status: u16) -> StatusCode {
    let Ok(code) = StatusCode::from_u16(status) else { panic!("{status} is no status") };
    if let Some(variant) = endpoint.variant(code) {
        panic!("`{}` declares {status}: it is `{variant}` and not `Unexpected`", endpoint.name());
    }
    assert!(!endpoint.is_success(code), "{status} is a success of `{}`", endpoint.name());
    code
}

fn success(endpoint: &Endpoint) -> StatusCode {
    let declared = endpoint.successes().first().and_then(|success| StatusCode::from_u16(success.status()).ok());
    declared.unwrap_or(StatusCode::OK)
}

impl From<TransportError> for Fault {
    fn from(error: TransportError) -> Self {
        Self::transport(error)
    }
}

impl From<TransportErrorKind> for Fault {
    fn from(kind: TransportErrorKind) -> Self {
        use TransportErrorKind as Kind;
        let delivery = match kind {
            Kind::Timeout | Kind::Reset | Kind::Protocol | Kind::Body | Kind::Other => Delivery::MaybeSent,
            _ => Delivery::NotSent,
        };
        Self::transport(TransportError::new(kind, delivery))
    }
}
