//! `early [RUNS]`: how often the status of an answer is lost that comes while the request is still going out. The server answers
//! when it has read the head, and then closes: after it has read the rest for a while (lingering), or at once (reset).
//!
//! A table: a row per client and size, a column per status and way to close, the statuses that were lost of so many runs.
#![allow(clippy::panic, clippy::unwrap_used, clippy::print_stdout, reason = "a program of a measurement")]

use std::fmt::Write;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::TokioExecutor;
use mighty_runtime::http::Request;
use mighty_runtime::{Body, HyperTransport, ReqwestTransport, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const CLIENTS: [&str; 5] = ["mighty, hyper", "mighty, reqwest", "hyper by hand", "reqwest by hand", "curl"];
const SIZES: [(&str, usize); 3] = [("100 kB", 100_000), ("1 MB", 1_000_000), ("20 MB", 20_000_000)];
const STATUSES: [&str; 2] = ["413 Content Too Large", "401 Unauthorized"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    Lingering,
    Reset,
}

fn main() {
    let runs: u32 = std::env::args().nth(1).map_or(100, |runs| runs.parse().unwrap());
    println!("statuses lost of {runs}  413 lingering  413 reset  401 lingering  401 reset");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for client in CLIENTS {
        for (name, size) in SIZES {
            let mut row = format!("{client:16} {name:>6}");
            for status in STATUSES {
                for close in [Close::Lingering, Close::Reset] {
                    let lost = runtime.block_on(lost(client, size, status, close, runs));
                    write!(row, " {lost:>13}").unwrap();
                }
            }
            println!("{row}");
        }
    }
}

async fn lost(client: &str, size: usize, status: &'static str, close: Close, runs: u32) -> u32 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(serve(socket, status, close));
        }
    });
    let body = Bytes::from(vec![b'x'; size]);
    let file = std::env::temp_dir().join(format!("early-{}", std::process::id()));
    if client == "curl" {
        std::fs::write(&file, &body).unwrap();
    }
    let mut lost = 0;
    for _ in 0..runs {
        let asked = tokio::time::timeout(Duration::from_secs(20), ask(client, address, body.clone(), &file)).await;
        lost += u32::from(asked.ok().flatten() != status[..3].parse().ok());
    }
    server.abort();
    std::fs::remove_file(&file).ok();
    lost
}

async fn serve(mut socket: TcpStream, status: &str, close: Close) {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        if socket.read_buf(&mut head).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");
    socket.write_all(answer.as_bytes()).await.ok();
    if close == Close::Reset {
        socket.set_zero_linger().ok();
        return;
    }
    socket.shutdown().await.ok();
    let mut nowhere = tokio::io::sink();
    let rest = tokio::io::copy(&mut socket, &mut nowhere);
    tokio::time::timeout(Duration::from_millis(50), rest).await.ok();
}

/// The status, if one came out.
async fn ask(client: &str, server: SocketAddr, body: Bytes, file: &std::path::Path) -> Option<u16> {
    let url = format!("http://{server}/upload");
    let request = || Request::put(&url);
    match client {
        "mighty, hyper" => {
            let sent = HyperTransport::new().unwrap().send(request().body(Body::from(body)).unwrap()).await;
            sent.ok().map(|response| response.status().as_u16())
        }
        "mighty, reqwest" => {
            let sent = ReqwestTransport::new().unwrap().send(request().body(Body::from(body)).unwrap()).await;
            sent.ok().map(|response| response.status().as_u16())
        }
        "hyper by hand" => {
            let client = HyperClient::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
            let sent = client.request(request().body(Full::new(body)).unwrap()).await;
            sent.ok().map(|response| response.status().as_u16())
        }
        "reqwest by hand" => {
            let sent = reqwest::Client::builder().no_proxy().build().unwrap().put(&url).body(body).send().await;
            sent.ok().map(|response| response.status().as_u16())
        }
        _ => {
            let mut curl = tokio::process::Command::new("curl");
            curl.args(["-s", "-o", "/dev/null", "-w", "%{http_code}", "--noproxy", "*", "-H", "Expect:", "-T"]);
            let output = curl.arg(file).arg(&url).output().await.unwrap();
            String::from_utf8(output.stdout).ok()?.parse().ok()
        }
    }
}
