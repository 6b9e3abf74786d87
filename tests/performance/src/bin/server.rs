//! Answers every request over kept connections. Prints its address.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use mighty_performance::ANSWER;
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
    let missing = answer("404 Not Found", r#"{"title":"No such member","status":404,"detail":"It may have left."}"#);
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = socket.read(&mut buffer).await else { return };
        request.extend_from_slice(&buffer[..read]);
        if request.ends_with(b"\r\n\r\n") {
            let is_missing = request.windows(11).any(|window| window == b"/members/0?");
            request.clear();
            if socket.write_all(if is_missing { &missing } else { &found }.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}
