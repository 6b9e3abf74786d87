//! The one body type of requests and responses.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use pin_project_lite::pin_project;

use super::closed::{Closed, Foreign, Opener, Opening};
use super::transport_error::TransportError;

/// The body of a request or a response: nothing, bytes in memory, a stream of chunks, or any other [`http_body::Body`].
///
/// It implements [`http_body::Body`] itself, so hyper, tower's layers and axum take it as it is; [`Body::new`] takes theirs.
#[derive(Default)]
pub struct Body(Inner);

#[derive(Default)]
enum Inner {
    #[default]
    Empty,
    Full(Bytes),
    Foreign(Foreign),
    Closed(Box<Closed>),
}

impl Body {
    /// A body without content.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Inner::Empty)
    }

    /// A body of chunks that arrive over time. It can be read once, so a request that has it is sent once.
    pub fn stream(chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self::boxed(Chunks { chunks })
    }

    /// Any body whose errors are ours.
    pub(crate) fn boxed(body: impl http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static) -> Self {
        Self(Inner::Foreign(Box::pin(body)))
    }

    /// A body that is opened for each attempt.
    pub(crate) fn closed(opener: Arc<dyn Opener>) -> Self {
        Self(Inner::Closed(Box::new(Closed::new(opener))))
    }

    /// Whether it is one that is opened for each attempt.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.0, Inner::Closed(_))
    }

    /// What has to be done before it is sent, if anything.
    pub(crate) fn opening(&self) -> Option<Opening> {
        if let Inner::Closed(closed) = &self.0 { closed.opening() } else { None }
    }

    /// It is open: this is what the next attempt sends.
    pub(crate) fn set_open(&mut self, body: Foreign) {
        if let Inner::Closed(closed) = &mut self.0 {
            closed.set_open(body);
        }
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_replayable(&self) -> bool {
        match &self.0 {
            Inner::Empty | Inner::Full(_) => true,
            Inner::Closed(closed) => closed.is_replayable(),
            Inner::Foreign(_) => false,
        }
    }

    /// The body of the next attempt; what cannot be sent again is gone then.
    pub(crate) fn take_once(&mut self) -> Self {
        let opened = if let Inner::Closed(closed) = &mut self.0 { closed.take_open() } else { None };
        match opened {
            Some(body) => Self(Inner::Foreign(body)),
            None => self.try_clone().unwrap_or_else(|| std::mem::take(self)),
        }
    }

    /// The body of another call, which ends with an error if this one was sent and cannot be sent again.
    pub(crate) fn take_for_another(&mut self) -> Self {
        match &self.0 {
            Inner::Closed(closed) => Self(Inner::Closed(Box::new(closed.share()))),
            _ => self.take_once(),
        }
    }

    /// The same body once more, or `None` if it is a stream that cannot be had again.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Inner::Empty => Some(Self::empty()),
            Inner::Full(bytes) => Some(Self::from(bytes.clone())),
            Inner::Closed(closed) => closed.again().map(|again| Self(Inner::Closed(Box::new(again)))),
            Inner::Foreign(_) => None,
        }
    }

    /// The bytes, if they are all in memory; empty for no body, `None` for a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Full(bytes) => Some(bytes),
            Inner::Foreign(_) | Inner::Closed(_) => None,
        }
    }

    /// All bytes if they are in memory, else the body as it is.
    #[cfg(feature = "reqwest")]
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::Full(bytes) => Ok(bytes),
            Inner::Foreign(_) | Inner::Closed(_) => Err(self),
        }
    }

    /// The next chunk, or `None` at the end.
    ///
    /// # Errors
    /// When the connection fails before the body is complete.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    /// The next chunk; trailers are passed over.
    pub(crate) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        use http_body::Body as _;
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)) {
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        if bytes.is_empty() { Self::empty() } else { Self(Inner::Full(bytes)) }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(Bytes::from(bytes))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from(Bytes::from(text))
    }
}

/// Says the size only: content may be secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Empty => f.write_str("Body(empty)"),
            Inner::Full(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Foreign(_) | Inner::Closed(_) => f.write_str("Body(stream)"),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Inner::Closed(closed) = &mut self.0 {
            self.0 = Inner::Foreign(closed.read());
        }
        match &mut self.0 {
            Inner::Empty | Inner::Closed(_) => Poll::Ready(None),
            Inner::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Inner::Empty;
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
            Inner::Foreign(body) => body.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Empty => true,
            Inner::Full(_) | Inner::Closed(_) => false,
            Inner::Foreign(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Empty => SizeHint::with_exact(0),
            Inner::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Foreign(body) => body.size_hint(),
            Inner::Closed(closed) => closed.size_hint(),
        }
    }
}

pin_project! {
    /// A stream of chunks as a body.
    struct Chunks<S> {
        #[pin]
        chunks: S,
    }
}

impl<S: Stream<Item = Result<Bytes, TransportError>>> http_body::Body for Chunks<S> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.project().chunks.poll_next(context).map(|chunk| chunk.map(|bytes| bytes.map(Frame::data)))
    }
}
