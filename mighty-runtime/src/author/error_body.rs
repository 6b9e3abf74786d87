//! How an API says what went wrong: the body of an error answer.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::refusal::Refusal;
use crate::base::decode_error::DecodeError;
use crate::base::misfit::explain;
use crate::base::unknown_fields::Reads;

/// A body of an error answer: an API's usual one ([`Api::ErrorBody`](crate::Api::ErrorBody)) or that of one status.
///
/// The status has chosen the variant before the body is looked at; only where the endpoint splits a status, the body's
/// [`code`](Self::code) chooses among its arms. A body that does not decode is no error of the call: the payload then has
/// no [`body`](crate::StatusError::body), and still its raw bytes and a message.
///
/// ```
/// use std::borrow::Cow;
/// use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody};
///
/// #[derive(Debug, serde::Deserialize)]
/// struct ShopError { code: String, text: String }
///
/// impl ErrorBody for ShopError {
///     fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
///         answer.json()
///     }
///     fn message(&self) -> Option<Cow<'_, str>> {
///         Some(self.text.as_str().into())
///     }
///     fn code(&self) -> Option<Cow<'_, str>> {
///         Some(self.code.as_str().into())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the body of an error answer",
    label = "this type does not implement `ErrorBody`",
    note = "implement `mighty_runtime::ErrorBody` for it: `decode` (usually `answer.json()`) and `message`"
)]
pub trait ErrorBody: Sized + Debug + Send + Sync + 'static {
    /// Reads the body.
    ///
    /// # Errors
    /// When it is not in this format. Any bytes may come here, also none, and also those of a gateway.
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError>;

    /// What the server says to a human.
    fn message(&self) -> Option<Cow<'_, str>> {
        None
    }

    /// What the server says to a program. It is what a status is split by: `409 { "sku_taken" => SkuTaken, _ => Conflict }`.
    /// A number is its decimal text (`self.code.to_string().into()`), and `422 { 1234 => Expired, _ => Invalid }` means the same
    /// as `"1234"`.
    fn code(&self) -> Option<Cow<'_, str>> {
        None
    }

    /// The body by which the [server](crate#features) of a trait says itself that something is wrong: a request that does not fit the
    /// method (422, 400, 415, 413), one for which there is no method (404, 405), a method that failed (500). `message` is for
    /// whoever made the request: one line in English. Where a status has a body of its own, that is asked, else the API's.
    ///
    /// `None` is an answer in plain text. A client then has the same variant, without a body.
    ///
    /// ```
    /// # use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody};
    /// use mighty_runtime::{Refusal, http::StatusCode};
    ///
    /// #[derive(Debug, serde::Deserialize, serde::Serialize)]
    /// struct ShopError { code: String, text: String }
    ///
    /// impl ErrorBody for ShopError {
    /// #   fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
    /// #       answer.json()
    /// #   }
    ///     fn refusal(status: StatusCode, message: &str) -> Option<Refusal> {
    ///         Refusal::json(&Self { code: format!("http_{}", status.as_u16()), text: message.to_owned() })
    ///     }
    /// }
    /// ```
    fn refusal(status: StatusCode, message: &str) -> Option<Refusal> {
        let _ = (status, message);
        None
    }

    /// What the body says about trying again.
    fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice::default()
    }
}

/// An error answer as an [`ErrorBody`] reads it.
#[derive(Clone, Copy, Debug)]
pub struct ErrorAnswer<'a> {
    pub(crate) status: StatusCode,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) bytes: &'a [u8],
    /// Where it is noted what a body's type ignores; `None` if nobody wants to know.
    pub(crate) reads: Option<&'a Reads>,
}

impl<'a> ErrorAnswer<'a> {
    /// An answer made by hand, for the tests of an [`ErrorBody`].
    #[must_use]
    pub fn new(status: StatusCode, headers: &'a HeaderMap, bytes: &'a [u8]) -> Self {
        Self { status, headers, bytes, reads: None }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The body, cut off at the client's limit for error bodies (64 KiB by default).
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The body as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.bytes)
    }

    /// The body as JSON, whatever its `Content-Type`.
    ///
    /// # Errors
    /// When it is not JSON or does not fit `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        let value = DecodeError::json(self.bytes).map_err(|error| explain(error, self.headers, self.bytes))?;
        if let Some(reads) = self.reads {
            reads.note::<T>(self.bytes);
        }
        Ok(value)
    }
}

/// What an answer says about trying again, beyond its status.
///
/// A veto always counts. A wish to be asked again counts only where the request may be repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetryAdvice {
    /// `Some(false)` forbids a retry that the policy would make; `Some(true)` asks for one that it would not.
    pub retry: Option<bool>,
    /// How long to wait; it goes before the `Retry-After` header.
    pub after: Option<Duration>,
}

/// What the library itself wants to know of an error body.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) message: Option<String>,
    pub(crate) code: Option<String>,
}

impl Summary {
    /// What a `B` says: the one that was read before, or, where none was, one that is read now.
    pub(crate) fn of<B: ErrorBody>(answer: &ErrorAnswer<'_>, known: Option<&KnownBody>) -> Self {
        match known.and_then(|body| body.downcast_ref::<B>()) {
            Some(body) => Self::said_by(body),
            None => B::decode(answer).as_ref().map_or_else(|_| Self::default(), Self::said_by),
        }
    }

    fn said_by(body: &impl ErrorBody) -> Self {
        Self { message: body.message().map(Cow::into_owned), code: body.code().map(Cow::into_owned) }
    }
}

/// An error body that was read already, whatever its type.
pub(crate) type KnownBody = Arc<dyn Any + Send + Sync>;

/// What an answer says about trying again when it is read as a `B`, and the `B`, so that it is read once.
pub(crate) fn advice_of<B: ErrorBody>(answer: &ErrorAnswer<'_>) -> (RetryAdvice, Option<KnownBody>) {
    match B::decode(answer) {
        Ok(body) => (body.retry_advice(), Some(Arc::new(body))),
        Err(_) => (RetryAdvice::default(), None),
    }
}
