//! One attempt: the request goes out, and as much of the answer is read as is wanted.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::connection::Connection;
use crate::base::body::Body;
use crate::base::environment::within;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::request::prepared::Prepared;
use crate::carry::response::read::{Limits, Read, read};
use crate::carry::token::credential::Credential;
use crate::describe::endpoint::Endpoint;

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
    fn of(endpoint: &Endpoint, ignores_body: bool, status: StatusCode) -> Self {
        let has_no_body = ignores_body || status == StatusCode::NOT_MODIFIED;
        match (endpoint.is_success(status), has_no_body) {
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

/// The head of an answer, and what is wanted of its body.
struct Head {
    status: StatusCode,
    headers: HeaderMap,
    wanted: Wanted,
}

/// Sends the request once and reads the answer, in at most `time`.
pub(crate) async fn send(
    connection: &Connection,
    request: &mut Prepared,
    credential: Option<&Credential>,
    time: Duration,
) -> Attempted {
    let mut next = request.next();
    if let Some(Err(error)) = credential.map(|credential| credential.apply(&mut next)) {
        return Attempted::Failed { error, head: None };
    }
    let (mut head, mut so_far) = (None, Read::default());
    let (endpoint, ignores_body) = (request.endpoint, request.ignores_body);
    let wanted = |status| Wanted::of(endpoint, ignores_body, status);
    let exchange = exchange(connection, next, wanted, &mut head, &mut so_far);
    let result = within(&*connection.environment, time, exchange).await;
    let result = result.unwrap_or_else(|| Err(TransportError::timeout()));
    match (head, result) {
        (None, Err(error)) => Attempted::Failed { error, head: None },
        // There is no end without a head.
        (None, Ok(())) => Attempted::Failed { error: TransportError::timeout(), head: None },
        (Some(Head { status, headers, wanted: Wanted::Whole }), Err(error)) => {
            Attempted::Failed { error, head: Some((status, headers)) }
        }
        (Some(head), _) => answered(connection, head, so_far),
    }
}

/// The exchange itself; what has arrived outlives it.
async fn exchange(
    connection: &Connection,
    next: http::Request<Body>,
    wanted: impl Fn(StatusCode) -> Wanted,
    head: &mut Option<Head>,
    so_far: &mut Read,
) -> Result<(), TransportError> {
    let response = connection.transport.send_boxed(next).await?;
    let (parts, mut body) = response.into_parts();
    let wanted = wanted(parts.status);
    *head = Some(Head { status: parts.status, headers: parts.headers, wanted });
    let limit = wanted.limit(connection.limits);
    if wanted == Wanted::Nothing {
        within(&*connection.environment, GRACE, read(&mut body, limit, so_far)).await;
        return Ok(());
    }
    read(&mut body, limit, so_far).await
}

fn answered(connection: &Connection, head: Head, so_far: Read) -> Attempted {
    let Head { status, headers, wanted } = head;
    let limit = wanted.limit(connection.limits);
    let cut_at = (so_far.cut && wanted == Wanted::Whole).then_some(limit);
    let body = match wanted {
        // A success that is too large shows its beginning, as an error does.
        Wanted::Whole if cut_at.is_some() => so_far.into_bytes(connection.limits.error),
        Wanted::Whole => so_far.into_whole(),
        Wanted::Beginning | Wanted::Nothing => so_far.into_bytes(limit),
    };
    Attempted::Answered { status, headers, body, cut_at }
}
