//! How much of a body is held.

use http::StatusCode;

use super::unreadable::Unreadable;

/// How large a body may be that is read before the arguments are, in bytes: 32 MiB unless the request has this among its extensions. One that is
/// handed on as a stream, to an argument that is an `Upload` or a `Body`, may be of any size.
///
/// ```ignore
/// use axum::extract::Request;
/// use axum::middleware::{Next, from_fn};
///
/// OrdersServer::router(backend).layer(from_fn(|mut request: Request, next: Next| {
///     request.extensions_mut().insert(BodyLimit(1 << 20));
///     next.run(request)
/// }))
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimit(pub usize);

impl Default for BodyLimit {
    fn default() -> Self {
        Self(32 << 20)
    }
}

pub(super) fn broken_off() -> Unreadable {
    Unreadable::new("the body", "body", "breaks off")
}

pub(super) fn too_large(limit: usize) -> Unreadable {
    Unreadable::new("the body", "body", format_args!("is larger than {limit} bytes"))
        .with_status(StatusCode::PAYLOAD_TOO_LARGE)
}
