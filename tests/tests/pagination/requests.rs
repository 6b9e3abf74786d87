//! What the requests of a list have in common, and what not.

use mighty_runtime::testing::{Recorded, Reply};
use mighty_runtime::{CallOptions, RetryPolicy};
use serde_json::json;

use super::api::{Books, BooksEndpoints, Words, all, last, page, scripted, targets, until_error};

fn keys(requests: &[Recorded]) -> Vec<&str> {
    requests.iter().map(|request| request.header("idempotency-key").unwrap()).collect()
}

#[tokio::test]
async fn method_headers_and_body_are_the_same_on_every_page() {
    let next = |items: &[u64]| Reply::json(200, &json!({"items": items, "next": format!("?after={}", items[0])}));
    let (client, server) =
        scripted([next(&[1]), Reply::status(503), next(&[2]), Reply::json(200, &json!({"items": [3]}))]);
    assert_eq!(all(client.with(patient()).badges_stream("me", &[7, 8])).await, [1, 2, 3]);
    let requests = server.requests();
    for request in &requests {
        assert_eq!((request.method.as_str(), request.text().as_str()), ("PUT", "[7,8]"));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(
            (request.header("x-of"), request.header("authorization")),
            (Some("me"), Some("Bearer s3cret-token"))
        );
        assert_eq!(request.endpoint, Some(BooksEndpoints::BADGES));
    }
    assert_eq!(targets(&server), ["/badges", "/badges?after=1", "/badges?after=1", "/badges?after=2"]);
}

fn patient() -> CallOptions {
    CallOptions::new().retry(RetryPolicy::new().base(std::time::Duration::from_millis(1)))
}

/// A retry repeats the key, another page or another call of the same page has its own.
#[tokio::test(start_paused = true)]
async fn every_call_has_an_idempotency_key_of_its_own() {
    let next = |items: &[u64]| Reply::json(200, &json!({"items": items, "meta": {"next": items[0]}}));
    let (client, server) = scripted([
        next(&[1]),
        Reply::status(503),
        next(&[2]),
        Reply::status(404),
        Reply::json(200, &json!({"items": [3]})),
    ]);
    let mut items = client.search_stream(&Words { words: "x" });
    assert_eq!(until_error(&mut items).await.0, [1, 2]);
    assert_eq!(all(items).await, [3]);
    let requests = server.requests();
    let keys = keys(&requests);
    assert_eq!(keys[1], keys[2], "a retry is the same request");
    let mut distinct = vec![keys[0], keys[1], keys[3], keys[4]];
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), 4);
    assert!(requests.iter().all(|request| request.text() == r#"{"words":"x"}"#));
}

#[tokio::test]
async fn a_key_that_is_given_goes_with_the_first_request() {
    let (client, server) = scripted([
        Reply::json(200, &json!({"items": [1], "meta": {"next": 1}})),
        Reply::json(200, &json!({"items": [2]})),
    ]);
    all(client.with(CallOptions::new().idempotency_key("mine")).search_stream(&Words { words: "" })).await;
    let requests = server.requests();
    let keys = keys(&requests);
    assert!(keys[0] == "mine" && keys[1] != "mine", "{keys:?}");
}

#[tokio::test]
async fn the_method_itself_still_gives_one_page() {
    let (client, server) = scripted([page(&[1, 2], "?page=2"), last(&[3])]);
    assert_eq!(client.list(Some(1), None).await.unwrap().items, [1, 2]);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_descriptor_says_how_the_pages_follow_each_other() {
    let pagination = BooksEndpoints::LIST.pagination().unwrap();
    assert_eq!((pagination.strategies().len(), pagination.page_size_parameter()), (2, Some("per_page")));
    let own = BooksEndpoints::LOANS.pagination().unwrap();
    assert_eq!((own.strategies().len(), own.page_size_parameter()), (1, Some("limit")));
}
