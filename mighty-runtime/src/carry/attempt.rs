//! One attempt: the request goes out, and as much of the answer is read as is wanted.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::connection::Connection;
use crate::base::environment::within;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::request::prepared::Prepared;
use crate::carry::response::read::{Limits, Read, read};
use crate::carry::token::credential::Credential;

/// What came of an attempt.
pub(crate) enum Attempted {
    /// An answer with any status, its body complete or cut off where nobody minds.
    Answered {
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        /// The limit that the body exceeds, if it does; the rest was not read.
        cut_at: Option<usize>,
    },
    /// No answer, or a success whose body broke off.
    Failed {
        error: TransportError,
        /// The head of an answer whose body broke off.
        head: Option<(StatusCode, HeaderMap)>,
    },
}

impl Attempted {
    /// The status, if a status line arrived.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered { status, .. } => Some(*status),
            Self::Failed { head, .. } => head.as_ref().map(|(status, _)| *status),
        }
    }

    /// What kept it from a complete answer, if anything did.
    pub(crate) fn failure(&self) -> Option<TransportErrorKind> {
        match self {
            Self::Answered { .. } => None,
            Self::Failed { error, .. } => Some(error.kind()),
        }
    }

    /// The headers of the answer, if they arrived.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Answered { headers, .. } => Some(headers),
            Self::Failed { head, .. } => head.as_ref().map(|(_, headers)| headers),
        }
    }

    /// A header of the answer.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers()?.get(name)?.to_str().ok()
    }
}

/// How long the end of a body is waited for that nobody wants: longer costs more than another connection.
const GRACE: Duration = Duration::from_millis(250);

/// What is wanted of a body, which depends on the status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All of it: a success.
    Whole,
    /// What there is of it: an error, which its status makes known already.
    Beginning,
    /// Nothing: it is read for the connection's sake, which can be used again only after the whole answer.
    Nothing,
}

impl Wanted {
    fn of(request: &Prepared, status: StatusCode) -> Self {
        let has_no_body = request.ignores_body || status == StatusCode::NOT_MODIFIED;
        match (request.endpoint.is_success(status), has_no_body) {
            (false, _) => Self::Beginning,
            (true, false) => Self::Whole,
            (true, true) => Self::Nothing,
        }
    }

    fn limit(self, limits: Limits) -> usize {
        match self {
            Self::Whole => limits.success,
            Self::Beginning | Self::Nothing => limits.error,
        }
    }
}

/// Sends the request once and reads the answer, in at most `time`.
pub(crate) async fn send(
    connection: &Connection,
    request: &mut Prepared,
    credential: Option<&Credential>,
    time: Duration,
) -> Attempted {
    let environment = &*connection.environment;
    let begun = environment.now();
    let mut next = request.next();
    if let Some(Err(error)) = credential.map(|credential| credential.apply(&mut next)) {
        return Attempted::Failed { error, head: None };
    }
    let sending = connection.transport.send_boxed(next);
    let response = match within(environment, time, sending).await.unwrap_or_else(|| Err(TransportError::timeout())) {
        Ok(response) => response,
        Err(error) => return Attempted::Failed { error, head: None },
    };
    let (head, mut body) = response.into_parts();
    let (status, headers) = (head.status, head.headers);

    let wanted = Wanted::of(request, status);
    let limit = wanted.limit(connection.limits);
    let left = time.saturating_sub(environment.now().saturating_duration_since(begun));
    let left = if wanted == Wanted::Nothing { left.min(GRACE) } else { left };
    let mut so_far = Read::default();
    let reading = within(environment, left, read(&mut body, limit, &mut so_far)).await;
    match reading.unwrap_or_else(|| Err(TransportError::timeout())) {
        Err(error) if wanted == Wanted::Whole => Attempted::Failed { error, head: Some((status, headers)) },
        _ => {
            let cut_at = (so_far.cut && wanted == Wanted::Whole).then_some(limit);
            // A success that is too large shows its beginning, as an error does.
            let kept = if cut_at.is_some() { connection.limits.error } else { limit };
            Attempted::Answered { status, headers, body: so_far.into_bytes(kept), cut_at }
        }
    }
}
