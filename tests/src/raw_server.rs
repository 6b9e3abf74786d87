//! A server on a real socket that sends exactly the bytes it is told to, valid HTTP or not.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does with one request.
#[derive(Clone, Debug)]
pub enum Act {
    /// Sends these bytes and waits for the next request on the connection.
    Send(Vec<u8>),
    /// Sends these bytes and closes the connection.
    SendAndClose(Vec<u8>),
    /// Sends these bytes and resets the connection.
    SendAndReset(Vec<u8>),
    /// Sends nothing and keeps the connection open.
    Stall,
}

impl Act {
    /// An answer with a body of known length.
    #[must_use]
    pub fn answer(status: &str, headers: &str, body: &[u8]) -> Self {
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
        Self::Send([head.as_bytes(), body].concat())
    }

    /// An answer with a body in chunks.
    #[must_use]
    pub fn chunked<'a>(status: &str, headers: &str, chunks: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut bytes = format!("HTTP/1.1 {status}\r\nTransfer-Encoding: chunked\r\n{headers}\r\n").into_bytes();
        for chunk in chunks {
            bytes.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            bytes.extend(chunk);
            bytes.extend(b"\r\n");
        }
        bytes.extend(b"0\r\n\r\n");
        Self::Send(bytes)
    }
}

/// A request that arrived.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The number of its connection, from 0.
    pub connection: usize,
    /// Request line and headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Seen {
    /// The request line.
    #[must_use]
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

type Script = Arc<Mutex<VecDeque<Act>>>;
type Record = Arc<Mutex<Vec<Seen>>>;

/// The server. It stops when it is dropped.
#[derive(Debug)]
pub struct RawServer {
    address: SocketAddr,
    script: Script,
    record: Record,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Starts a server that does these things, one for each request; after the last it closes connections.
    ///
    /// # Panics
    /// If no port can be bound.
    pub async fn start(script: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let script: Script = Arc::new(Mutex::new(script.into_iter().collect()));
        let record = Record::default();
        let task = tokio::spawn(accept(listener, script.clone(), record.clone()));
        Self { address, script, record, task }
    }

    /// `http://127.0.0.1:PORT`
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds to what it does, for an answer that names the server's own address.
    ///
    /// # Panics
    /// If the server panicked.
    pub fn then(&self, act: Act) {
        self.script.lock().unwrap().push_back(act);
    }

    /// The requests so far.
    ///
    /// # Panics
    /// If the server panicked.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.record.lock().unwrap().clone()
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, script: Script, record: Record) {
    for connection in 0.. {
        let Ok((socket, _)) = listener.accept().await else { return };
        // A connection that breaks is the client's affair, and often the point of the test.
        let (script, record) = (script.clone(), record.clone());
        tokio::spawn(async move { serve(socket, connection, &script, &record).await.ok() });
    }
}

async fn serve(mut socket: TcpStream, connection: usize, script: &Script, record: &Record) -> io::Result<()> {
    while let Some((head, body)) = read_request(&mut socket).await? {
        record.lock().unwrap().push(Seen { connection, head, body });
        let act = script.lock().unwrap().pop_front();
        match act {
            None => return Ok(()),
            Some(Act::Send(bytes)) => socket.write_all(&bytes).await?,
            Some(Act::SendAndClose(bytes)) => return socket.write_all(&bytes).await,
            Some(Act::SendAndReset(bytes)) => {
                socket.write_all(&bytes).await?;
                return socket.set_zero_linger();
            }
            Some(Act::Stall) => std::future::pending().await,
        }
    }
    Ok(())
}

/// The next request, or `None` when the client has closed the connection.
async fn read_request(socket: &mut TcpStream) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end;
        }
        if socket.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let mut body = bytes.split_off(end + 4);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let request = Seen { connection: 0, head, body: Vec::new() };
    let is_chunked = request.header("transfer-encoding").is_some();
    let length: usize = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    while if is_chunked { !body.ends_with(b"0\r\n\r\n") } else { body.len() < length } {
        if socket.read_buf(&mut body).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some((request.head, body)))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
