//! Answers that no method gave: in a status that the endpoint declares, in that status's own error body.

use std::fmt;

use http::StatusCode;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};

use super::respond::Outgoing;
use super::unreadable::Unreadable;
use crate::author::refusal::Refusal;
use crate::base::body::Body;
use crate::describe::declared::{DeclaredError, StatusPattern};

/// Makes the body.
pub type Refuse = fn(StatusCode, &str) -> Option<Refusal>;

/// What the macro implements for the error enum of an endpoint that is served.
pub trait Refuses {
    /// For each of the declared errors, in their order, how its body is made; none where all have the API's.
    const REFUSALS: &'static [Refuse];
}

/// How the server of an endpoint refuses.
#[derive(Clone, Copy)]
pub(crate) struct Refusing {
    pub(crate) declared: &'static [DeclaredError],
    pub(crate) refusals: &'static [Refuse],
    /// For what is not declared.
    pub(crate) api: Refuse,
}

impl Refusing {
    /// The answer to a request that does not fit.
    pub(crate) fn unreadable(&self, problem: &Unreadable) -> Outgoing {
        // That it does not fit says nothing more.
        let own = Some(problem.status()).filter(|status| *status != StatusCode::BAD_REQUEST);
        let usual = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::BAD_REQUEST];
        let exact = |status: &StatusCode| self.declared.iter().any(|error| is_exactly(error, *status));
        let any = |status: &StatusCode| self.place(*status).is_some();
        let declared = own.filter(any).or_else(|| usual.iter().copied().find(exact));
        let declared = declared.or_else(|| Some(StatusCode::BAD_REQUEST).filter(any));
        self.refuse(declared.or(own).unwrap_or(StatusCode::BAD_REQUEST), &problem.to_string())
    }

    /// The same where nothing is known of an endpoint.
    pub(crate) fn of_api(&self) -> Self {
        Self { declared: &[], refusals: &[], api: self.api }
    }

    /// An answer with this status.
    pub(crate) fn refuse(&self, status: StatusCode, message: &str) -> Outgoing {
        let refuse = self.place(status).and_then(|place| self.refusals.get(place)).unwrap_or(&self.api);
        answer(status, refuse(status, message), message)
    }

    /// Whether the endpoint declares the status.
    pub(crate) fn declares(&self, status: StatusCode) -> bool {
        self.place(status).is_some()
    }

    /// Which of the declared errors it is; of a status that is split, the rest.
    fn place(&self, status: StatusCode) -> Option<usize> {
        let is_it = |error: &DeclaredError| error.codes().is_empty() && error.statuses().contains(status.as_u16());
        self.declared.iter().position(is_it)
    }
}

fn is_exactly(error: &DeclaredError, status: StatusCode) -> bool {
    matches!(error.statuses(), StatusPattern::Status(own) if own == status.as_u16())
}

fn answer(status: StatusCode, refusal: Option<Refusal>, message: &str) -> Outgoing {
    let refusal = refusal.unwrap_or_else(|| Refusal::written("text/plain; charset=utf-8", message.to_owned()));
    let mut answer = http::Response::new(Body::from(refusal.bytes().clone()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(refusal.media_type()));
    answer
}

/// Says which methods a path has (RFC 9110, 15.5.6).
pub(crate) fn with_allow(mut answer: Outgoing, methods: &str) -> Outgoing {
    if let Ok(methods) = HeaderValue::from_str(methods) {
        answer.headers_mut().insert(ALLOW, methods);
    }
    answer
}

impl fmt::Debug for Refusing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusing").field("declared", &self.declared).finish_non_exhaustive()
    }
}
