//! How much of a body is held.

use http::StatusCode;

use super::unreadable::Unreadable;

/// How many bytes a body may have that is read before the arguments are, if nobody says otherwise: as many as a client keeps of an answer.
/// One that is handed on as a stream, to an argument that is an `Upload` or a `Body`, may be of any size.
#[cfg(feature = "server")]
pub(crate) const MAX_BODY: usize = 32 << 20;

pub(super) fn broken_off() -> Unreadable {
    Unreadable::new("the body", "body", "breaks off")
}

pub(super) fn too_large(limit: usize) -> Unreadable {
    Unreadable::new("the body", "body", format_args!("is larger than {limit} bytes"))
        .with_status(StatusCode::PAYLOAD_TOO_LARGE)
}
