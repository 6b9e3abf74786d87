//! An answer of a recording, given once more.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderName, HeaderValue, Response, StatusCode};

use super::line::{AnswerLine, BodyLine, EndLine, Line};
use crate::base::body::Body;
use crate::base::decoded::Decoded;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// What a caller is given.
pub(super) enum Played {
    Answer(Box<Response<Body>>),
    Failed(TransportError),
    /// Nothing, ever.
    Silence,
}

impl Played {
    pub(super) fn of(line: &Line) -> Self {
        match (&line.answer, &line.fault) {
            (Some(line), _) => Self::Answer(Box::new(answer(line))),
            (None, Some(fault)) => Self::Failed(fault.error()),
            (None, None) => Self::Silence,
        }
    }

    pub(super) async fn give(self) -> Result<Response<Body>, TransportError> {
        match self {
            Self::Answer(answer) => Ok(*answer),
            Self::Failed(error) => Err(error),
            Self::Silence => std::future::pending().await,
        }
    }
}

fn answer(line: &AnswerLine) -> Response<Body> {
    let chunks = line.body.as_ref().map(chunks).unwrap_or_default();
    let end = match (&line.fault, line.end, &line.body) {
        (Some(fault), _, _) => PlayedEnd::Error(fault.error()),
        (None, Some(EndLine::Stalled), _) => PlayedEnd::Never,
        (None, Some(EndLine::Dropped), _) => PlayedEnd::Error(incomplete("its caller read no further then")),
        (None, Some(EndLine::TooLarge), _) => PlayedEnd::Error(incomplete("there was more than is recorded of a body")),
        (None, None, Some(BodyLine::Coded(_))) => PlayedEnd::Error(incomplete(
            "a body in a content coding that the transport does not take off is not recorded",
        )),
        (None, None, _) => PlayedEnd::Whole,
    };
    let body = match (end, chunks.len()) {
        // In memory, as it is of most transports.
        (PlayedEnd::Whole, 0 | 1) => chunks.into_iter().next().map_or_else(Body::empty, Body::from),
        (end, _) => Body::stream(Playing { chunks: chunks.into(), end: Some(end) }),
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(line.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, values) in &line.headers {
        for value in values.iter() {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
                response.headers_mut().append(name, value);
            }
        }
    }
    if line.decoded {
        response.extensions_mut().insert(Decoded);
    }
    response
}

fn incomplete(why: &'static str) -> TransportError {
    TransportError::new(TransportErrorKind::InvalidRequest, Delivery::MaybeSent)
        .with_source(format!("the recording ends here: {why}"))
}

/// How many bytes it is played as.
pub(super) fn length(body: &BodyLine) -> usize {
    chunks(body).iter().map(Bytes::len).sum()
}

fn chunks(body: &BodyLine) -> Vec<Bytes> {
    match body {
        BodyLine::Json(json) => vec![Bytes::from(json.get().to_owned())],
        BodyLine::Text(text) => vec![Bytes::from(text.clone())],
        BodyLine::Base64(text) => vec![Bytes::from(BASE64_STANDARD.decode(text).unwrap_or_default())],
        BodyLine::Chunks(chunks) => chunks.iter().map(|chunk| Bytes::from(chunk.clone())).collect(),
        // Answers have no forms and no parts here.
        BodyLine::Form(_) | BodyLine::Parts(_) | BodyLine::Coded(_) => Vec::new(),
    }
}

enum PlayedEnd {
    Whole,
    Error(TransportError),
    Never,
}

/// A body being played.
struct Playing {
    chunks: VecDeque<Bytes>,
    end: Option<PlayedEnd>,
}

impl Stream for Playing {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(chunk) = self.chunks.pop_front() {
            return Poll::Ready(Some(Ok(chunk)));
        }
        match self.end.take() {
            Some(PlayedEnd::Error(error)) => Poll::Ready(Some(Err(error))),
            Some(PlayedEnd::Never) => {
                self.end = Some(PlayedEnd::Never);
                Poll::Pending
            }
            Some(PlayedEnd::Whole) | None => Poll::Ready(None),
        }
    }
}
