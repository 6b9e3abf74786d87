//! Which variant a status becomes, and what its payload carries.

use std::time::Duration;

use mighty_runtime::testing::Reply;
use mighty_runtime::{StopReason, endpoints};
use mighty_tests::Acme;
use serde_json::json;

use super::answering;
use super::table::{Table, TableEndpoints, TableError};

#[endpoints(api = Acme, errors(404, 4xx, 5xx))]
trait Classes {
    #[endpoint(method = GET, path = "/c", errors(503 => Asleep))]
    async fn classes(&self) -> Result<(), ClassError>;
    #[endpoint(method = GET, path = "/c", errors(4xx => Mine, 418 => Teapot), except(5xx))]
    async fn own_names(&self) -> Result<(), OwnNameError>;
}

#[tokio::test]
async fn an_exact_status_goes_before_its_class() {
    for (status, expected) in [
        (400, "ClientError"),
        (404, "NotFound"),
        (499, "ClientError"),
        (500, "ServerError"),
        (503, "Asleep"),
        (599, "ServerError"),
        (399, "Unexpected"),
        (600, "Unexpected"),
    ] {
        let variant = match answering(Reply::status(status)).classes().await.unwrap_err() {
            ClassError::NotFound(_) => "NotFound",
            ClassError::ClientError(_) => "ClientError",
            ClassError::Asleep(_) => "Asleep",
            ClassError::ServerError(_) => "ServerError",
            ClassError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status}");
    }
}

#[tokio::test]
async fn an_endpoint_can_rename_and_take_away_what_its_trait_declares() {
    for (status, expected) in [(404, "NotFound"), (418, "Teapot"), (400, "Mine"), (500, "Unexpected")] {
        let variant = match answering(Reply::status(status)).own_names().await.unwrap_err() {
            OwnNameError::NotFound(_) => "NotFound",
            OwnNameError::Teapot(_) => "Teapot",
            OwnNameError::Mine(_) => "Mine",
            OwnNameError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status}");
    }
}

#[tokio::test]
async fn an_error_carries_what_came_around_the_body() {
    let reply = Reply::status(429)
        .header("retry-after", "20")
        .header("x-request-id", "r-9")
        .header("x-more", "m")
        .body("slow down");
    let error = answering(reply).ask().await.unwrap_err();
    let TableError::TooManyRequests(error) = error else { panic!("{error:?}") };
    assert_eq!(error.retry_after(), Some(Duration::from_secs(20)));
    assert_eq!(error.request_id(), Some("r-9"));
    assert_eq!(error.headers()["x-more"], "m");
    assert_eq!(error.attempts(), 1);
    let outcome = error.outcome();
    assert_eq!(outcome.stop_reason(), Some(StopReason::Attempts));
    assert_eq!((outcome.waits(), outcome.waited()), (&[][..], Duration::ZERO));
    assert_eq!(outcome.endpoint(), TableEndpoints::ASK);
}

#[tokio::test]
async fn a_request_id_that_is_not_text_is_no_request_id() {
    let error = answering(Reply::status(404).header("x-request-id", b"\xFF")).ask().await.unwrap_err();
    assert_eq!(error.outcome().request_id(), None);
}

#[tokio::test]
async fn a_page_without_a_title_says_the_reason_phrase() {
    for page in ["<html><body>nginx</body></html>", "  <?xml version=\"1.0\"?><Error/>", "<title></title>", "<title>"] {
        let error = answering(Reply::status(502).body(page)).ask().await.unwrap_err();
        assert_eq!(error.message(), "Bad Gateway", "{page}");
        assert_eq!(error.to_string(), "ask: 502 Bad Gateway", "{page}");
    }
}

#[tokio::test]
async fn a_message_of_blanks_says_the_body_or_the_reason_phrase() {
    let error = answering(Reply::json(404, &json!({"error": " "}))).ask().await.unwrap_err();
    assert!(!error.message().trim().is_empty());
}

#[tokio::test]
async fn a_hostile_message_is_printed_on_one_line_and_bounded() {
    let message = format!("a\nb\r\n\u{1b}[31mc{}", "x".repeat(10_000));
    let error = answering(Reply::json(404, &json!({ "error": message }))).ask().await.unwrap_err();
    assert_eq!(error.message(), message.as_str(), "the message itself is as sent");
    let printed = error.to_string();
    assert!(printed.len() < 700 && !printed.contains(char::is_control), "{printed}");
    assert!(printed.starts_with("ask: 404 Not Found: a b") && printed.ends_with('…'), "{printed}");
}
