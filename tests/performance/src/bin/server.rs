//! Answers every request over kept connections, but for one member of whom it never says anything. Prints its address.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use mighty_performance::{ANSWER, PROBLEM};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    println!("http://{}/v1", listener.local_addr().unwrap());
    loop {
        let (socket, _) = listener.accept().await.unwrap();
        tokio::spawn(serve(socket));
    }
}

async fn serve(mut socket: TcpStream) {
    let answer = |status: &str, body: &str| {
        format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    };
    let found = answer("200 OK", ANSWER);
    let missing = answer("404 Not Found", PROBLEM);
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = socket.read(&mut buffer).await else { return };
        request.extend_from_slice(&buffer[..read]);
        if request.ends_with(b"\r\n\r\n") {
            let member = request.windows(9).position(|window| window == b"/members/").map(|at| request[at + 9]);
            request.clear();
            let answer = match member {
                Some(b'0') => &missing,
                Some(b'9') => std::future::pending().await,
                _ => &found,
            };
            if socket.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}
