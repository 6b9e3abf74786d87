//! What is said of a call that nothing expects, and of an expectation that is not met.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mighty_runtime::testing::{Mock, Reply, any, equal};
use mighty_runtime::{CallOptions, Problem, TransportErrorKind, UnexpectedKind};

use super::shop::{
    CreateOrderCall, ListOrdersCall, NewOrder, Opaque, Orders, OrdersMock, PutOpaqueError, Shop, ShowOrderCall,
    ShowOrderError, anvil, mock,
};

/// The report, with the places in this file as `here`.
fn report(mock: &Mock<Shop>) -> String {
    without_places(&mock.check().unwrap_err().to_string())
}

fn without_places(text: &str) -> String {
    let (mut shown, mut rest) = (String::new(), text);
    while let Some((before, place)) = rest.split_once(file!()) {
        shown += before;
        shown += "here";
        rest = place.strip_prefix(':').unwrap().trim_start_matches(|letter: char| letter.is_ascii_digit());
        rest = rest.strip_prefix(':').unwrap().trim_start_matches(|letter: char| letter.is_ascii_digit());
    }
    shown + rest
}

#[tokio::test]
async fn the_arguments_that_differ_are_shown() {
    let mock = mock();
    mock.show_order(equal(ShowOrderCall { id: 7 })).returns(anvil(7));
    mock.list_orders(equal(ListOrdersCall { tag: vec![], page: Some(1) })).returns(vec![]);
    mock.list_orders(|call| call.page == Some(9)).returns(vec![]);
    let shop = mock.client();
    let Err(ShowOrderError::Unexpected(error)) = shop.show_order(9).await else { panic!("nothing expects it") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::InvalidRequest));
    insta::assert_snapshot!(without_places(&error.source().unwrap().to_string()), @r#"
    unexpected call of show_order (GET /orders/{id})
      id: 9
    the expectation at here differs:
      id: expected 7, got 9
    "#);
    shop.list_orders(&["a"], Some(1)).await.unwrap_err();
    insta::assert_snapshot!(report(&mock), @r#"
    the mock of Shop: 5 problems
    1. unexpected call of show_order (GET /orders/{id})
         id: 9
       the expectation at here differs:
         id: expected 7, got 9
    2. unexpected call of list_orders (GET /orders)
         tag: ["a"]
         page: Some(1)
       of 2 expectations, the nearest at here differs:
         tag: expected [], got ["a"]
    3. unmet: show_order at here: 1 call or more expected, none came
    4. unmet: list_orders at here: 1 call or more expected, none came
    5. unmet: list_orders at here: 1 call or more expected, none came
    "#);
}

#[tokio::test]
async fn a_large_argument_is_shown_by_the_lines_that_differ() {
    let mock = mock();
    let address = |street: &str| vec!["Mighty Inc.".to_owned(), street.to_owned(), "Springfield".to_owned()];
    let new = |street: &str| NewOrder {
        sku: "an anvil of the finest steel".to_owned(),
        note: Some("leave it at the door".to_owned()),
        address: address(street),
    };
    mock.create_order(equal(CreateOrderCall { new: new("Main Street 1") })).returns(anvil(1)).at_least(0);
    mock.client().create_order(&new("Side Street 2")).await.unwrap_err();
    insta::assert_snapshot!(report(&mock), @r#"
    the mock of Shop: 1 problem
    1. unexpected call of create_order (POST /orders)
         new: NewOrder { sku: "an anvil of the finest steel", note: Some("leave it at the door"), address: ["Mighty Inc.", "Side Street 2", "Springfield"] }
       the expectation at here differs:
         new: - expected, + got
             NewOrder {
                 sku: "an anvil of the finest steel",
                 note: Some(
                     "leave it at the door",
                 ),
                 address: [
                     "Mighty Inc.",
           -         "Main Street 1",
           +         "Side Street 2",
                     "Springfield",
                 ],
             }
    "#);
}

#[tokio::test]
async fn headers_and_numbers_are_reasons_as_well() {
    let mock = mock();
    mock.show_order(any).header("x-tenant", "7").returns(anvil(1)).at_least(0);
    mock.label(any).replies(Reply::status(200)).times(1);
    mock.delete_order(any).never();
    let shop = mock.client();
    shop.with(CallOptions::new().header("x-tenant", "8")).show_order(1).await.unwrap_err();
    shop.show_order(2).await.unwrap_err();
    shop.label(1).await.unwrap();
    shop.label(2).await.unwrap_err();
    shop.delete_order(1).await.unwrap_err();
    shop.receipt(1).await.unwrap_err();
    insta::assert_snapshot!(report(&mock), @r#"
    the mock of Shop: 5 problems
    1. unexpected call of show_order (GET /orders/{id})
         id: 1
       the expectation at here differs:
         header x-tenant: expected "7", got another, which is sensitive
    2. unexpected call of show_order (GET /orders/{id})
         id: 2
       the expectation at here differs:
         header x-tenant: expected "7", got none
    3. unexpected call of label (GET /orders/{id}/label)
         id: 2
       the expectation at here fits, but it has had its 1 call
    4. unexpected call of delete_order (DELETE /orders/{id})
         id: 1
       the expectation at here says that no such call comes
    5. unexpected call of receipt (GET /orders/{id}/receipt)
         path: /v2/orders/1/receipt
       nothing is expected of it, but of delete_order, label, show_order
    "#);
}

#[tokio::test(start_paused = true)]
async fn what_has_not_come_is_shown() {
    let mock = mock();
    mock.show_order(any).returns(anvil(1));
    mock.label(any).replies(Reply::status(200)).times(2);
    mock.receipt(any).returns_json(serde_json::json!({ "total": 1 })).at_least(2).attempts(3);
    mock.create_order(any).reset().returns(anvil(1));
    mock.list_orders(any);
    let shop = mock.client();
    shop.label(1).await.unwrap();
    shop.with(CallOptions::new().attempts(1)).create_order(&NewOrder::default()).await.unwrap_err();
    shop.list_orders(&[], None).await.unwrap_err();
    insta::assert_snapshot!(report(&mock), @r#"
    the mock of Shop: 6 problems
    1. unexpected call of list_orders (GET /orders)
         tag: []
         page: None
       the expectation at here fits, but it has no answer: say `.returns(…)`
    2. unmet: show_order at here: 1 call or more expected, none came
    3. unmet: label at here: 2 calls expected, 1 call came
    4. unmet: receipt at here: 2 calls or more in 3 attempts expected, none came
    5. unmet: create_order at here: 1 of its 2 answers not given, 1 call came
    6. unmet: list_orders at here: 1 call or more expected, none came
    "#);
}

#[tokio::test]
async fn what_cannot_be_shown_is_a_type() {
    let mock = mock();
    mock.put_opaque(|call| call.opaque.0 == 7).fails(PutOpaqueError::unauthorized(Problem::default())).at_least(0);
    mock.client().put_opaque(1, &Opaque(8)).await.unwrap_err();
    insta::assert_snapshot!(report(&mock), @r#"
    the mock of Shop: 1 problem
    1. unexpected call of put_opaque (PUT /orders/{id}/opaque)
         id: 1
         opaque: <Opaque>
       the expectation at here does not fit: its closure says no
    "#);
}

#[test]
fn the_last_copy_asks_by_itself_at_the_end() {
    let forgotten = || drop(mock().show_order(any).returns(anvil(1)));
    let panic = catch_unwind(AssertUnwindSafe(forgotten)).unwrap_err();
    assert!(panic.downcast_ref::<String>().unwrap().contains("unmet: show_order"));
    // One panic is enough.
    let panicking = || {
        let mock = mock();
        mock.show_order(any).returns(anvil(1));
        panic!("the test itself");
    };
    let panic = catch_unwind(panicking).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"the test itself"));
}
