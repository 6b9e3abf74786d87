//! A server whose answers begin with what it is given, and end with it or never.

use std::sync::Arc;

use mighty_runtime::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::api::Archive;

/// An answer.
pub(crate) struct Answer {
    /// Status line and headers, without the length.
    pub(crate) head: String,
    /// The body, or what it repeats.
    pub(crate) body: Vec<u8>,
    /// Whether the body has an end.
    pub(crate) ends: bool,
}

impl Answer {
    /// A body of known length.
    pub(crate) fn whole(status: u16, coding: &str, body: Vec<u8>) -> Self {
        let head =
            format!("HTTP/1.1 {status} X\r\nContent-Encoding: {coding}\r\nContent-Length: {}\r\n\r\n", body.len());
        Self { head, body, ends: true }
    }

    /// Chunks without end.
    pub(crate) fn endless(status: u16, coding: &str, chunk: &[u8]) -> Self {
        let head = format!("HTTP/1.1 {status} X\r\nContent-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n\r\n");
        let size = format!("{:x}\r\n", chunk.len());
        Self { head, body: [size.as_bytes(), chunk, b"\r\n"].concat(), ends: false }
    }
}

/// A client of a server that answers so. The server stops with the test's runtime.
pub(crate) async fn serve(answer: Answer) -> Client<Archive> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = Arc::new(answer);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let answer = answer.clone();
            // The client hangs up when it has enough.
            tokio::spawn(async move { respond(socket, &answer).await.ok() });
        }
    });
    Client::<Archive>::builder().base_url(url).build().unwrap()
}

async fn respond(mut socket: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let mut request = [0; 4096];
    while socket.read(&mut request).await? > 0 {
        socket.write_all(answer.head.as_bytes()).await?;
        socket.write_all(&answer.body).await?;
        while !answer.ends {
            socket.write_all(&answer.body).await?;
        }
    }
    Ok(())
}
