//! An upload as the body of one request.

use std::io;
use std::sync::{Arc, OnceLock};

use super::chunks::Opened;
use super::length::LengthMismatch;
use super::measured::Measured;
use super::source::Source;
use crate::base::closed::{Foreign, Opener, Opening};
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::progress::Watcher;

/// The upload, and its length as soon as that is known: every attempt sends as much as the first.
pub(super) struct Sending {
    source: Source,
    watcher: Option<Watcher>,
    length: Arc<OnceLock<u64>>,
}

impl Sending {
    pub(super) fn new(source: Source, length: Option<u64>, watcher: Option<Watcher>) -> Arc<Self> {
        let length = Arc::new(length.map_or_else(OnceLock::new, OnceLock::from));
        Arc::new(Self { source, watcher, length })
    }
}

impl Opener for Sending {
    fn open(&self) -> Opening {
        let (opening, watcher) = (self.source.open(), self.watcher.clone());
        let known = self.length.clone();
        Box::pin(async move {
            let Opened { chunks, length } = opening.await.map_err(not_opened)?;
            if let Some(length) = length {
                let said = *known.get_or_init(|| length);
                if said != length {
                    return Err(LengthMismatch::error(said, Some(length), Delivery::NotSent));
                }
            }
            let measured = Measured::begin(chunks, known.get().copied(), watcher).await?;
            Ok(Box::pin(measured) as Foreign)
        })
    }

    fn is_replayable(&self) -> bool {
        self.source.is_replayable()
    }

    fn length(&self) -> Option<u64> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            _ => self.length.get().copied(),
        }
    }
}

fn not_opened(error: io::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Body, Delivery::NotSent).with_source(error)
}
