//! What the server refuses, and what it says of it. Without these, a table of calls that pass would show nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::time::Duration;

use mighty_networks_fake::{FakeServer, Faults, Population, VIOLATION};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const USUAL: &str = "Authorization: Bearer x\r\nUser-Agent: test/1\r\n";

/// Sends a request; the answer, or `None` if there is none.
async fn send(server: &FakeServer, line: &str, headers: &str, body: &str) -> Option<(u16, String)> {
    let address = server.base_url().strip_prefix("http://").unwrap().split('/').next().unwrap();
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let request = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}{length}\r\n{body}");
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    let status = answer.split(' ').nth(1)?.parse().unwrap();
    Some((status, answer))
}

async fn assert_refused(line: &str, headers: &str, body: &str, why: &str) {
    let server = FakeServer::start().await.unwrap();
    let (status, answer) = send(&server, line, headers, body).await.unwrap();
    assert_eq!(status, VIOLATION, "{line}: {answer}");
    let violations = server.violations();
    assert!(violations.len() == 1 && violations.iter().all(|line| line.contains(why)), "{line}: {violations:?}");
}

#[tokio::test]
async fn what_the_document_allows_is_answered_by_its_schema() {
    let server = FakeServer::start().await.unwrap();
    let (status, answer) = send(&server, "GET /admin/v1/networks/17/members/42/", USUAL, "").await.unwrap();
    assert_eq!(status, 200);
    assert!(answer.contains("content-type: application/json") && answer.contains("\"email\":"), "{answer}");
    let line = "DELETE /admin/v1/networks/engines/members/42/";
    assert_eq!(send(&server, line, USUAL, "").await.unwrap().0, 204);
    assert_eq!((server.requests(), server.violations()), (2, Vec::new()));
}

