//! A blob pushed in chunks, and on from where it was broken off ("Resumable Push").

use std::error::Error as StdError;
use std::fmt;

use mighty_runtime::http::HeaderMap;
use mighty_runtime::{Bytes, Delivery, Error, Link};

use crate::Digest;
use crate::blobs::{Blobs, FindBlobError};
use crate::uploads::{UploadChunkError, Uploads};

/// How often the registry is asked how far an upload has come before it is given up.
const RESUMPTIONS: u32 = 5;

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

/// Pushes a blob in chunks of so many bytes, unless the repository has it already.
///
/// A chunk whose answer is lost may have arrived or not: the registry is asked how far it has come, and the upload goes on there.
///
/// # Errors
/// When a call fails for good, or says less than it has to.
pub async fn push_blob<C: Uploads + Blobs + Sync>(
    registry: &C,
    name: &str,
    content: &Bytes,
    chunk: usize,
) -> Result<Digest, PushError> {
    let digest = Digest::of(content);
    match registry.find_blob(name, &digest).await {
        Ok(_) => return Ok(digest),
        Err(FindBlobError::NotFound(_)) => {}
        Err(error) => return Err(Error::from(error).into()),
    }
    let begun = registry.begin_upload(name).await.map_err(Error::from)?;
    let session = begun.location().ok_or(PushError::WithoutLocation)?;
    let mut upload = Upload { registry, content, chunk: chunk.max(1), session, sent: 0 };
    let mut resumptions = 0;
    while upload.sent < content.len() {
        match upload.send_chunk().await {
            Ok(()) => {}
            Err(error) if is_broken(&error) && resumptions < RESUMPTIONS => {
                resumptions += 1;
                upload.resume().await?;
            }
            Err(error) => return Err(Error::from(error).into()),
        }
    }
    registry.finish_upload(&upload.session, &digest, None).await.map_err(Error::from)?;
    Ok(digest)
}

struct Upload<'a, C> {
    registry: &'a C,
    content: &'a Bytes,
    chunk: usize,
    session: Link,
    /// How many bytes the registry has.
    sent: usize,
}

impl<C: Uploads> Upload<'_, C> {
    async fn send_chunk(&mut self) -> Result<(), UploadChunkError> {
        let end = self.content.len().min(self.sent.saturating_add(self.chunk));
        let range = format!("{}-{}", self.sent, end - 1);
        let answer = self.registry.upload_chunk(&self.session, &range, self.content.slice(self.sent..end)).await?;
        self.session = answer.location().unwrap_or_else(|| self.session.clone());
        self.sent = end;
        Ok(())
    }

    async fn resume(&mut self) -> Result<(), Error> {
        let status = self.registry.upload_status(&self.session).await?;
        self.session = status.location().unwrap_or_else(|| self.session.clone());
        self.sent = arrived(status.headers()).min(self.content.len());
        Ok(())
    }
}

/// Whether the registry may have more, or less, than is known here.
fn is_broken(error: &UploadChunkError) -> bool {
    match error {
        UploadChunkError::RangeNotSatisfiable(_) => true,
        UploadChunkError::Unexpected(error) => error.delivery() != Delivery::Answered,
        _ => false,
    }
}

/// How many bytes have arrived, by `Range: 0-1023`, which some write as `bytes=0-1023`. An upload without any says `0-0`.
fn arrived(headers: &HeaderMap) -> usize {
    let range = headers.get("range").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let last = range.trim_start_matches("bytes=").split_once('-').and_then(|(_, last)| last.parse::<usize>().ok());
    match last {
        None | Some(0) => 0,
        Some(last) => last.saturating_add(1),
    }
}
