//! A way through a proxy by CONNECT (RFC 9110, 9.3.6).

use std::io;

use http::{HeaderValue, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::socket::Socket;
use crate::carry::transport::proxy::ProxyRefused;

/// How much of a proxy's answer is read, in bytes.
const LONGEST_HEAD: usize = 16 << 10;

/// Asks the proxy at the other end of `socket` to connect to `authority`, which is `host:port`.
pub(super) async fn through(
    mut socket: Socket,
    authority: &str,
    authorization: Option<&HeaderValue>,
) -> io::Result<Socket> {
    let mut request = format!("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n").into_bytes();
    if let Some(value) = authorization {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(value.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    socket.write_all(&request).await?;
    let status = status(&head(&mut socket).await?);
    if status.is_some_and(|status| status.is_success()) {
        Ok(socket)
    } else {
        Err(io::Error::other(ProxyRefused(status)))
    }
}

/// The head of the answer, to its empty line. What comes after it is TLS, in which the client speaks first.
async fn head(socket: &mut Socket) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= LONGEST_HEAD {
            return Err(io::Error::other(ProxyRefused(status(&head))));
        }
        let mut buffer = [0; 1024];
        let read = socket.read(&mut buffer).await?;
        if read == 0 {
            return broken_off(&head);
        }
        head.extend_from_slice(buffer.get(..read).unwrap_or_default());
        // A refusal may have a body, which says nothing that its status does not.
        if let Some(status) = whole_head(&head).and_then(status).filter(|status| !status.is_success()) {
            return Err(io::Error::other(ProxyRefused(Some(status))));
        }
    }
    Ok(head)
}

/// A refusal that is cut off after its status is one; before it, the connection broke.
fn broken_off(head: &[u8]) -> io::Result<Vec<u8>> {
    match status(head) {
        Some(status) if !status.is_success() => Err(io::Error::other(ProxyRefused(Some(status)))),
        _ if head.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Err(io::Error::other(ProxyRefused(None))),
    }
}

fn whole_head(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    bytes.get(..end)
}

/// Of `HTTP/1.1 200 Connection established`.
fn status(head: &[u8]) -> Option<StatusCode> {
    let line = head.split(|byte| *byte == b'\r').next()?;
    let line = line.strip_prefix(b"HTTP/1.1 ").or_else(|| line.strip_prefix(b"HTTP/1.0 "))?;
    StatusCode::from_bytes(line.get(..3)?).ok()
}
