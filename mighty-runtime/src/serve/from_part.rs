//! What a part can be read into: the way back of [`IntoPart`](crate::IntoPart).

use super::multipart::Taken;
use super::scrub::scrubbed;
use crate::caller::part::{Part, StreamPart};
use crate::caller::upload::Upload;

/// What `#[part]` is read into by a mock or a server.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a part of a multipart body",
    label = "not a part",
    note = "use `mighty_runtime::Part`, `Upload` or `StreamPart`; text, numbers and booleans are parts by themselves"
)]
pub trait FromPart: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When it is no text, or none of this type.
    fn from_part(part: Taken) -> Result<Self, String>;
}

impl FromPart for Part {
    fn from_part(part: Taken) -> Result<Self, String> {
        let Taken { head, content, .. } = part;
        Ok(Self { content, head })
    }
}

impl FromPart for StreamPart {
    fn from_part(part: Taken) -> Result<Self, String> {
        let Taken { head, content, .. } = part;
        Ok(Self { content, head })
    }
}

impl FromPart for Upload {
    fn from_part(part: Taken) -> Result<Self, String> {
        Ok(part.content)
    }
}

macro_rules! texts {
    ($($type:ty),*) => {
        $(impl FromPart for $type {
            fn from_part(part: Taken) -> Result<Self, String> {
                let text = part.text()?;
                text.parse().map_err(|error: <$type as std::str::FromStr>::Err| scrubbed(&error.to_string(), [text.as_str()]))
            }
        })*
    };
}

texts!(String, bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);
