//! A connection to a server that breaks where it is told to.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How much of a connection is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Everything.
    Never,
    /// So many bytes of what the server sends.
    Answer(usize),
    /// So many bytes of what the client sends.
    Request(usize),
}

type Carried = Arc<Mutex<Vec<Vec<u8>>>>;

/// A listener that carries each connection to a server, the first ones only so far. It stops when it is dropped.
#[derive(Debug)]
pub struct Cable {
    address: SocketAddr,
    answers: Carried,
    task: JoinHandle<()>,
}

impl Cable {
    /// Leads to a server on loopback, `http://127.0.0.1:PORT` and whatever follows. The connections that have no cut are whole.
    ///
    /// # Panics
    /// If the URL is another one, or no port can be bound.
    pub async fn to(url: &str, cuts: impl IntoIterator<Item = Cut>) -> Self {
        let authority = url.trim_start_matches("http://").split('/').next().unwrap_or_default();
        let server: SocketAddr = authority.parse().expect("an address of loopback");
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let answers = Carried::default();
        let cuts: Vec<Cut> = cuts.into_iter().collect();
        let task = tokio::spawn(accept(listener, server, cuts, answers.clone()));
        Self { address, answers, task }
    }

    /// `http://127.0.0.1:PORT`
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the server sent and the client was given, for each connection so far.
    #[must_use]
    pub fn answers(&self) -> Vec<Vec<u8>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, server: SocketAddr, cuts: Vec<Cut>, answers: Carried) {
    let mut cuts = cuts.into_iter();
    let mut number = 0;
    while let Ok((client, _)) = listener.accept().await {
        answers.lock().unwrap_or_else(PoisonError::into_inner).push(Vec::new());
        tokio::spawn(carry(client, server, cuts.next().unwrap_or(Cut::Never), (number, answers.clone())));
        number += 1;
    }
}

async fn carry(client: TcpStream, server: SocketAddr, cut: Cut, log: (usize, Carried)) -> io::Result<()> {
    let server = TcpStream::connect(server).await?;
    // Each piece goes out as it came in.
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let (request, answer) = match cut {
        Cut::Never => (usize::MAX, usize::MAX),
        Cut::Answer(bytes) => (usize::MAX, bytes),
        Cut::Request(bytes) => (bytes, usize::MAX),
    };
    // What is cut ends both ways: the client reads what was on its way, and then the end.
    tokio::select! {
        sent = copy(from_client, to_server, request, None) => sent,
        answered = copy(from_server, to_client, answer, Some(log)) => answered,
    }
}

/// Copies so many bytes, or all up to the end.
async fn copy(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut left: usize,
    log: Option<(usize, Carried)>,
) -> io::Result<()> {
    let mut buffer = vec![0; 65_536];
    loop {
        // Where nothing is to be carried, too, it breaks when there would be something.
        let length = from.read(&mut buffer).await?.min(left);
        if length == 0 {
            break;
        }
        let bytes = buffer.get(..length).unwrap_or_default();
        if let Some((number, log)) = &log
            && let Some(log) = log.lock().unwrap_or_else(PoisonError::into_inner).get_mut(*number)
        {
            log.extend_from_slice(bytes);
        }
        to.write_all(bytes).await?;
        left -= length;
        if left == 0 {
            break;
        }
    }
    to.shutdown().await
}
