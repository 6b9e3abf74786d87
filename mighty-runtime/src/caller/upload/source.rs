//! Where the chunks of an upload come from.

use std::error::Error as StdError;
use std::future::ready;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use pin_project_lite::pin_project;

use super::chunks::{Chunks, Coming, Opened};
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// How much of what is in memory goes out at a time, where somebody watches.
const SLICE: usize = 64 << 10;

/// What is said of a stream that is wanted twice.
pub(crate) const GONE: &str = "the stream was sent already";

/// The source.
#[derive(Clone)]
pub(super) enum Source {
    Bytes(Bytes),
    /// Until it is taken.
    Once(Arc<Mutex<Option<Chunks>>>),
    Anew(Arc<Mutex<dyn FnMut() -> Coming<Chunks> + Send>>),
    #[cfg(feature = "fs")]
    File(Arc<std::path::Path>),
}

impl Source {
    pub(super) fn once(chunks: Chunks) -> Self {
        Self::Once(Arc::new(Mutex::new(Some(chunks))))
    }

    pub(super) fn anew(open: impl FnMut() -> Coming<Chunks> + Send + 'static) -> Self {
        Self::Anew(Arc::new(Mutex::new(open)))
    }

    pub(super) fn is_replayable(&self) -> bool {
        !matches!(self, Self::Once(_))
    }

    pub(super) fn open(&self) -> Coming<Opened> {
        match self {
            Self::Bytes(bytes) => {
                let length = Some(bytes.len() as u64);
                Box::pin(ready(Ok(Opened { chunks: Box::pin(Slices(bytes.clone())), length })))
            }
            Self::Once(chunks) => {
                let chunks = chunks.lock().unwrap_or_else(PoisonError::into_inner).take();
                let opened = chunks.map(|chunks| Opened { chunks, length: None });
                Box::pin(ready(opened.ok_or_else(|| io::Error::other(GONE))))
            }
            Self::Anew(open) => {
                let opening = open.lock().unwrap_or_else(PoisonError::into_inner)();
                Box::pin(async move { Ok(Opened { chunks: opening.await?, length: None }) })
            }
            #[cfg(feature = "fs")]
            Self::File(path) => Box::pin(super::file::open(path.clone())),
        }
    }
}

/// Chunks of the author's, their errors as ours: the request breaks off.
pub(super) fn converted<S, B, E>(chunks: S) -> Chunks
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    Box::pin(Converted { chunks })
}

pin_project! {
    struct Converted<S> {
        #[pin]
        chunks: S,
    }
}

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let broken = |error: E| TransportError::new(TransportErrorKind::Body, Delivery::MaybeSent).with_source(error);
        self.project().chunks.poll_next(context).map(|chunk| chunk.map(|chunk| chunk.map(B::into).map_err(broken)))
    }
}

/// Bytes in memory, slice by slice.
struct Slices(Bytes);

impl Stream for Slices {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let length = self.0.len().min(SLICE);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }
}

/// Chunks from a function that is asked for them.
#[cfg(feature = "__sides")]
pub(super) fn polled<F>(poll: F) -> Chunks
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> + Send + 'static,
{
    Box::pin(Polled(Box::new(poll)))
}

#[cfg(feature = "__sides")]
struct Polled<F: ?Sized>(Box<F>);

#[cfg(feature = "__sides")]
impl<F> Stream for Polled<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> + ?Sized,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        (self.0)(context)
    }
}
