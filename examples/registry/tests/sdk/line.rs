//! A line to a registry that breaks where it is told to.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// Where it breaks, at the next request of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// When so many bytes of the body have gone out.
    Within(&'static str, usize),
    /// When the registry answers.
    Behind(&'static str),
}

/// The line, and the cuts that are still to come, in order from behind.
pub(super) struct Line {
    pub(super) url: String,
    pub(super) cuts: Arc<Mutex<Vec<Cut>>>,
}

impl Line {
    pub(super) async fn to(port: u16, cuts: Vec<Cut>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let line =
            Self { url: format!("http://{}/v2", listener.local_addr().unwrap()), cuts: Arc::new(Mutex::new(cuts)) };
        let cuts = line.cuts.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let cuts = cuts.clone();
                tokio::spawn(async move { carry(client, port, &cuts).await });
            }
        });
        line
    }
}

/// A connection, until either side closes it or it is cut.
async fn carry(client: TcpStream, port: u16, cuts: &Mutex<Vec<Cut>>) -> io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", port)).await?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let swallows = Arc::new(AtomicBool::new(false));
    tokio::select! {
        sent = send(BufReader::new(from_client), to_server, cuts, &swallows) => sent,
        answered = answer(from_server, to_client, &swallows) => answered,
    }
}

async fn send(
    mut client: BufReader<OwnedReadHalf>,
    mut server: OwnedWriteHalf,
    cuts: &Mutex<Vec<Cut>>,
    swallows: &AtomicBool,
) -> io::Result<()> {
    loop {
        let head = read_head(&mut client).await?;
        if head.is_empty() {
            return Ok(());
        }
        let is_next = |cut: &mut Cut| match *cut {
            Cut::Within(method, _) | Cut::Behind(method) => head.starts_with(method),
        };
        let cut = cuts.lock().unwrap().pop_if(is_next);
        swallows.store(matches!(cut, Some(Cut::Behind(_))), Ordering::SeqCst);
        server.write_all(head.as_bytes()).await?;
        let length = content_length(&head);
        let carried = if let Some(Cut::Within(_, at)) = cut { length.min(at) } else { length };
        tokio::io::copy(&mut (&mut client).take(u64::try_from(carried).unwrap()), &mut server).await?;
        if matches!(cut, Some(Cut::Within(..))) {
            return Ok(());
        }
    }
}

/// Carries the answers; when it is to swallow one, until that begins. `100 Continue` is none.
async fn answer(mut server: OwnedReadHalf, mut client: OwnedWriteHalf, swallows: &AtomicBool) -> io::Result<()> {
    let mut buffer = vec![0; 65_536];
    loop {
        let length = server.read(&mut buffer).await?;
        let swallowed = swallows.load(Ordering::SeqCst) && !buffer.starts_with(b"HTTP/1.1 100");
        if length == 0 || swallowed {
            return Ok(());
        }
        client.write_all(buffer.get(..length).unwrap()).await?;
    }
}

/// Up to the empty line; nothing at the end of the connection.
async fn read_head(client: &mut BufReader<OwnedReadHalf>) -> io::Result<String> {
    let mut head = String::new();
    while client.read_line(&mut head).await? > 0 && !head.ends_with("\r\n\r\n") {}
    Ok(head)
}

fn content_length(head: &str) -> usize {
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    length.map_or(0, |length| length.trim().parse().unwrap())
}
