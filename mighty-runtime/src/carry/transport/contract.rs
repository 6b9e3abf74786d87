//! What a transport is, and the same as an object.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::base::body::Body;
use crate::base::in_place::in_place;
use crate::base::transport_error::TransportError;

/// Sends one HTTP request and gives the answer's head, its body still to be read.
///
/// A transport does one attempt and nothing more: it must not retry, follow redirects, or store cookies; the library
/// bounds what it reads of the body and how long it waits. Dropping the future abandons the attempt.
/// The request's extensions hold a `&'static` [`Endpoint`](crate::Endpoint) for whoever wants to know which one it is, unless the
/// transport says that it does [not look](Self::reads_endpoint).
///
/// ```
/// use mighty_runtime::{Body, Transport, TransportError, http};
///
/// /// Answers every request with 204.
/// struct Yes;
///
/// impl Transport for Yes {
///     async fn send(&self, _: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
///         let mut response = http::Response::new(Body::empty());
///         *response.status_mut() = http::StatusCode::NO_CONTENT;
///         Ok(response)
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends `request`.
    ///
    /// # Errors
    /// When no status line arrived. The error says whether the request may have reached the server, on which the
    /// decision to retry rests: claim [`Delivery::NotSent`](crate::Delivery::NotSent) only if not a byte of it can have been processed.
    /// With it, the kinds [`Unwritten`](crate::TransportErrorKind::Unwritten) and [`Refused`](crate::TransportErrorKind::Refused) say
    /// that a connection was there and took no more; such a request is sent again at once and at no cost, see
    /// [`RetryPolicy`](crate::RetryPolicy).
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send;

    /// Whether it, or anything behind it, looks for the [`Endpoint`](crate::Endpoint) in the request's extensions. `true` by
    /// default; without it a request costs three allocations less.
    fn reads_endpoint(&self) -> bool {
        true
    }

    /// What [`send`](Self::send) gives, boxed. Where a client is built, this is compiled: in the crate of whoever builds it, unless
    /// the transport writes it itself, and then in the transport's.
    #[doc(hidden)]
    fn __send_boxed(&self, request: http::Request<Body>) -> Sending<'_> {
        in_place(|| self.send(request))
    }
}

impl<T: Transport> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send {
        T::send(self, request)
    }

    fn reads_endpoint(&self) -> bool {
        T::reads_endpoint(self)
    }

    fn __send_boxed(&self, request: http::Request<Body>) -> Sending<'_> {
        T::__send_boxed(self, request)
    }
}

/// The future of one attempt, boxed.
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// [`Transport`] as an object, so that the retry loop is compiled once and not once per transport.
pub(crate) trait DynTransport: Send + Sync {
    fn send_boxed(&self, request: http::Request<Body>) -> Sending<'_>;

    fn reads_endpoint(&self) -> bool;
}

impl<T: Transport> DynTransport for T {
    fn send_boxed(&self, request: http::Request<Body>) -> Sending<'_> {
        self.__send_boxed(request)
    }

    fn reads_endpoint(&self) -> bool {
        T::reads_endpoint(self)
    }
}
