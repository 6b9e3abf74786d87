//! An upload from its first request to its last, whatever comes between.

use mighty_runtime::http::HeaderMap;
use mighty_runtime::{Bytes, Error, Link, Response};

use super::PushError;
use super::stop::Stop;
use crate::Digest;
use crate::blobs::{Blobs, FindBlobError};
use crate::uploads::{UploadStatusError, Uploads};

/// How often in a row an upload may be broken off without a byte more before it is given up.
const RESUMPTIONS: u32 = 5;

/// A blob on its way.
pub(super) struct Upload<'a, C> {
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

impl<'a, C: Uploads + Blobs + Sync> Upload<'a, C> {
    pub(super) fn new(registry: &'a C, name: &'a str, content: &'a Bytes, digest: &'a Digest, chunk: usize) -> Self {
        Self {
            registry,
            name,
            content,
            digest,
            chunk: chunk.max(1),
            session: None,
            sent: 0,
            is_sure: true,
            is_resumed: false,
            furthest: 0,
            resumptions: 0,
        }
    }

    pub(super) async fn run(&mut self) -> Result<(), PushError> {
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

    pub(super) async fn is_there(&self) -> Result<bool, Error> {
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
