//! A file as chunks.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::fs::{self, File};
use tokio::io::{AsyncRead, ReadBuf};

use super::chunks::Opened;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// How much is read at a time.
const CHUNK: usize = 64 << 10;

/// Opens a file.
pub(super) async fn open(path: Arc<Path>) -> io::Result<Opened> {
    // Before it is opened: to open a pipe waits for somebody who writes into it.
    if !fs::metadata(&path).await?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
    }
    let file = File::open(&path).await?;
    let length = Some(file.metadata().await?.len());
    Ok(Opened { chunks: Box::pin(Contents { file, buffer: BytesMut::new() }), length })
}

/// Opens a file at a byte, for no more than `length` from there on.
#[cfg(feature = "__sides")]
pub(super) async fn open_piece(
    path: Arc<Path>,
    begin: u64,
    length: u64,
) -> io::Result<Contents<tokio::io::Take<File>>> {
    use tokio::io::{AsyncReadExt, AsyncSeekExt};
    let mut file = File::open(&path).await?;
    file.seek(io::SeekFrom::Start(begin)).await?;
    Ok(Contents { file: file.take(length), buffer: BytesMut::new() })
}

pub(super) struct Contents<F> {
    file: F,
    buffer: BytesMut,
}

impl<F: AsyncRead + Unpin> Stream for Contents<F> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.buffer.is_empty() {
            this.buffer = BytesMut::zeroed(CHUNK);
        }
        let mut room = ReadBuf::new(&mut this.buffer);
        let read = ready!(Pin::new(&mut this.file).poll_read(context, &mut room));
        let length = room.filled().len();
        let broken = |error| TransportError::new(TransportErrorKind::Body, Delivery::MaybeSent).with_source(error);
        Poll::Ready(match read {
            Ok(()) if length == 0 => None,
            Ok(()) => Some(Ok(this.buffer.split_to(length).freeze())),
            Err(error) => Some(Err(broken(error))),
        })
    }
}
