//! What a raw body can be read into: the way back of [`IntoBody`](crate::IntoBody).

use bytes::Bytes;

use crate::base::body::Body;
use crate::caller::upload::Upload;

/// A body, whole or as it comes.
#[derive(Debug)]
pub struct Raw(pub(super) Held);

#[derive(Debug)]
pub(super) enum Held {
    Bytes(Bytes),
    /// With its length, if the request says one.
    Stream(Body, Option<u64>),
}

impl Raw {
    /// The bytes; none of a stream, which nobody asks for them.
    fn bytes(self) -> Bytes {
        match self.0 {
            Held::Bytes(bytes) => bytes,
            Held::Stream(body, _) => body.as_bytes().map(Bytes::copy_from_slice).unwrap_or_default(),
        }
    }
}

/// What `#[body(raw)]` is read into by a mock or a server.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a body as it is",
    label = "neither bytes nor text",
    note = "a raw body is `Bytes`, `Vec<u8>`, `&[u8]`, `String`, `&str`, `mighty_runtime::Upload` or `Body`; for JSON write `#[body]`"
)]
pub trait FromBody: Sized {
    /// Whether it is text, which has to be UTF-8.
    const IS_TEXT: bool = false;

    /// Reads it.
    ///
    /// # Errors
    /// When it is no text, or of another length.
    fn from_body(raw: Raw) -> Result<Self, String>;
}

impl FromBody for Bytes {
    fn from_body(raw: Raw) -> Result<Self, String> {
        Ok(raw.bytes())
    }
}

impl FromBody for Vec<u8> {
    fn from_body(raw: Raw) -> Result<Self, String> {
        Ok(raw.bytes().into())
    }
}

impl FromBody for String {
    const IS_TEXT: bool = true;

    fn from_body(raw: Raw) -> Result<Self, String> {
        Self::from_utf8(raw.bytes().into()).map_err(|_| "is no text in UTF-8".to_owned())
    }
}

impl<const N: usize> FromBody for [u8; N] {
    fn from_body(raw: Raw) -> Result<Self, String> {
        Self::try_from(&*raw.bytes()).map_err(|_| format!("is not {N} bytes long"))
    }
}

impl FromBody for Body {
    fn from_body(raw: Raw) -> Result<Self, String> {
        Ok(match raw.0 {
            Held::Bytes(bytes) => Self::from(bytes),
            Held::Stream(body, _) => body,
        })
    }
}

impl FromBody for Upload {
    fn from_body(raw: Raw) -> Result<Self, String> {
        Ok(match raw.0 {
            Held::Bytes(bytes) => Self::bytes(bytes),
            Held::Stream(body, length) => Self::received(body, length),
        })
    }
}
