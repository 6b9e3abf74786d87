//! Why an attempt got no complete answer.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::StatusCode;

use super::delivery::Delivery;

/// An attempt that got no complete answer: what went wrong, and whether the request may have reached the server.
///
/// It names no host, path, header or value. Its [`source`](StdError::source) is the cause as the operating system or
/// the protocol implementation saw it.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    delivery: Delivery,
    // Shared, because the error of a body is also the cause of what the transport says of it.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What kept an attempt from a complete answer.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransportErrorKind {
    /// No connection: refused, unreachable, or not established in time.
    Connect,
    /// The name could not be resolved just now.
    Dns,
    /// The host does not exist.
    UnknownHost,
    /// The proxy answered the request to connect to the server with this status, where the transport knows it. A 5xx may pass;
    /// for want of a password (407) or by its rules it refuses every attempt.
    Proxy(Option<StatusCode>),
    /// TLS could not be agreed on, or the certificate is not valid for the host.
    Tls,
    /// The server refused to process the request on this connection (HTTP/2 `REFUSED_STREAM`, `GOAWAY`). Not sent, as it is then, it
    /// is sent again at once, for the first time at no cost.
    Refused,
    /// The connection was closed before anything of the request was written, or none could be had from a full pool. Not sent, as it
    /// is then, it is sent again at once and at no cost, eight times at most.
    Unwritten,
    /// A layer of the client let the request not through, because there are too many. It is a failure like others: at once there would
    /// be no fewer.
    Overloaded,
    /// Connected, but no answer, or only a part of it, within the attempt's time.
    Timeout,
    /// The connection was closed or reset before the answer was complete.
    Reset,
    /// The server sent something that is not HTTP, or content that cannot be decompressed.
    Protocol,
    /// The [`TokenSource`](crate::TokenSource) has no token.
    Token,
    /// The request's body could not be had: what gives it failed, before anything was sent or in the middle.
    Body,
    /// The request cannot be put on the wire.
    InvalidRequest,
    /// Anything else.
    Other,
}

impl TransportErrorKind {
    /// The kind in one word, for logs and metrics (`error.type` in OpenTelemetry's terms).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Dns => "dns",
            Self::UnknownHost => "unknown_host",
            Self::Proxy(_) => "proxy",
            Self::Tls => "tls",
            Self::Refused => "refused",
            Self::Unwritten => "unwritten",
            Self::Overloaded => "overloaded",
            Self::Timeout => "timeout",
            Self::Reset => "reset",
            Self::Protocol => "protocol",
            Self::Token => "token",
            Self::Body => "body",
            Self::InvalidRequest => "invalid_request",
            Self::Other => "other",
        }
    }

    const fn describe(self) -> &'static str {
        match self {
            Self::Connect => "could not connect",
            Self::Dns => "the host name could not be resolved just now",
            Self::UnknownHost => "the host is unknown",
            Self::Proxy(_) => "the proxy refused to connect to the server",
            Self::Tls => "no secure connection (TLS)",
            Self::Refused => "the connection refused the request",
            Self::Unwritten => "the connection was closed before the request was written",
            Self::Overloaded => "the client is overloaded",
            Self::Timeout => "no complete answer in time",
            Self::Reset => "the connection broke before the answer was complete",
            Self::Protocol => "the answer is not valid HTTP",
            Self::Token => "no token could be had",
            Self::Body => "the body of the request could not be read",
            Self::InvalidRequest => "the request cannot be put on the wire",
            Self::Other => "the transport failed",
        }
    }
}

impl fmt::Display for TransportErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.describe())?;
        if let Self::Proxy(Some(status)) = self { write!(f, " ({status})") } else { Ok(()) }
    }
}

impl TransportError {
    /// An error of this kind without a further cause.
    #[must_use]
    pub fn new(kind: TransportErrorKind, delivery: Delivery) -> Self {
        Self { kind, delivery, source: None }
    }

    /// The same error with its cause. The cause must not print the URL or a header.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The same error, of a body that was looked at before anything was sent.
    pub(crate) fn not_begun(mut self) -> Self {
        self.delivery = Delivery::NotSent;
        self
    }

    /// The same failure of a body, as the error of a request that was begun.
    pub(crate) fn of_body(&self) -> Self {
        Self { kind: self.kind, delivery: Delivery::MaybeSent, source: self.source.clone() }
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the request may have reached the server.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.delivery
    }

    /// A request that nobody may be sent.
    pub(crate) fn not_to_be_sent() -> Self {
        Self::new(TransportErrorKind::InvalidRequest, Delivery::NotSent)
    }

    /// The attempt took longer than it was given; the server may be working on it still.
    pub(crate) fn timeout() -> Self {
        Self::new(TransportErrorKind::Timeout, Delivery::MaybeSent)
    }

    /// The same error, known to have happened before anything was sent.
    #[cfg(feature = "tower")]
    pub(crate) fn not_sent(mut self) -> Self {
        self.delivery = Delivery::NotSent;
        self
    }

    /// The same error, of a request that is known not to have been written, or not as a whole.
    #[cfg(feature = "hyper")]
    pub(crate) fn unwritten(mut self) -> Self {
        (self.kind, self.delivery) = (TransportErrorKind::Unwritten, Delivery::NotSent);
        self
    }

    /// The same error, known to have happened after the answer had begun.
    pub(crate) fn while_reading(mut self) -> Self {
        if self.delivery == Delivery::NotSent {
            self.delivery = Delivery::MaybeSent;
        }
        self
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.kind, f)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
