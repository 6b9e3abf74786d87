//! The server with bad days, asked without the library: what it sends must not depend on who reads it.

use std::error::Error;
use std::io::ErrorKind;

use mighty_examples::server::{self, BUSY_EMAIL, LOCKED_NETWORK, RESET_EMAIL, SPACE, Server, member};
use mighty_networks::prelude::MemberId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type TestResult = Result<(), Box<dyn Error>>;

/// Sends one request over a connection of its own and returns the whole answer as text.
async fn send(server: &Server, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let authority = server.base_url().trim_start_matches("http://").trim_end_matches("/admin/v1");
    let (length, token) = (body.len(), server.network().token());
    let request = format!(
        "{method} /admin/v1/networks/{path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\nUser-Agent: test/1\r\n\
         Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let mut stream = TcpStream::connect(authority).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// Asks in the network that the token opens.
async fn ask(server: &Server, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    send(server, method, &format!("{}{path}", server.network().id()), body).await
}

async fn show(server: &Server, id: MemberId) -> std::io::Result<String> {
    ask(server, "GET", &format!("/members/{id}/"), "").await
}

fn new(email: &str) -> String {
    format!(r#"{{"email":"{email}","first_name":"B","last_name":"B"}}"#)
}

fn assert_answer(answer: &str, status: u16, parts: &[&str]) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "not a {status}: {answer}");
    assert!(answer.contains("\r\nx-request-id: req-"), "no request id: {answer}");
    assert!(answer.contains("\r\ndate: "), "no date: {answer}");
    for part in parts {
        assert!(answer.contains(part), "no {part}: {answer}");
    }
}

#[tokio::test]
async fn knows_its_people() -> TestResult {
    let server = server::start().await?;
    assert_answer(&show(&server, member::GRACE).await?, 200, &["grace@"]);
    assert_answer(&show(&server, member::ADA).await?, 200, &["ada@"]);
    assert_answer(&show(&server, member::KATHERINE).await?, 200, &["katherine@"]);
    assert_answer(&show(&server, member::SLOW).await?, 200, &["karen@"]);
    assert_answer(&ask(&server, "GET", &format!("/spaces/{SPACE}/members"), "").await?, 200, &["ada@"]);
    Ok(())
}

#[tokio::test]
async fn tells_the_stories() -> TestResult {
    let server = server::start().await?;
    assert_answer(&show(&server, member::MISSING).await?, 404, &[r#"{"error":"Member not found"}"#]);
    assert_answer(&show(&server, member::TEAPOT).await?, 418, &[]);
    assert_answer(&show(&server, member::FAILING).await?, 500, &["internal_error"]);
    assert_answer(&show(&server, member::THROTTLED).await?, 429, &["\r\nretry-after: 1\r\n"]);
    assert_answer(&show(&server, member::THROTTLED).await?, 200, &["radia@"]);
    assert_answer(&show(&server, member::FLAKY).await?, 503, &[r#""message":"#]);
    assert_answer(&show(&server, member::FLAKY).await?, 503, &[r#"{"error":"Down for maintenance"}"#]);
    assert_answer(&show(&server, member::FLAKY).await?, 200, &["barbara@"]);
    assert_answer(&ask(&server, "POST", "/members", &new(BUSY_EMAIL)).await?, 503, &["unavailable"]);
    let locked = send(&server, "GET", &format!("{LOCKED_NETWORK}/me"), "").await?;
    assert_answer(&locked, 403, &["content-type: text/html", "<!DOCTYPE html>"]);
    assert_eq!(server.requests(), 10);
    Ok(())
}

#[tokio::test]
async fn resets_for_real() -> TestResult {
    let server = server::start().await?;
    let reset = show(&server, member::RESETTING).await;
    assert_eq!(reset.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    let reset = ask(&server, "POST", "/members", &new(RESET_EMAIL)).await;
    assert_eq!(reset.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    let found = ask(&server, "GET", &format!("/members/by_email?email={RESET_EMAIL}"), "").await?;
    assert_answer(&found, 200, &[RESET_EMAIL]);
    Ok(())
}

#[tokio::test]
async fn stops_when_dropped() -> TestResult {
    let server = server::start().await?;
    let authority = server.base_url()[7..].trim_end_matches("/admin/v1").to_owned();
    drop(server);
    for _ in 0..100 {
        if TcpStream::connect(&authority).await.is_err() {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    Err("the server still accepts connections".into())
}
