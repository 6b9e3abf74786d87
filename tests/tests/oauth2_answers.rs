//! Answers of token servers that are none, and secrets that are unusual (RFC 6749, 2.3.1, 5).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::error::Error;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Client, OAuth2, OAuth2Error, Problem, TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(401))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;
}

/// A call, with a token from a server that answers so.
async fn list(secret: &str, server: &InProcess) -> Result<InProcess, Unexpected> {
    let login = OAuth2::client_credentials("https://login.example/token", "app:1", secret);
    let api = InProcess::from_fn(|_| Reply::status(204));
    let client = Client::<Shop, _>::over(api.clone()).token_source(login.transport(server.clone()).build().unwrap());
    match client.build().unwrap().list().await {
        Ok(()) => Ok(api),
        Err(ListError::Unexpected(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

fn json(status: u16, body: &'static str) -> Reply {
    Reply::status(status).header("content-type", "application/json").body(body)
}

#[tokio::test]
async fn a_status_that_says_nothing_more_is_told() {
    let html = |status| Reply::status(status).header("content-type", "text/html").body("<h1>s3cret</h1>");
    for (reply, status) in [
        (html(503), "503"),
        (html(404), "404"),
        (Reply::status(502), "502"),
        (json(500, "{\"s3cret\":1}"), "500"),
        (html(302).header("location", "https://evil.example"), "302"),
    ] {
        let server = InProcess::script([reply]);
        let error = list("s3cret", &server).await.unwrap_err();
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
        let cause: &OAuth2Error = error.source().unwrap().downcast_ref().unwrap();
        assert_eq!(cause.to_string(), format!("the token server answered {status}, and not as RFC 6749 has it"));
        assert_eq!(server.requests().len(), 1, "a grant may be used up");
    }
}

#[tokio::test]
async fn lifetimes_are_numbers_however_they_are_written() {
    let bodies = [
        r#"{"access_token":"t","token_type":"bearer","expires_in":3600}"#,
        r#"{"access_token":"t","token_type":"Bearer","expires_in":"3600"}"#,
        r#"{"access_token":"t","token_type":"BEARER","expires_in":18446744073709551615}"#,
        r#"{"access_token":"t","token_type":"bearer","expires_in":0}"#,
        r#"{"access_token":"t","token_type":"bearer","expires_in":null,"extra":[{}]}"#,
    ];
    for body in bodies {
        let api = list("s3cret", &InProcess::script([json(200, body)]))
            .await
            .unwrap_or_else(|error| panic!("{body}: {error} {:?}", error.source().map(ToString::to_string)));
        assert_eq!(api.requests()[0].header("authorization"), Some("Bearer t"));
    }
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_an_error() {
    for token in ["a b", "a\\nb", "", "\\u007f"] {
        let body = format!("{{\"access_token\":\"{token}\",\"token_type\":\"bearer\"}}");
        let server = InProcess::script([Reply::status(200).header("content-type", "application/json").body(body)]);
        let outcome = list("s3cret", &server).await;
        let error = outcome.err().unwrap_or_else(|| panic!("{token}"));
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
    }
}

#[tokio::test]
async fn id_and_secret_are_encoded_as_a_form_before_they_are_basic() {
    let server = InProcess::script([json(200, r#"{"access_token":"t","token_type":"bearer"}"#)]);
    list("p: +/%\u{e9}&=", &server).await.unwrap();
    // `app%3A1:p%3A+%2B%2F%25%C3%A9%26%3D`
    let expected = "Basic YXBwJTNBMTpwJTNBKyUyQiUyRiUyNSVDMyVBOSUyNiUzRA==";
    assert_eq!(server.requests()[0].header("authorization"), Some(expected));
}
