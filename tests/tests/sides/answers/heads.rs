//! Statuses and headers that the backend chooses.

use mighty_runtime::Response;

use super::api::{FullError, Item, Items, client};

async fn full(pick: u64) -> Result<Response<Item>, FullError> {
    client().full(pick).await
}

#[tokio::test]
async fn the_first_status_that_is_declared_is_the_usual_one() {
    let response = full(0).await.unwrap();
    assert_eq!((response.status().as_u16(), response.into_inner()), (201, Item::new(0)));
}

#[tokio::test]
async fn status_and_headers_are_those_of_the_response() {
    let response = full(1).await.unwrap();
    assert_eq!(response.status(), 202);
    assert_eq!(response.etag(), Some("\"a\""));
    assert_eq!(response.headers().get_all("x-one").iter().collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(response.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn a_location_is_relative_to_the_request() {
    let response = full(2).await.unwrap();
    assert_eq!(response.location().unwrap().as_str(), "https://depot.example/json/2");
}

#[tokio::test]
async fn a_status_that_is_not_declared_is_a_bug_of_the_backend() {
    for pick in [3, 4, 5] {
        assert_eq!(full(pick).await.unwrap_err().status().unwrap(), 500, "{pick}");
    }
}

#[tokio::test]
async fn the_framing_is_nobody_elses() {
    let response = full(6).await.unwrap();
    assert_eq!(response.headers().get("transfer-encoding"), None);
    assert_eq!(response.into_inner(), Item::new(6));
}

#[tokio::test]
async fn what_head_is_answered_with_says_the_length_of_what_get_would_have() {
    let response = client().heads(1).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-length"], "17");
    assert_eq!(response.etag(), Some("\"h\""));
}
