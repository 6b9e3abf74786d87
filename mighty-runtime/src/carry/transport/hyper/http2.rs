//! What an HTTP/2 connection needs so that a request that it does not take is never sent twice: its end (GOAWAY) is read when hyper
//! waits for all that was written (`line.rs`), and names no stream that was not begun (`frames.rs`), so that none is begun later.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::Sleep;

use super::frames::{Read, Written};
use super::line::Line;
use super::socket::Socket;

/// How long hyper is waited for. It takes over a request before it does anything that needs what is read, so that this never ends;
/// if it did, a connection is not to stand still.
const PATIENCE: Duration = Duration::from_secs(1);

/// The state of a connection.
#[derive(Default)]
pub(super) struct Http2 {
    pub(super) line: Arc<Line>,
    written: Written,
    read: Read,
    /// What was read and is too short to be judged.
    unjudged: Vec<u8>,
    /// While hyper is waited for.
    patience: Option<Pin<Box<Sleep>>>,
    /// What was judged and is to be given to hyper before anything else.
    judged: Vec<u8>,
}

impl Http2 {
    /// This is about to be written.
    pub(super) fn offer(&mut self, slices: &[IoSlice<'_>]) {
        let line = &self.line;
        self.written.offer(slices, |stream| line.begin(stream));
    }

    /// So much of it was.
    pub(super) fn accept(&mut self, written: &Poll<io::Result<usize>>) {
        if let Poll::Ready(Ok(length)) = written {
            self.written.accept(*length);
        }
    }

    /// Reads from the socket; nothing is the end.
    pub(super) fn poll_read(
        &mut self,
        socket: &mut Socket,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(self.poll_handed(context));
        while self.judged.is_empty() {
            if !self.unjudged.is_empty() {
                ready!(self.poll_judge(socket, context))?;
                continue;
            }
            let before = buffer.filled().len();
            ready!(Pin::new(&mut *socket).poll_read(context, buffer))?;
            let new = buffer.filled_mut().get_mut(before..).unwrap_or_default();
            let length = new.len();
            let left = self.read.pass(new, || self.line.highest());
            self.unjudged.extend_from_slice(new.get(length - left..).unwrap_or_default());
            buffer.set_filled(before + length - left);
            if left == 0 || left < length {
                return Poll::Ready(Ok(()));
            }
        }
        let length = self.judged.len().min(buffer.remaining());
        buffer.put_slice(self.judged.get(..length).unwrap_or_default());
        self.judged.drain(..length);
        Poll::Ready(Ok(()))
    }

    /// Ready when hyper has taken over what was begun, which is a matter of its next turn.
    fn poll_handed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if self.line.poll_handed(context).is_pending() {
            let patience = self.patience.get_or_insert_with(|| Box::pin(tokio::time::sleep(PATIENCE)));
            ready!(patience.as_mut().poll(context));
            self.line.lose_count();
        }
        self.patience = None;
        Poll::Ready(())
    }

    /// Reads as much more as it takes to judge what was too short.
    fn poll_judge(&mut self, socket: &mut Socket, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut bytes = [0; 16];
        let mut buffer = ReadBuf::new(&mut bytes);
        ready!(Pin::new(socket).poll_read(context, &mut buffer))?;
        self.judged = std::mem::take(&mut self.unjudged);
        self.judged.extend_from_slice(buffer.filled());
        if !buffer.filled().is_empty() {
            let left = self.read.pass(&mut self.judged, || self.line.highest());
            self.unjudged = self.judged.split_off(self.judged.len() - left);
        }
        Poll::Ready(Ok(()))
    }
}

impl Drop for Http2 {
    fn drop(&mut self) {
        self.line.end();
    }
}
