//! A connection: TCP, or TLS over such a one. Over a proxy that speaks TLS itself it is TLS in TLS.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

#[cfg(feature = "rustls")]
type TlsStream = Box<tokio_rustls::client::TlsStream<Socket>>;

/// The connection.
pub(crate) enum Socket {
    Tcp(TcpStream),
    #[cfg(feature = "rustls")]
    Tls(TlsStream),
}

macro_rules! inner {
    ($socket:expr, $inner:ident => $result:expr) => {
        match $socket.get_mut() {
            Self::Tcp($inner) => $result,
            #[cfg(feature = "rustls")]
            Self::Tls($inner) => $result,
        }
    };
}

impl AsyncRead for Socket {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        inner!(self, inner => Pin::new(inner).poll_read(context, buffer))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        inner!(self, inner => Pin::new(inner).poll_write(context, bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        inner!(self, inner => Pin::new(inner).poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        match self {
            Self::Tcp(tcp) => tcp.is_write_vectored(),
            #[cfg(feature = "rustls")]
            Self::Tls(tls) => tls.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        inner!(self, inner => Pin::new(inner).poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        inner!(self, inner => Pin::new(inner).poll_shutdown(context))
    }
}

impl Socket {
    /// Whether HTTP/2 was agreed on in the TLS handshake.
    pub(super) fn negotiated_http2(&self) -> bool {
        match self {
            Self::Tcp(_) => false,
            #[cfg(feature = "rustls")]
            Self::Tls(tls) => tls.get_ref().1.alpn_protocol() == Some(b"h2"),
        }
    }
}
