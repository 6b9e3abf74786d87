//! The parts of a multipart body.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use futures_core::Stream;

use super::progress::Progress;
use super::upload::Upload;
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
///
/// A part need not be in memory: [`Part::upload`] takes an [`Upload`]. Whether the request can then be sent again depends on
/// that; clones of a part share it.
#[derive(Clone)]
pub struct Part {
    pub(crate) content: Upload,
    pub(crate) head: Head,
}

/// A part whose content is read while it is sent. A request with one is sent at most once.
pub struct StreamPart {
    pub(crate) content: Upload,
    pub(crate) head: Head,
}

/// What stands before a part's content, besides its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) file_name: Option<Cow<'static, str>>,
    pub(crate) content_type: Option<Cow<'static, str>>,
}

impl Head {
    fn octets() -> Self {
        Self { file_name: None, content_type: Some("application/octet-stream".into()) }
    }
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

        /// The file name that was said, as a server reads it.
        #[must_use]
        pub fn given_file_name(&self) -> Option<&str> {
            self.head.file_name.as_deref()
        }

        /// The media type that was said, as a server reads it.
        #[must_use]
        pub fn given_content_type(&self) -> Option<&str> {
            self.head.content_type.as_deref()
        }

        /// What is in it, for a server to read.
        #[must_use]
        pub fn into_body(self) -> Body {
            self.content.into_body()
        }

        /// Calls `watch` with the bytes of this part that the transport has taken; see [`Upload::progress`].
        #[must_use]
        pub fn progress(mut self, watch: impl FnMut(Progress) + Send + 'static) -> Self {
            self.content = self.content.progress(watch);
            self
        }
    };
}

impl Part {
    /// A text field.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Upload::bytes(text.into()), head: Head::default() }
    }

    /// Bytes, `application/octet-stream` unless said otherwise.
    #[must_use]
    pub fn bytes(content: impl Into<Bytes>) -> Self {
        Self::upload(Upload::bytes(content))
    }

    /// What need not be in memory, `application/octet-stream` unless said otherwise.
    #[must_use]
    pub fn upload(content: Upload) -> Self {
        Self { content, head: Head::octets() }
    }

    /// A file, `application/octet-stream` unless said otherwise; it has no [`file_name`](Self::file_name) unless one is said.
    #[cfg(feature = "fs")]
    #[must_use]
    pub fn file(path: impl Into<std::path::PathBuf>) -> Self {
        Self::upload(Upload::file(path))
    }

    head_setters!();
}

impl StreamPart {
    /// Content that arrives in chunks.
    #[must_use]
    pub fn new(chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self { content: Upload::chunks(chunks), head: Head::octets() }
    }

    head_setters!();
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Part({:?})", self.content)
    }
}

impl fmt::Debug for StreamPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StreamPart")
    }
}

impl From<Upload> for Part {
    fn from(content: Upload) -> Self {
        Self::upload(content)
    }
}

/// What can be a part: [`Part`], [`Upload`], [`StreamPart`], and text, numbers and booleans as text fields.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a multipart body",
    label = "not a part",
    note = "use `mighty_runtime::Part`, `Upload` or `StreamPart`; text, numbers and booleans are parts by themselves"
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
        StreamPart { content: self.content, head: self.head }
    }
}

impl IntoPart for &Part {
    fn into_part(self) -> StreamPart {
        self.clone().into_part()
    }
}

impl IntoPart for Upload {
    fn into_part(self) -> StreamPart {
        Part::upload(self).into_part()
    }
}

impl IntoPart for &Upload {
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
