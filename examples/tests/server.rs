//! The embedded server, asked without the library: what it sends must not depend on who reads it.

use std::error::Error;
use std::io::ErrorKind;

use mighty_examples::server::{self, BUSY_EMAIL, RESET_EMAIL, SPACE, Server, member};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type TestResult = Result<(), Box<dyn Error>>;

/// Sends one request over a connection of its own and returns the whole answer as text.
async fn send(server: &Server, head: &str, headers: &str, body: &str) -> std::io::Result<String> {
    let authority = server.base_url().trim_start_matches("http://").trim_end_matches("/admin/v1");
    let (method, path) = head.split_once(' ').unwrap_or((head, "/"));
    let length = body.len();
    let request = format!(
        "{method} /admin/v1/networks/{path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    let mut stream = TcpStream::connect(authority).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// Sends a request that the gateway lets through.
async fn ask(server: &Server, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let headers = format!("User-Agent: test/1\r\nAuthorization: Bearer {}\r\n", server.token());
    send(server, &format!("{method} {}{path}", server.network()), &headers, body).await
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
async fn shows_lists_and_pages() -> TestResult {
    let server = server::start().await?;
    let network = ask(&server, "GET", "/", "").await?;
    assert_answer(&network, 200, &[r#""subdomain":"engines""#, "content-language: en"]);
    assert_answer(&ask(&server, "GET", "/me", "").await?, 200, &[r#""user":{"#]);
    assert_answer(&ask(&server, "GET", "/members/1/", "").await?, 200, &["ada@example.com"]);
    let found = ask(&server, "GET", "/members/by_email?email=ada%40example.com", "").await?;
    assert_answer(&found, 200, &[r#""id":1,"#]);
    let first = ask(&server, "GET", "/members?per_page=2", "").await?;
    assert_answer(&first, 200, &["ada@", "grace@", "/members?page=2&per_page=2"]);
    let last = ask(&server, "GET", "/members?page=3&per_page=2", "").await?;
    assert_answer(&last, 200, &[r#""next":null"#]);
    Ok(())
}

#[tokio::test]
async fn creates_changes_and_deletes() -> TestResult {
    let server = server::start().await?;
    let new = r#"{"email":"mary@example.com","first_name":"Mary","last_name":"Jackson"}"#;
    assert_answer(&ask(&server, "POST", "/members", new).await?, 201, &[r#""id":1001"#]);
    assert_answer(&ask(&server, "POST", "/members", new).await?, 409, &["already_member"]);
    let changed = ask(&server, "PATCH", "/members/1001/", r#"{"last_name":"Winston"}"#).await?;
    assert_answer(&changed, 200, &["Winston"]);
    assert_answer(&ask(&server, "DELETE", "/members/1001/", "").await?, 204, &[]);
    assert_answer(&ask(&server, "DELETE", "/members/1001/", "").await?, 404, &["Member not found"]);
    assert_answer(&ask(&server, "DELETE", "/members/1/", "").await?, 422, &["validation_error"]);
    Ok(())
}

#[tokio::test]
async fn says_what_is_wrong_with_each_field() -> TestResult {
    let server = server::start().await?;
    let answer = ask(&server, "POST", "/members", r#"{"email":"nobody"}"#).await?;
    assert_answer(&answer, 422, &[r#""email":["is not an email address"]"#, r#""last_name":["is required"]"#]);
    Ok(())
}

#[tokio::test]
async fn guards_the_door() -> TestResult {
    let server = server::start().await?;
    let path = "GET engines/members/1/";
    let no_agent = send(&server, path, "Authorization: Bearer example-api-key\r\n", "").await?;
    assert_answer(&no_agent, 403, &["content-type: text/html", "<!DOCTYPE html>"]);
    let robot = send(&server, path, "User-Agent: curl/8.5.0\r\n", "").await?;
    assert_answer(&robot, 403, &["<!DOCTYPE html>"]);
    let no_token = send(&server, path, "User-Agent: test/1\r\n", "").await?;
    assert_answer(&no_token, 401, &[r#"{"error":"Missing or malformed Authorization header"}"#]);
    let wrong = "User-Agent: test/1\r\nAuthorization: Bearer guess\r\n";
    assert_answer(&send(&server, path, wrong, "").await?, 401, &[r#""error":"unauthorized""#]);
    let other = "User-Agent: test/1\r\nAuthorization: Bearer example-api-key\r\n";
    assert_answer(&send(&server, "GET others/me", other, "").await?, 404, &["Network not found"]);
    assert_answer(&send(&server, "GET locked/me", other, "").await?, 403, &["<!DOCTYPE html>"]);
    Ok(())
}

#[tokio::test]
async fn tells_the_stories() -> TestResult {
    let server = server::start().await?;
    let show = async |id: u64| ask(&server, "GET", &format!("/members/{id}/"), "").await;
    assert_answer(&show(member::MISSING).await?, 404, &[r#"{"error":"Member not found"}"#]);
    assert_answer(&show(member::TEAPOT).await?, 418, &[]);
    assert_answer(&show(member::FAILING).await?, 500, &["internal_error"]);
    assert_answer(&show(member::THROTTLED).await?, 429, &["\r\nretry-after: 1\r\n"]);
    assert_answer(&show(member::THROTTLED).await?, 200, &[]);
    assert_answer(&show(member::FLAKY).await?, 503, &[r#""message":"#]);
    assert_answer(&show(member::FLAKY).await?, 503, &[r#"{"error":"Down for maintenance"}"#]);
    assert_answer(&show(member::FLAKY).await?, 200, &[]);
    let busy = format!(r#"{{"email":"{BUSY_EMAIL}","first_name":"B","last_name":"B"}}"#);
    assert_answer(&ask(&server, "POST", "/members", &busy).await?, 503, &["unavailable"]);
    assert_eq!(server.requests(), 9);
    Ok(())
}

#[tokio::test]
async fn resets_for_real() -> TestResult {
    let server = server::start().await?;
    let reset = ask(&server, "GET", &format!("/members/{}/", member::RESETTING), "").await;
    assert_eq!(reset.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    let new = format!(r#"{{"email":"{RESET_EMAIL}","first_name":"R","last_name":"R"}}"#);
    let reset = ask(&server, "POST", "/members", &new).await;
    assert_eq!(reset.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    let found = ask(&server, "GET", &format!("/members/by_email?email={RESET_EMAIL}"), "").await?;
    assert_answer(&found, 200, &[RESET_EMAIL]);
    Ok(())
}

#[tokio::test]
async fn keeps_spaces_and_posts() -> TestResult {
    let server = server::start().await?;
    let members = format!("/spaces/{SPACE}/members");
    let added = ask(&server, "POST", &format!("{members}?user_id=42"), "").await?;
    assert_answer(&added, 200, &["katherine@"]);
    assert_answer(&ask(&server, "GET", &members, "").await?, 200, &["ada@", "katherine@"]);
    let post = format!(r#"{{"space_id":{SPACE},"title":"Hello"}}"#);
    assert_answer(&ask(&server, "POST", "/posts?notify=false", &post).await?, 201, &["Hello"]);
    let posts = ask(&server, "GET", "/posts?space_id=1&space_id=70", "").await?;
    assert_answer(&posts, 200, &["Hello"]);
    let none = ask(&server, "GET", "/posts?space_id=1", "").await?;
    assert_answer(&none, 200, &[r#""items":[]"#]);
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
