//! A blob pushed in one piece or in chunks, and on from where it was broken off ("Pushing a blob monolithically", "… in chunks").

use std::error::Error as StdError;
use std::fmt;

use mighty_runtime::http::HeaderMap;
use mighty_runtime::{Bytes, Delivery, Error, Link, Response, Unexpected};

use crate::Digest;
use crate::blobs::{Blobs, FindBlobError};
use crate::uploads::{BeginUploadError, FinishUploadError, UploadChunkError, UploadStatusError, Uploads};

/// How often in a row an upload may be broken off without a byte more before it is given up.
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
    let mut upload = Upload {
        registry,
        name,
        content,
        digest: &digest,
        chunk: chunk.max(1),
        session: None,
        sent: 0,
        is_sure: true,
        is_resumed: false,
        furthest: 0,
        resumptions: 0,
    };
    if !upload.is_there().await? {
        upload.run().await?;
    }
    Ok(digest)
}

struct Upload<'a, C> {
    registry: &'a C,
    name: &'a str,
    content: &'a Bytes,
    digest: &'a Digest,
    chunk: usize,
    /// Where it goes on; `None` before it has begun.
    session: Option<Link>,
    /// How many bytes the registry has.
    sent: usize,
    /// Whether `sent` is certain: a registry says `0-0` of none and of one.
    is_sure: bool,
    /// Whether it was broken off since it began. A registry that does not lock an upload may then write two requests at once.
    is_resumed: bool,
    /// How many it ever had.
    furthest: usize,
    /// How often it was broken off since it last got on.
    resumptions: u32,
}

/// Why a step did not go well.
enum Stop {
    /// Nothing more can be done.
    Final(PushError),
    /// What has arrived is unknown.
    Lost(Error),
    /// These were not the next bytes.
    WrongRange(Error),
    /// What has arrived has another digest.
    Garbled(Error),
}

impl<C: Uploads + Blobs + Sync> Upload<'_, C> {
    async fn run(&mut self) -> Result<(), PushError> {
        loop {
            let (error, is_wrong) = match self.step().await {
                Ok(true) => return Ok(()),
                Ok(false) => continue,
                Err(Stop::Lost(error)) => (error, false),
                Err(Stop::WrongRange(error)) => (error, true),
                Err(Stop::Garbled(error)) if self.is_resumed => {
                    self.session = None;
                    (error, false)
                }
                Err(Stop::Garbled(error)) => return self.give_up(error.into()).await,
                Err(Stop::Final(error)) => return self.give_up(error).await,
            };
            if self.resumptions == RESUMPTIONS {
                return Err(error.into());
            }
            self.resumptions += 1;
            if self.is_there().await? {
                return Ok(());
            }
            self.resume(is_wrong).await?;
        }
    }

    /// Begins, sends a chunk or ends; whether that was the end.
    async fn step(&mut self) -> Result<bool, Stop> {
        let Some(session) = self.session.clone() else { return self.begin().await.map(|()| false) };
        let fits = self.content.len() <= self.chunk && self.is_sure;
        if self.sent < self.content.len() && !(fits && self.sent == 0) {
            return self.send_chunk(session).await.map(|()| false);
        }
        let rest = self.content.slice(self.sent..);
        let rest = (!rest.is_empty()).then_some(rest);
        self.registry.finish_upload(&session, self.digest, rest).await?;
        Ok(true)
    }

    async fn begin(&mut self) -> Result<(), Stop> {
        let begun = self.registry.begin_upload(self.name).await?;
        self.session = Some(begun.location().ok_or(Stop::Final(PushError::WithoutLocation))?);
        self.chunk = self.chunk.max(shortest_chunk(begun.headers()));
        (self.sent, self.is_sure, self.is_resumed) = (0, true, false);
        Ok(())
    }

    async fn send_chunk(&mut self, session: Link) -> Result<(), Stop> {
        let end = self.content.len().min(self.sent.saturating_add(self.chunk));
        let range = format!("{}-{}", self.sent, end - 1);
        let answer = self.registry.upload_chunk(&session, &range, self.content.slice(self.sent..end)).await?;
        self.goes_on(&answer);
        (self.sent, self.is_sure) = (end, true);
        if self.sent > self.furthest {
            (self.furthest, self.resumptions) = (self.sent, 0);
        }
        Ok(())
    }

    /// Asks how far the upload has come. `is_wrong`: of the bytes from `sent` on some are there already, or some are missing before.
    async fn resume(&mut self, is_wrong: bool) -> Result<(), Error> {
        let Some(session) = &self.session else { return Ok(()) };
        match self.registry.upload_status(session).await {
            Ok(status) => {
                self.goes_on(&status);
                self.is_resumed = true;
                let last = last_arrived(status.headers());
                let one = self.sent == 1 || (self.sent == 0 && is_wrong);
                self.is_sure = last > 0;
                self.sent = if last > 0 { last.saturating_add(1).min(self.content.len()) } else { usize::from(one) };
            }
            Err(UploadStatusError::NotFound(_)) => self.session = None,
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn goes_on(&mut self, answer: &Response<()>) {
        if let Some(location) = answer.location() {
            self.session = Some(location);
        }
    }

    async fn is_there(&self) -> Result<bool, Error> {
        match self.registry.find_blob(self.name, self.digest).await {
            Ok(_) => Ok(true),
            Err(FindBlobError::NotFound(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Clients are to ignore that it cannot be cancelled ("Cancel a blob upload").
    async fn give_up(&self, error: PushError) -> Result<(), PushError> {
        if let Some(session) = &self.session {
            let _ = self.registry.cancel_upload(session).await;
        }
        Err(error)
    }
}

impl From<BeginUploadError> for Stop {
    fn from(error: BeginUploadError) -> Self {
        match error {
            BeginUploadError::ServerError(_) => Self::Lost(error.into()),
            BeginUploadError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

impl From<UploadChunkError> for Stop {
    fn from(error: UploadChunkError) -> Self {
        match error {
            UploadChunkError::NotFound(_) | UploadChunkError::ServerError(_) => Self::Lost(error.into()),
            UploadChunkError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            UploadChunkError::RangeNotSatisfiable(_) => Self::WrongRange(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

impl From<FinishUploadError> for Stop {
    fn from(error: FinishUploadError) -> Self {
        match error {
            FinishUploadError::NotFound(_) | FinishUploadError::ServerError(_) => Self::Lost(error.into()),
            FinishUploadError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            FinishUploadError::RangeNotSatisfiable(_) => Self::WrongRange(error.into()),
            FinishUploadError::DigestInvalid(_) => Self::Garbled(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

/// Whether the registry may have more than is known here. What was not sent has been tried again often enough.
fn is_lost(error: &Unexpected) -> bool {
    error.delivery() == Delivery::MaybeSent
}

/// The place of the last byte that has arrived, by `Range: 0-1023`, which some write as `bytes=0-1023`.
fn last_arrived(headers: &HeaderMap) -> usize {
    let range = headers.get("range").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let last = range.trim_start_matches("bytes=").split_once('-').and_then(|(_, last)| last.parse().ok());
    last.unwrap_or_default()
}

fn shortest_chunk(headers: &HeaderMap) -> usize {
    let shortest = headers.get("oci-chunk-min-length").and_then(|value| value.to_str().ok());
    shortest.and_then(|shortest| shortest.parse().ok()).unwrap_or_default()
}
