//! The parts of a multipart body.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use futures_core::Stream;

use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// A part of a `multipart/form-data` body (RFC 7578).
///
/// ```
/// use mighty_runtime::Part;
///
/// let photo = Part::bytes(vec![0xFF, 0xD8]).file_name("me.jpg").content_type("image/jpeg");
/// let title = Part::text("Me at the sea");
/// ```
#[derive(Clone)]
pub struct Part {
    pub(crate) content: Bytes,
    pub(crate) head: Head,
}

/// A part whose content is read while it is sent. A request with one is sent at most once.
pub struct StreamPart {
    pub(crate) content: Body,
    pub(crate) head: Head,
}

/// What stands before a part's content, besides its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) file_name: Option<Cow<'static, str>>,
    pub(crate) content_type: Option<Cow<'static, str>>,
}

/// What can be said of either kind of part.
macro_rules! head_setters {
    () => {
        /// The name of the file that the content comes from.
        #[must_use]
        pub fn file_name(mut self, name: impl Into<Cow<'static, str>>) -> Self {
            self.head.file_name = Some(name.into());
            self
        }

        /// The content's media type.
        #[must_use]
        pub fn content_type(mut self, media_type: impl Into<Cow<'static, str>>) -> Self {
            self.head.content_type = Some(media_type.into());
            self
        }
    };
}

impl Part {
    /// A text field.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Bytes::from(text.into()), head: Head::default() }
    }

    /// Bytes, `application/octet-stream` unless said otherwise.
    #[must_use]
    pub fn bytes(content: impl Into<Bytes>) -> Self {
        let head = Head { file_name: None, content_type: Some("application/octet-stream".into()) };
        Self { content: content.into(), head }
    }

    head_setters!();
}

impl StreamPart {
    /// Content that arrives in chunks.
    #[must_use]
    pub fn new(chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        let head = Head { file_name: None, content_type: Some("application/octet-stream".into()) };
        Self { content: Body::stream(chunks), head }
    }

    head_setters!();
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Part({} bytes)", self.content.len())
    }
}

impl fmt::Debug for StreamPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StreamPart")
    }
}

/// What can be a part: [`Part`], [`StreamPart`], and text, numbers and booleans as text fields.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a multipart body",
    label = "not a part",
    note = "use `mighty_runtime::Part` or `StreamPart`; text, numbers and booleans are parts by themselves"
)]
pub trait IntoPart {
    /// The part.
    fn into_part(self) -> StreamPart;
}

impl IntoPart for StreamPart {
    fn into_part(self) -> StreamPart {
        self
    }
}

impl IntoPart for Part {
    fn into_part(self) -> StreamPart {
        StreamPart { content: self.content.into(), head: self.head }
    }
}

impl IntoPart for &Part {
    fn into_part(self) -> StreamPart {
        self.clone().into_part()
    }
}

impl IntoPart for &str {
    fn into_part(self) -> StreamPart {
        Part::text(self).into_part()
    }
}

impl IntoPart for &String {
    fn into_part(self) -> StreamPart {
        Part::text(self).into_part()
    }
}

macro_rules! text_parts {
    ($($type:ty),*) => {
        $(impl IntoPart for $type {
            fn into_part(self) -> StreamPart {
                Part::text(self.to_string()).into_part()
            }
        })*
    };
}

text_parts!(String, bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);
