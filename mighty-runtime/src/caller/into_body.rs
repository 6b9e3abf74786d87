//! What can be a raw body.

use bytes::Bytes;

use super::upload::Upload;
use crate::base::body::Body;

/// What can be the body of a request as it is, `#[body(raw)]`: bytes and text, an [`Upload`], and a [`Body`], which
/// may be a stream.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as it is",
    label = "neither bytes nor text",
    note = "a raw body is `Bytes`, `Vec<u8>`, `&[u8]`, `String`, `&str`, `mighty_runtime::Upload` or `Body`; for JSON write `#[body]`"
)]
pub trait IntoBody {
    /// The body.
    fn into_body(self) -> Body;
}

impl IntoBody for Body {
    fn into_body(self) -> Body {
        self
    }
}

impl IntoBody for Upload {
    fn into_body(self) -> Body {
        Self::into_body(self)
    }
}

impl IntoBody for &Upload {
    fn into_body(self) -> Body {
        Upload::into_body(self.clone())
    }
}

macro_rules! owned {
    ($($type:ty),*) => {
        $(impl IntoBody for $type {
            fn into_body(self) -> Body {
                self.into()
            }
        }

        impl IntoBody for &$type {
            fn into_body(self) -> Body {
                self.clone().into()
            }
        })*
    };
}

owned!(Bytes, Vec<u8>, String);

impl IntoBody for &str {
    fn into_body(self) -> Body {
        self.to_owned().into()
    }
}

impl IntoBody for &[u8] {
    fn into_body(self) -> Body {
        self.to_vec().into()
    }
}

impl<const N: usize> IntoBody for [u8; N] {
    fn into_body(self) -> Body {
        self.to_vec().into()
    }
}

impl<const N: usize> IntoBody for &[u8; N] {
    fn into_body(self) -> Body {
        self.to_vec().into()
    }
}
