//! A part that is read while the method has it already.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use multer::{Field, Multipart};

use super::disposition::Disposition;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// The part, and what is behind it: nothing that the endpoint has an argument for.
pub(super) struct Tail {
    field: Option<Field<'static>>,
    rest: Option<Multipart<'static>>,
    names: Vec<&'static str>,
}

impl Tail {
    pub(super) fn new(field: Field<'static>, rest: Multipart<'static>, names: Vec<&'static str>) -> Self {
        Self { field: Some(field), rest: Some(rest), names }
    }
}

impl Stream for Tail {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(field) = &mut this.field {
            match ready!(Pin::new(field).poll_next(context)) {
                Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                Some(Err(_)) => return this.fail("the body breaks off within the part"),
                // The next part is not to be had before this one is gone.
                None => this.field = None,
            }
        }
        while let Some(rest) = &mut this.rest {
            match ready!(rest.poll_next_field(context)) {
                Ok(Some(field)) => {
                    let name = Disposition::of(field.headers()).name.unwrap_or_default();
                    drop(field);
                    if this.names.contains(&name.as_str()) {
                        return this.fail(
                            "a part of the endpoint is behind the one that is a stream; it has to stand before it",
                        );
                    }
                }
                Ok(None) => this.rest = None,
                Err(_) => return this.fail("the body breaks off behind the part"),
            }
        }
        Poll::Ready(None)
    }
}

impl Tail {
    fn fail(&mut self, problem: &'static str) -> Poll<Option<Result<Bytes, TransportError>>> {
        (self.field, self.rest) = (None, None);
        let error = TransportError::new(TransportErrorKind::Body, Delivery::MaybeSent).with_source(problem);
        Poll::Ready(Some(Err(error)))
    }
}
