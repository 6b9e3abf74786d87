//! `multipart/form-data` (RFC 7578). reqwest's own is bound to its request type; this one gives a [`Body`] to any transport.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;

use crate::base::body::Body;
use crate::base::closed::{Foreign, Opener, Opening};
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::part::{Head, StreamPart};
use crate::caller::upload::measured::Measured;
use crate::caller::upload::source::GONE;

/// The parts of a body in the making.
#[derive(Debug)]
pub(super) struct Form {
    boundary: String,
    parts: Vec<(String, Body)>,
}

impl Form {
    pub(super) fn new() -> Self {
        // Random, as long as browsers make it: content that happens to contain it does not occur.
        Self { boundary: uuid::Uuid::new_v4().simple().to_string(), parts: Vec::new() }
    }

    pub(super) fn push(&mut self, name: &str, part: StreamPart) {
        let head = part_head(&self.boundary, name, &part.head);
        self.parts.push((head, part.content.into_body()));
    }

    pub(super) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The body: bytes in memory if every part is; else it is opened for each attempt, and with it its parts.
    pub(super) fn into_body(self) -> Body {
        let end = format!("--{}--\r\n", self.boundary);
        let mut pieces = Vec::new();
        for (head, content) in self.parts {
            pieces.extend([Body::from(head), content, Body::from("\r\n".to_owned())]);
        }
        pieces.push(Body::from(end));
        if pieces.iter().any(|piece| piece.as_bytes().is_none()) {
            return Body::closed(Arc::new(Parts::of(pieces)));
        }
        let bytes: Vec<u8> = pieces.iter().filter_map(Body::as_bytes).flatten().copied().collect();
        Body::from(bytes)
    }
}

/// A body of which some parts are not in memory.
struct Parts {
    pieces: Mutex<Vec<Body>>,
    is_replayable: bool,
}

impl Parts {
    fn of(pieces: Vec<Body>) -> Self {
        let is_replayable = pieces.iter().all(Body::is_replayable);
        Self { pieces: Mutex::new(pieces), is_replayable }
    }
}

impl Opener for Parts {
    fn open(&self) -> Opening {
        let mut pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        let taken: VecDeque<Body> = pieces.iter_mut().map(Body::take_once).collect();
        if !self.is_replayable {
            pieces.clear();
        }
        Box::pin(async move {
            let mut pieces = taken;
            if pieces.is_empty() {
                return Err(TransportError::new(TransportErrorKind::Body, Delivery::NotSent).with_source(GONE));
            }
            for piece in &mut pieces {
                if let Some(opening) = piece.opening() {
                    piece.set_open(opening.await?);
                }
            }
            // Known if it is of every part.
            let length = pieces.iter().map(|piece| piece.size_hint().exact());
            let length = length.reduce(|one, other| one?.checked_add(other?)).flatten();
            let measured = Measured::begin(Box::pin(Pieces(pieces)), length, None).await?;
            Ok(Box::pin(measured) as Foreign)
        })
    }

    fn is_replayable(&self) -> bool {
        self.is_replayable
    }

    fn length(&self) -> Option<u64> {
        None
    }
}

fn part_head(boundary: &str, name: &str, head: &Head) -> String {
    let file_name = head.file_name.as_ref().map(|name| format!("; filename=\"{}\"", quoted(name)));
    let content_type =
        head.content_type.as_ref().map(|media| format!("\r\nContent-Type: {}", media.replace(['\r', '\n'], " ")));
    format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"{}{}\r\n\r\n",
        quoted(name),
        file_name.unwrap_or_default(),
        content_type.unwrap_or_default(),
    )
}

/// As browsers do (HTML, "multipart form data"): a name can end neither its quotes nor its line.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The pieces of a body, one after the other.
struct Pieces(VecDeque<Body>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(piece) = self.0.front_mut() {
            match ready!(Pin::new(piece).poll_frame(context)) {
                Some(frame) => return Poll::Ready(Some(frame.map(|frame| frame.into_data().unwrap_or_default()))),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }
}
