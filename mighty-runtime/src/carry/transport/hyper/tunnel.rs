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
    let status = answer(&mut socket).await?;
    if status.is_some_and(|status| status.is_success()) {
        Ok(socket)
    } else {
        Err(io::Error::other(ProxyRefused(status)))
    }
}

/// The status of the proxy's answer; `None` if that is not HTTP. A refusal may have a body, which says nothing more.
async fn answer(socket: &mut Socket) -> io::Result<Option<StatusCode>> {
    let mut read = Vec::new();
    loop {
        while let Some((head, rest)) = split_head(&read) {
            match status(head) {
                // Interim answers, of which there may be any number (RFC 9110, 15.2); the time to connect bounds them.
                Some(status) if status.is_informational() => read = rest.to_vec(),
                // What follows is TLS, in which the client speaks first.
                Some(status) if status.is_success() && !rest.is_empty() => return Ok(None),
                status => return Ok(status),
            }
        }
        let mut buffer = [0; 1024];
        let count = if read.len() < LONGEST_HEAD { socket.read(&mut buffer).await? } else { 0 };
        if count == 0 {
            return broken_off(&read);
        }
        read.extend_from_slice(buffer.get(..count).unwrap_or_default());
    }
}

/// A refusal that is cut off after its status is one; before it, the connection broke.
fn broken_off(read: &[u8]) -> io::Result<Option<StatusCode>> {
    if read.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(status(read).filter(|status| !status.is_success() && !status.is_informational()))
}

/// A head without its empty line, and what comes after that.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some((bytes.get(..end)?, bytes.get(end + 4..)?))
}

/// Of `HTTP/1.1 200 Connection established`.
fn status(head: &[u8]) -> Option<StatusCode> {
    let line = head.split(|byte| *byte == b'\r').next()?;
    let line = line.strip_prefix(b"HTTP/1.1 ").or_else(|| line.strip_prefix(b"HTTP/1.0 "))?;
    StatusCode::from_bytes(line.get(..3)?).ok()
}
