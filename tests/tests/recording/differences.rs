//! A request that is not in the recording: what differs, in words and lines.

use std::error::Error;

use mighty_runtime::testing::{Recording, RequestPart};
use mighty_runtime::{CallOptions, Delivery, StopReason};
use mighty_tests::chain;

use super::{Order, Orders, Payment, Shop, client, order, recorded, server};

/// The last cause, which has the difference.
fn cause(error: &dyn Error) -> String {
    chain(error).pop().unwrap()
}

#[tokio::test]
async fn a_difference_is_shown_as_one_and_not_retried() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.find_orders("tea", None, None).await.unwrap_err();
        shop.place_order(&order(8)).await.unwrap();
    })
    .await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let shop = client(&replayed);

    let error = shop.find_orders("milk", None, None).await.unwrap_err();
    assert_eq!((error.outcome().attempts(), error.outcome().stop_reason()), (1, Some(StopReason::NotRetryable)));
    let expected = "\
the recording `session.jsonl` has no exchange for this request
  sent:    GET /v2/orders?item=milk
  nearest: GET /v2/orders?item=tea (line 2)
  query `item`
    - tea
    + milk
  (- recorded, + sent)";
    assert_eq!(cause(&error), expected);

    let other = Order { id: 9, item: "tea".to_owned() };
    let error = shop.place_order(&other).await.unwrap_err();
    let super::PlaceOrderError::Unexpected(unexpected) = &error else { panic!("{error}") };
    assert_eq!(unexpected.delivery(), Delivery::NotSent);
    let expected = "\
the recording `session.jsonl` has no exchange for this request
  sent:    POST /v2/orders
  nearest: POST /v2/orders (line 3)
  body `/id`
    - 8
    + 9
  (- recorded, + sent)";
    assert_eq!(cause(&error), expected);
}

#[tokio::test]
async fn finish_tells_what_was_asked_in_vain_and_what_was_never_asked() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.show_order(7).await.unwrap();
        shop.show_order(8).await.unwrap();
    })
    .await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    client(&replayed).show_order(9).await.unwrap_err();
    client(&replayed).show_order(7).await.unwrap();
    let said = replayed.finish().unwrap_err().to_string();
    assert!(said.contains("1 request had no exchange"), "{said}");
    assert!(said.contains("GET /v2/orders/9"), "{said}");
    assert!(said.contains("1 exchange was not used"), "{said}");
    assert!(said.contains("line 3: Orders::show_order GET /v2/orders/8"), "{said}");
}

#[tokio::test]
async fn what_counts_can_be_said() {
    let (_folder, path) = recorded(server(), async |shop| {
        let tagged = shop.with(CallOptions::new().header("x-tag", "a"));
        tagged.find_orders("tea", None, Some("till 1")).await.unwrap_err();
    })
    .await;
    let by = |parts: &[RequestPart]| Recording::of::<Shop>(&path).matching(parts).replay().unwrap();

    let by_path = by(&[RequestPart::Method, RequestPart::Path]);
    client(&by_path).find_orders("milk", None, None).await.unwrap_err();
    by_path.finish().unwrap();

    let by_headers = by(&[RequestPart::Method, RequestPart::Path, RequestPart::Headers]);
    let error = client(&by_headers).find_orders("tea", None, None).await.unwrap_err();
    let said = cause(&error);
    assert!(said.contains("header `x-tag`\n    - REDACTED\n    + (none)"), "{said}");
    assert!(!said.contains("x-till"), "what is secret by its name does not count: {said}");
}

#[tokio::test]
async fn a_difference_shows_no_secret() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.pay(7, &Payment { pin: "4711-recorded".to_owned(), amount: 1 }).await.unwrap();
    })
    .await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let payment = Payment { pin: "4711-replayed".to_owned(), amount: 2 };
    let error = client(&replayed).pay(7, &payment).await.unwrap_err();
    let said = cause(&error);
    assert!(said.contains("form `amount`\n    - 1\n    + 2"), "{said}");
    assert!(!said.contains("4711"), "{said}");
    assert!(!replayed.finish().unwrap_err().to_string().contains("4711"));
}

/// A test that unwraps shows what differs, line by line.
#[tokio::test]
async fn a_difference_can_be_read_where_a_test_unwraps() {
    let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let shown = format!("{:?}", client(&replayed).show_order(8).await.unwrap_err());
    assert!(shown.contains("\n  path\n    - /v2/orders/7\n    + /v2/orders/8\n"), "{shown}");
    let error = replayed.finish().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
}