#[tokio::test]
async fn an_answer_can_be_asked_for() {
    let server = FakeServer::start().await.unwrap();
    for (wanted, status, piece) in [
        ("404", 404, r#"{"error":"404 from get_member"}"#),
        ("401 token_expired", 401, r#"{"error":"token_expired","message":"401 from get_member","status":401}"#),
        ("required", 200, "\"id\":"),
        ("anything", VIOLATION, "names no answer"),
    ] {
        let headers = format!("{USUAL}X-Fake-Answer: {wanted}\r\n");
        let answer = send(&server, "GET /admin/v1/networks/17/members/42/", &headers, "").await.unwrap();
        assert!(answer.0 == status && answer.1.contains(piece), "{wanted}: {answer:?}");
    }
}

/// As the real API does.
#[tokio::test]
async fn robots_and_callers_without_a_token_are_refused() {
    let server = FakeServer::start().await.unwrap();
    let line = "GET /admin/v1/networks/17/members/42/";
    let (status, page) = send(&server, line, "Authorization: Bearer x\r\n", "").await.unwrap();
    assert!(status == 403 && page.contains("<h1>"), "{page}");
    for headers in ["User-Agent: a\r\n", "User-Agent: a\r\nAuthorization: Basic x\r\n"] {
        let (status, body) = send(&server, line, headers, "").await.unwrap();
        assert!(status == 401 && body.contains("Missing or malformed"), "{body}");
    }
}

#[tokio::test]
async fn paths_are_the_document_s_to_the_letter() {
    for line in [
        "GET /admin/v1/networks/17/members/42",
        "GET /admin/v1/networks/17/members/",
        "GET /networks/17/members/42/",
        "PUT /admin/v1/networks/17/members",
        "GET /admin/v1/networks//members/42/",
    ] {
        assert_refused(line, USUAL, "", "no operation is at").await;
    }
    for path in ["Engines/members/42/", "17/members/ada/", "17/members/-1/", "17/members/18446744073709551616/"] {
        assert_refused(&format!("GET /admin/v1/networks/{path}"), USUAL, "", "the parameter `").await;
    }
}

#[tokio::test]
async fn query_parameters_are_those_of_the_operation() {
    for (query, why) in [
        ("?offset=1", "there is no parameter `offset`"),
        ("?page=two", "the parameter `page` is wrong"),
        ("?page=1&page=2", "the query parameter `page` is there 2 times"),
    ] {
        assert_refused(&format!("GET /admin/v1/networks/17/members{query}"), USUAL, "", why).await;
    }
    let by_email = "GET /admin/v1/networks/17/members/by_email";
    assert_refused(by_email, USUAL, "", "the query parameter `email` is missing").await;
    assert_refused(&format!("{by_email}?email=ada"), USUAL, "", "the parameter `email` is wrong").await;
}

#[tokio::test]
async fn bodies_are_those_of_the_schema() {
    let line = "POST /admin/v1/networks/17/members";
    let json = format!("{USUAL}Content-Type: application/json\r\n");
    let whole = r#"{"email":"a@example.org","first_name":"A","last_name":"B"}"#;
    assert_refused(line, USUAL, whole, "not `application/json`").await;
    assert_refused(line, &json, "", "the body is not JSON").await;
    for (body, why) in [
        (r#"{"email":"a@example.org","first_name":"A"}"#, "last_name"),
        (r#"{"email":"a@example.org","first_name":"A","last_name":7}"#, "at `/last_name`"),
        (r#"{"email":"a","first_name":"A","last_name":"B"}"#, "at `/email`"),
        (r#"{"email":"a@example.org","first_name":"A","last_name":"B","nick":"C"}"#, "nick"),
        (r#"{"email":"a@example.org","first_name":"A","last_name":"B","space_ids":[-1]}"#, "at `/space_ids/0`"),
        (r#"{"email":"a@example.org","first_name":"A","last_name":null}"#, "at `/last_name`"),
    ] {
        assert_refused(line, &json, body, why).await;
    }
    let get = "GET /admin/v1/networks/17/members/42/";
    assert_refused(get, &json, "{}", "where there should be none").await;
}

fn form(parts: &[(&str, &str)]) -> String {
    let parts =
        parts.iter().map(|(head, body)| format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n"));
    format!("{}--b--\r\n", parts.collect::<String>())
}

#[tokio::test]
async fn parts_are_those_of_the_schema() {
    let line = "POST /admin/v1/networks/17/assets";
    let multipart = format!("{USUAL}Content-Type: multipart/form-data; boundary=b\r\n");
    let style = ("name=\"asset_style\"", "avatar");
    let server = FakeServer::start().await.unwrap();
    let good = form(&[style, ("name=\"asset_file\"; filename=\"a.png\"", "x"), ("name=\"metadata\"", "{}")]);
    assert_eq!(send(&server, line, &multipart, &good).await.unwrap().0, 201, "{:?}", server.violations());
    assert_refused(line, USUAL, &good, "not `multipart/form-data`").await;
    for (part, why) in [
        (("name=\"asset_style\"", "poster"), "the part `asset_style` is wrong"),
        (("name=\"asset_file\"", "x"), "the part `asset_file` has no file name"),
        (("name=\"metadata\"", "[]"), "the part `metadata` is wrong"),
        (("name=\"note\"", "x"), "there is no part `note`"),
    ] {
        assert_refused(line, &multipart, &form(&[part]), why).await;
    }
    assert_refused(line, &multipart, &form(&[style, style]), "`asset_style` is there more than once").await;
}

#[tokio::test]
async fn a_population_is_listed_page_by_page() {
    let server = FakeServer::populated(Population { members: 3, faults: Faults::None }).await.unwrap();
    let mut ids = Vec::new();
    for page in 1..=3 {
        let line = format!("GET /admin/v1/networks/17/members?page={page}&per_page=2");
        let (_, answer) = send(&server, &line, USUAL, "").await.unwrap();
        ids.push((answer.matches("\"email\":").count(), answer.contains("\"next\":null")));
    }
    assert_eq!(ids, [(2, false), (1, false), (0, true)]);
}

#[tokio::test]
async fn each_fault_comes_once() {
    let faults = Faults::Some { retry_after: Duration::from_secs(1) };
    let server = FakeServer::populated(Population { members: 10_000, faults }).await.unwrap();
    for (page, status) in [(3, Some(200)), (5, Some(503)), (7, None), (11, Some(429))] {
        let line = format!("GET /admin/v1/networks/17/members?page={page}");
        let first = send(&server, &line, USUAL, "").await;
        assert_eq!(first.as_ref().map(|answer| answer.0), status, "{page}");
        let second = send(&server, &line, USUAL, "").await.unwrap();
        assert_eq!(second.0, 200);
        assert_ne!(first.map(|answer| answer.1), Some(second.1));
    }
}
