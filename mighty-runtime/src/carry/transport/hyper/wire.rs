//! A connection as hyper sees it: the socket, and what it takes to lose nothing on it.
//!
//! - An answer that comes before the request is whole: a server that has seen enough answers and closes, and the rest of the
//!   request fails to be written. That failure is kept back until what has arrived was read.
//! - A connection on which nothing happens ends before the server ends it (`kept.rs`).
//! - An HTTP/2 connection that goes away says of each request whether it was taken (`http2.rs`).

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

use super::http2::Http2;
use super::kept::{Kept, Timer};
use super::socket::Socket;

/// How long what has arrived may take to be read once nothing can be written any more.
const LINGER: Duration = Duration::from_secs(10);

/// The connection.
pub(crate) struct Wire {
    socket: Socket,
    protocol: Protocol,
    broken: Option<Broken>,
    is_read_to_end: bool,
}

enum Protocol {
    Http1(Arc<Kept>, Timer),
    Http2(Box<Http2>),
}

/// What became of writing.
struct Broken {
    error: io::Error,
    time: Pin<Box<Sleep>>,
}

impl Wire {
    pub(super) fn new(socket: Socket, is_http2: bool) -> Self {
        let protocol =
            if is_http2 { Protocol::Http2(Box::default()) } else { Protocol::Http1(Arc::default(), Timer::default()) };
        Self { socket, protocol, broken: None, is_read_to_end: false }
    }

    /// What came of writing, as far as it is told yet.
    fn told<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match written {
            Poll::Ready(Err(error)) if is_hang_up(&error) && !self.is_read_to_end => {
                self.broken = Some(Broken { error, time: Box::pin(tokio::time::sleep(LINGER)) });
                context.waker().wake_by_ref();
                self.poll_broken(context).map(Err)
            }
            written => written,
        }
    }

    /// The failure to write, after all has been read.
    fn poll_broken(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let Some(broken) = &mut self.broken else { return Poll::Ready(io::ErrorKind::BrokenPipe.into()) };
        if !self.is_read_to_end {
            ready!(broken.time.as_mut().poll(context));
        }
        Poll::Ready(broken.error.kind().into())
    }

    /// Writes by `write`, and notes what that is.
    fn poll_writing(
        &mut self,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
        write: impl FnOnce(Pin<&mut Socket>, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if self.broken.is_some() {
            return self.poll_broken(context).map(Err);
        }
        if let Protocol::Http2(http2) = &mut self.protocol {
            http2.offer(slices);
        }
        let written = write(Pin::new(&mut self.socket), context);
        match (&mut self.protocol, &written) {
            (Protocol::Http1(kept, _), Poll::Ready(Ok(1..))) => kept.work(),
            (Protocol::Http1(..), _) => {}
            (Protocol::Http2(http2), written) => http2.accept(written),
        }
        self.told(context, written)
    }
}

/// Whether the peer does not take any more, which says nothing of what it has sent.
fn is_hang_up(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected};
    matches!(error.kind(), BrokenPipe | ConnectionReset | ConnectionAborted | NotConnected)
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.remaining();
        let this = &mut *self;
        let read = match &mut this.protocol {
            Protocol::Http1(..) => Pin::new(&mut this.socket).poll_read(context, buffer),
            Protocol::Http2(http2) => http2.poll_read(&mut this.socket, context, buffer),
        };
        match &read {
            Poll::Ready(Ok(())) if buffer.remaining() < before => {}
            Poll::Ready(_) => self.is_read_to_end = before > 0,
            Poll::Pending => {
                if let Protocol::Http1(kept, timer) = &mut self.protocol {
                    // As if the server had closed it: nobody is given it any more.
                    return kept.poll_end(timer, context).map(Ok);
                }
            }
        }
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_writing(context, &[io::IoSlice::new(bytes)], |socket, context| socket.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.poll_writing(context, slices, |socket, context| socket.poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.broken.is_some() {
            return self.poll_broken(context).map(Err);
        }
        let flushed = Pin::new(&mut self.socket).poll_flush(context);
        self.told(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(context)
    }
}

impl Connection for Wire {
    fn connected(&self) -> Connected {
        let connected = Connected::new();
        let connected = if self.socket.negotiated_http2() { connected.negotiated_h2() } else { connected };
        match &self.protocol {
            // It comes back with every answer, so that the end of one can be told to the connection.
            Protocol::Http1(kept, _) => connected.extra(Arc::clone(kept)),
            Protocol::Http2(http2) => connected.extra(Arc::clone(&http2.line)),
        }
    }
}
