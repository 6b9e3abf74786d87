//! What the in-process transport answers with.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// An answer, or a fault, maybe after some time.
#[derive(Clone, Debug)]
pub struct Reply {
    delay: Duration,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Answer { status: StatusCode, headers: HeaderMap, body: Vec<Piece> },
    Fault { kind: TransportErrorKind, delivery: Delivery, because: &'static str },
}

/// What happens to a body on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// The connection breaks in its middle.
    Cut,
    /// Nothing comes after its middle.
    Stalled,
}

/// A step in the life of a body.
#[derive(Clone, Debug)]
enum Piece {
    Bytes(Bytes),
    Pause(Duration),
    Break,
}

impl Reply {
    /// An answer without body. A status that does not exist becomes 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { delay: Duration::ZERO, kind: Kind::Answer { status, headers: HeaderMap::new(), body: Vec::new() } }
    }

    /// An answer with a JSON body. What cannot be serialized is sent as `null`.
    #[must_use]
    pub fn json(status: u16, body: &(impl Serialize + ?Sized)) -> Self {
        let body = serde_json::to_vec(body).unwrap_or_else(|_| b"null".to_vec());
        Self::status(status).header("content-type", "application/json").body(body)
    }

    /// No connection: the request was not sent.
    #[must_use]
    pub fn refused() -> Self {
        Self::error(TransportErrorKind::Connect, Delivery::NotSent)
    }

    /// The connection breaks before the status line: the request may have been sent.
    #[must_use]
    pub fn reset() -> Self {
        Self::error(TransportErrorKind::Reset, Delivery::MaybeSent)
    }

    /// No answer, ever.
    #[must_use]
    pub fn silence() -> Self {
        Self::reset().after(Duration::MAX)
    }

    /// Any fault.
    #[must_use]
    pub fn error(kind: TransportErrorKind, delivery: Delivery) -> Self {
        Self { delay: Duration::ZERO, kind: Kind::Fault { kind, delivery, because: "scripted" } }
    }

    pub(super) fn because(mut self, reason: &'static str) -> Self {
        if let Kind::Fault { because, .. } = &mut self.kind {
            *because = reason;
        }
        self
    }

    /// The same, after a time.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Adds a header to an answer; one that is not valid is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let header = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_ref()));
        if let (Kind::Answer { headers, .. }, (Ok(name), Ok(value))) = (&mut self.kind, header) {
            headers.append(name, value);
        }
        self
    }

    /// Adds bytes to the body, as a chunk of its own.
    #[must_use]
    pub fn body(self, bytes: impl Into<Bytes>) -> Self {
        self.piece(Piece::Bytes(bytes.into()))
    }

    /// The body pauses here.
    #[must_use]
    pub fn pause(self, pause: Duration) -> Self {
        self.piece(Piece::Pause(pause))
    }

    /// The connection breaks here, within the body.
    #[must_use]
    pub fn broken(self) -> Self {
        self.piece(Piece::Break)
    }

    fn piece(mut self, piece: Piece) -> Self {
        if let Kind::Answer { body, .. } = &mut self.kind {
            body.push(piece);
        }
        self
    }

    /// An answer that is written; `None` if its body is a stream.
    pub(super) fn of(answer: &http::Response<Body>) -> Option<Self> {
        let bytes = Bytes::copy_from_slice(answer.body().as_bytes()?);
        let body = if bytes.is_empty() { Vec::new() } else { vec![Piece::Bytes(bytes)] };
        let kind = Kind::Answer { status: answer.status(), headers: answer.headers().clone(), body };
        Some(Self { delay: Duration::ZERO, kind })
    }

    /// The status, if it is an answer.
    pub(super) fn answers(&self) -> Option<StatusCode> {
        if let Kind::Answer { status, .. } = &self.kind { Some(*status) } else { None }
    }

    /// The same, with a body that does not arrive whole.
    pub(super) fn damaged(mut self, damage: Option<Damage>) -> Self {
        if let (Some(damage), Kind::Answer { body, .. }) = (damage, &mut self.kind) {
            let bytes: Vec<u8> = body
                .iter()
                .filter_map(|piece| if let Piece::Bytes(bytes) = piece { Some(&**bytes) } else { None })
                .collect::<Vec<&[u8]>>()
                .concat();
            let half = bytes.get(..bytes.len() / 2).map(Bytes::copy_from_slice).unwrap_or_default();
            let end = match damage {
                Damage::Cut => Piece::Break,
                Damage::Stalled => Piece::Pause(Duration::MAX),
            };
            *body = vec![Piece::Bytes(half), end];
        }
        self
    }

    /// Lets it happen.
    pub(super) async fn play(self) -> Result<http::Response<Body>, TransportError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.kind {
            Kind::Fault { kind, delivery, because } => Err(TransportError::new(kind, delivery).with_source(because)),
            Kind::Answer { status, headers, body } => {
                let mut response = http::Response::new(Body::stream(Playing { pieces: body.into(), pause: None }));
                *response.status_mut() = status;
                *response.headers_mut() = headers;
                Ok(response)
            }
        }
    }
}

/// A body being played.
struct Playing {
    pieces: VecDeque<Piece>,
    pause: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl Stream for Playing {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(pause) = &mut self.pause {
                ready!(pause.as_mut().poll(context));
                self.pause = None;
            }
            match self.pieces.pop_front() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                Some(Piece::Pause(pause)) => self.pause = Some(Box::pin(tokio::time::sleep(pause))),
                Some(Piece::Break) => {
                    let error = TransportError::new(TransportErrorKind::Reset, Delivery::MaybeSent);
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}
