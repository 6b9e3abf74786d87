//! Whatever bytes come: nothing panics, and the status alone decides.

use std::sync::LazyLock;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::Reply;
use mighty_runtime::{UnexpectedKind, endpoints};
use mighty_tests::Acme;
use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::{Successes, Thing, answering};

#[endpoints(api = Acme, errors(404, 4xx, 5xx))]
trait Any {
    #[endpoint(method = GET, path = "/any")]
    async fn any(&self) -> Result<Thing, AnythingError>;
}

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());

/// Bytes of every kind: random, JSON that is cut or bent, pages.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let json = prop_oneof![
        Just(r#"{"error":"no such thing"}"#),
        Just(r#"{"error":"not_found","message":"no","status":404}"#),
        Just(r#"{"id":7,"tags":["a"]}"#),
        Just("<!DOCTYPE html><html><head><TITLE a='>'>é</TITLE></head></html>"),
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        ".{0,50}".prop_map(String::into_bytes),
        "[<>a-z/ \\\\\"]{0,60}(<title[^>]{0,5}>?.{0,9}(</title)?)?".prop_map(String::into_bytes),
        (json, any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, at, byte)| {
            let mut bytes = text.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes
        }),
    ]
}

proptest! {
    #[test]
    fn any_error_is_the_variant_of_its_status(status in 300_u16..=999, body in body(), is_broken: bool) {
        let reply = Reply::status(status).body(body.clone());
        let client = answering(if is_broken { reply.broken() } else { reply });
        let error = RUNTIME.block_on(client.any()).unwrap_err();
        prop_assert_eq!(error.status(), StatusCode::from_u16(status).ok());
        prop_assert!(!error.message().trim().is_empty());
        let display = error.to_string();
        prop_assert!(!display.contains(char::is_control), "{}", display);
        let (is_right, raw) = match &error {
            AnythingError::NotFound(error) => (status == 404, error.raw()),
            AnythingError::ClientError(error) => (status / 100 == 4 && status != 404, error.raw()),
            AnythingError::ServerError(error) => (status / 100 == 5, error.raw()),
            AnythingError::Unexpected(error) => {
                (!matches!(status / 100, 4 | 5), error.raw().expect("there was an answer"))
            }
        };
        prop_assert!(is_right, "{status} is {error:?}");
        prop_assert_eq!(raw, &body);
    }

    #[test]
    fn any_success_is_what_serde_says(body in body(), status in 200_u16..300) {
        let client = answering(Reply::status(status).body(body.clone()));
        let result = RUNTIME.block_on(client.any());
        if let Ok(thing) = serde_json::from_slice::<Thing>(&body) {
            prop_assert_eq!(result.unwrap(), thing);
        } else {
            let AnythingError::Unexpected(error) = result.unwrap_err() else { panic!("no decode error") };
            prop_assert_eq!(error.kind(), UnexpectedKind::Decode);
            prop_assert_eq!(error.raw(), Some(&body.clone().into()));
            let source = std::error::Error::source(&error).expect("it says why").to_string();
            prop_assert!(!source.is_empty());
        }
        let text = RUNTIME.block_on(answering(Reply::status(status).body(body.clone())).text());
        prop_assert_eq!(text.is_ok(), std::str::from_utf8(&body).is_ok());
    }
}
