//! A server whose answers have an end, or none.

use std::sync::Arc;

use mighty_runtime::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::api::Archive;
use super::bombs::Bomb;

/// An answer.
pub(crate) struct Answer {
    /// What is sent once.
    begin: Vec<u8>,
    /// What is then sent for ever, if anything.
    block: Vec<u8>,
}

impl Answer {
    /// A body of known length.
    pub(crate) fn whole(status: u16, coding: &str, body: &[u8]) -> Self {
        let length = body.len();
        let head = format!("HTTP/1.1 {status} X\r\nContent-Encoding: {coding}\r\nContent-Length: {length}\r\n\r\n");
        Self { begin: [head.as_bytes(), body].concat(), block: Vec::new() }
    }

    /// Chunks without end.
    pub(crate) fn endless(status: u16, bomb: &Bomb) -> Self {
        let coding = bomb.coding;
        let head = format!("HTTP/1.1 {status} X\r\nContent-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n\r\n");
        Self { begin: [head.into_bytes(), chunk(&bomb.begin)].concat(), block: chunk(&bomb.block) }
    }
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

/// A client of a server that answers so, and the server.
pub(crate) async fn serve(answer: Answer) -> (Client<Archive>, JoinHandle<()>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = Arc::new(answer);
    let server = tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let answer = answer.clone();
            // The client hangs up when it has enough.
            tokio::spawn(async move { respond(socket, &answer).await.ok() });
        }
    });
    (Client::<Archive>::builder().base_url(url).build().unwrap(), server)
}

async fn respond(mut socket: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let mut request = [0; 4096];
    while socket.read(&mut request).await? > 0 {
        socket.write_all(&answer.begin).await?;
        while !answer.block.is_empty() {
            socket.write_all(&answer.block).await?;
        }
    }
    Ok(())
}
