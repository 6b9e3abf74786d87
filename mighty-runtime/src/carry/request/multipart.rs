//! `multipart/form-data` (RFC 7578). reqwest's own is bound to its request type; this one gives a [`Body`] to any transport.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;

use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::caller::part::{Head, StreamPart};

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
        self.parts.push((head, part.content));
    }

    pub(super) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The body: bytes in memory if every part is, so that it can be sent again.
    pub(super) fn into_body(self) -> Body {
        let end = format!("--{}--\r\n", self.boundary);
        let mut pieces = VecDeque::new();
        for (head, content) in self.parts {
            pieces.extend([Body::from(head), content, Body::from("\r\n".to_owned())]);
        }
        pieces.push_back(Body::from(end));
        if pieces.iter().any(|piece| piece.as_bytes().is_none()) {
            return Body::stream(Pieces(pieces));
        }
        let bytes: Vec<u8> = pieces.iter().filter_map(Body::as_bytes).flatten().copied().collect();
        Body::from(bytes)
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
