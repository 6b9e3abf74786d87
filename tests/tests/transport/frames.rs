//! A server that writes HTTP/2 frames of its own choosing (RFC 9113).

use std::sync::atomic::Ordering;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::listener::{Counter, Listener};
use super::site::Site;

pub(crate) const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const GOAWAY: u8 = 7;
pub(crate) const DATA: u8 = 0;

const ACK: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;
pub(crate) const END_STREAM: u8 = 1;

/// Error codes of section 7.
pub(crate) const NO_ERROR: u32 = 0;
pub(crate) const INTERNAL_ERROR: u32 = 2;
pub(crate) const REFUSED_STREAM: u32 = 7;
pub(crate) const CANCEL: u32 = 8;
pub(crate) const ENHANCE_YOUR_CALM: u32 = 11;

/// What the server sends for a request.
#[derive(Clone, Copy)]
pub(crate) enum Frame {
    /// 200 and the beginning of a body.
    Answer,
    /// Ends the stream with this error code.
    Reset(u32),
    /// Processes no stream beyond the request's, or not even that one, for this reason.
    GoAway { processed: bool, code: u32 },
    /// Closes the connection.
    Close,
}

/// A server that sends these frames for every request, and a client that knows it to speak HTTP/2.
pub(crate) async fn site(frames: &'static [Frame]) -> Site {
    let listener = Listener::start(move |socket, requests| async move {
        serve(socket, &requests, frames).await.ok();
    });
    Site::listener("http", listener.await).with(|settings| settings.http2 = true)
}

async fn serve(mut socket: TcpStream, requests: &Counter, frames: &[Frame]) -> std::io::Result<()> {
    let mut preface = [0; 24];
    socket.read_exact(&mut preface).await?;
    socket.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, stream @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        socket.read_exact(&mut payload).await?;
        match kind {
            SETTINGS if flags & ACK == 0 => socket.write_all(&frame(SETTINGS, ACK, 0, &[])).await?,
            HEADERS => {
                requests.fetch_add(1, Ordering::SeqCst);
                for act in frames {
                    socket.write_all(&act.bytes(u32::from_be_bytes(stream))).await?;
                    if matches!(act, Frame::Close) {
                        socket.shutdown().await?;
                    }
                }
            }
            _ => {}
        }
    }
}

impl Frame {
    fn bytes(self, stream: u32) -> Vec<u8> {
        match self {
            // 0x88 is `:status: 200` in the static table of HPACK.
            Self::Answer => [frame(HEADERS, END_HEADERS, stream, &[0x88]), frame(DATA, 0, stream, b"1")].concat(),
            Self::Reset(code) => frame(RST_STREAM, 0, stream, &code.to_be_bytes()),
            Self::GoAway { processed, code } => {
                let last = if processed { stream } else { 0 };
                frame(GOAWAY, 0, 0, &[last.to_be_bytes(), code.to_be_bytes()].concat())
            }
            Self::Close => Vec::new(),
        }
    }
}

pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let [_, length @ ..] = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}
