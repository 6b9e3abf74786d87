//! Any body as ours.

use std::any::Any;
use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use pin_project_lite::pin_project;

use super::failure::{Stage, convert};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;

impl Body {
    /// Any body of `Bytes`: hyper's, axum's, one that a layer of tower-http made. Its errors are classified as those of the
    /// default transport are; its length, if it knows one, is kept.
    ///
    /// It can be read once, so a request that has it is sent once.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        let mut body = Some(body);
        // One of ours passes through, so that bytes in memory stay so.
        if let Some(own) = (&mut body as &mut dyn Any).downcast_mut::<Option<Self>>() {
            return own.take().unwrap_or_default();
        }
        body.map_or_else(Self::empty, |body| Self::foreign(body, |error| convert(error.into(), Stage::Reading, None)))
    }

    /// The same, its errors classified by `classify`.
    pub(super) fn foreign<B>(body: B, classify: fn(B::Error) -> TransportError) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
    {
        Self::boxed(Foreign { body, classify })
    }
}

pin_project! {
    /// A body whose errors are to be classified.
    struct Foreign<B: http_body::Body> {
        #[pin]
        body: B,
        classify: fn(B::Error) -> TransportError,
    }
}

impl<B: http_body::Body<Data = Bytes>> http_body::Body for Foreign<B> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = self.project();
        this.body.poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(this.classify)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
