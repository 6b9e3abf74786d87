//! What passes through a download stays nowhere: 2 GB cost no more memory than 2 MB, broken off on the way or not.
//!
//! A test binary of its own, because it counts what the whole process allocates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "the figures are for reading")]

use std::time::Duration;

use mighty_runtime::{Client, Download, HyperTransport, Problem, ReqwestTransport, Transport, endpoints};
use peak_alloc::PeakAlloc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MB: u64 = 1_000_000;
const MIB: usize = 1 << 20;

/// An archive of zeros.
enum Archive {}

impl mighty_runtime::Api for Archive {
    const BASE_URL: &'static str = "https://archive.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Archive)]
trait Archives {
    #[endpoint(method = GET, path = "/zeros/{bytes}")]
    async fn zeros(&self, bytes: u64) -> Result<Download, ZerosError>;
}

/// A server that breaks off in the middle of what is asked for, once for each download.
async fn serve(listener: TcpListener) {
    while let Ok((socket, _)) = listener.accept().await {
        tokio::spawn(async move { respond(socket).await.ok() });
    }
}

async fn respond(mut socket: TcpStream) -> std::io::Result<()> {
    let mut request = vec![0; 4096];
    let length = socket.read(&mut request).await?;
    let head = String::from_utf8_lossy(&request[..length]).to_ascii_lowercase();
    let all: u64 = head.split(['/', ' ']).find_map(|word| word.parse().ok()).unwrap();
    let from = head.split_once("bytes=").and_then(|(_, range)| range.split('-').next()?.parse::<u64>().ok());
    let (status, range, end) = match from {
        None => ("200 OK", String::new(), all / 2),
        Some(from) => ("206 Partial Content", format!("Content-Range: bytes {from}-{}/{all}\r\n", all - 1), all),
    };
    let begin = from.unwrap_or_default();
    let head = format!("HTTP/1.1 {status}\r\nETag: \"zeros\"\r\n{range}Content-Length: {}\r\n\r\n", all - begin);
    socket.write_all(head.as_bytes()).await?;
    let zeros = vec![0; 64 << 10];
    let mut left = usize::try_from(end - begin).unwrap();
    while left > 0 {
        let sent = socket.write(&zeros[..left.min(zeros.len())]).await?;
        left -= sent;
    }
    socket.shutdown().await
}

/// The bytes allocated at most while so many pass through.
async fn peak(client: &Client<Archive, impl Transport>, bytes: u64) -> usize {
    // What is left of the one before goes away.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut download = client.zeros(bytes).await.unwrap();
    while let Some(chunk) = download.chunk().await {
        assert!(chunk.unwrap().iter().step_by(4096).all(|byte| *byte == 0));
    }
    assert_eq!((download.received(), download.length()), (bytes, Some(bytes)));
    assert_eq!(download.outcome().attempts(), 2);
    MEMORY.peak_usage().saturating_sub(before)
}

async fn compare(name: &str, transport: impl Transport) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(serve(listener));
    let client = Client::<Archive, _>::over(transport).base_url(url).build().unwrap();
    peak(&client, MB).await;
    let (few, many) = (peak(&client, 2 * MB).await, peak(&client, 2_000 * MB).await);
    println!("{name}: 2 MB allocate at most {} kB, 2 GB {} kB", few / 1024, many / 1024);
    assert!(many < few + MIB, "{name}: {many} bytes, and {few} for 2 MB");
    server.abort();
}

/// One test, so that nothing else allocates beside it.
#[tokio::test]
async fn two_gigabytes_pass_through_a_mebibyte() {
    compare("hyper", HyperTransport::new().unwrap()).await;
    compare("reqwest", ReqwestTransport::new().unwrap()).await;
}
