//! A blob pushed in one piece or in chunks, and on from where it was broken off ("Pushing a blob monolithically", "… in chunks").

mod stop;
mod upload;

use std::error::Error as StdError;
use std::fmt;

use mighty_runtime::{Bytes, Error};

use self::upload::Upload;
use crate::Digest;
use crate::blobs::Blobs;
use crate::uploads::Uploads;

/// Why a blob was not pushed.
#[derive(Debug)]
pub enum PushError {
    /// A call failed for good.
    Call(Error),
    /// The registry took the upload and does not say where it goes on.
    WithoutLocation,
}

impl From<Error> for PushError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl fmt::Display for PushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => fmt::Display::fmt(error, f),
            Self::WithoutLocation => f.write_str("the registry does not say where the upload goes on"),
        }
    }
}

impl StdError for PushError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::WithoutLocation => None,
        }
    }
}

/// Pushes a blob, unless the repository has it already: in one piece if it fits into a chunk of so many bytes, else in chunks, which
/// are longer if the registry wants them so.
///
/// A request whose answer is lost may have arrived or not. So the registry is asked how far the upload has come, and it goes on
/// there; where the registry has forgotten it, as distribution's does before 3.0, it begins anew.
///
/// # Errors
/// When a call fails for good, or says less than it has to. The upload is then cancelled.
pub async fn push_blob<C: Uploads + Blobs + Sync>(
    registry: &C,
    name: &str,
    content: &Bytes,
    chunk: usize,
) -> Result<Digest, PushError> {
    let digest = Digest::of(content);
    let mut upload = Upload::new(registry, name, content, &digest, chunk);
    if !upload.is_there().await? {
        upload.run().await?;
    }
    Ok(digest)
}
