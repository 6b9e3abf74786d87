//! What is answered: successes, declared errors, and what needs a word.

use mighty_runtime::testing::{Reply, any};
use mighty_runtime::{Fault, Problem, TransportErrorKind, UnexpectedKind};
use serde_json::json;

use super::shop::{
    CreateOrderError, ListOrdersError, NewOrder, Order, Orders, OrdersMock, ReceiptError, ShowOrderError, anvil, coded,
    mock, problem,
};

#[tokio::test(start_paused = true)]
async fn a_test_reads_as_the_trait_does() {
    let mock = mock();
    mock.show_order(|call| call.id == 7).returns(anvil(7)).times(2);
    mock.show_order(|call| call.id == 8).fails(ShowOrderError::not_found(problem("sold")));
    mock.create_order(|call| call.new.sku == "tea").undeclared(418, "teapot").times(1);
    mock.list_orders(any).fails(ListOrdersError::server_error::<503>(Problem::default())).returns(vec![anvil(7)]);
    let shop = mock.client();

    assert_eq!(shop.show_order(7).await.unwrap(), anvil(7));
    assert_eq!(shop.show_order(7).await.unwrap(), anvil(7));
    let Err(ShowOrderError::NotFound(error)) = shop.show_order(8).await else { panic!("it is sold") };
    assert_eq!((error.message().as_ref(), error.attempts()), ("sold", 1));
    let tea = NewOrder { sku: "tea".to_owned(), ..NewOrder::default() };
    let Err(CreateOrderError::Unexpected(error)) = shop.create_order(&tea).await else { panic!("it is a teapot") };
    assert_eq!((error.kind(), error.message().as_ref()), (UnexpectedKind::UndeclaredStatus, "teapot"));
    // One call, two attempts: the first answer is retried.
    assert_eq!(shop.list_orders(&[], None).await.unwrap(), [anvil(7)]);
    mock.verify();
}

#[tokio::test]
async fn an_answer_is_made_of_the_call() {
    let mock = mock();
    mock.show_order(any).returns_with(|call| anvil(call.id)).times(3);
    for id in [3, 1, 2] {
        assert_eq!(mock.client().show_order(id).await.unwrap().id, id);
    }
    mock.verify();
}

#[tokio::test]
async fn what_cannot_be_written_is_json() {
    let mock = mock();
    mock.receipt(any).returns_json(json!({ "total": 7 })).fails(ReceiptError::unauthorized(Problem::default()));
    assert_eq!(mock.client().receipt(1).await.unwrap().total, 7);
    assert!(matches!(mock.client().receipt(1).await, Err(ReceiptError::Unauthorized(_))));
}

#[tokio::test(start_paused = true)]
async fn answers_follow_each_other_and_the_last_one_stays() {
    let mock = mock();
    let expected = mock
        .show_order(any)
        .fails(ShowOrderError::server_error::<503>(Problem::default()))
        .repeated(2)
        .returns(anvil(1))
        .fails(ShowOrderError::not_found(Problem::default()));
    let shop = mock.client();
    assert_eq!(shop.show_order(1).await.unwrap(), anvil(1));
    assert_eq!((expected.calls(), expected.requests()), (1, 3));
    assert!(matches!(shop.show_order(1).await, Err(ShowOrderError::NotFound(_))));
    assert!(matches!(shop.show_order(1).await, Err(ShowOrderError::NotFound(_))));
    mock.verify();
}

#[tokio::test]
async fn a_split_status_and_a_body_of_its_own_come_out_as_they_went_in() {
    let mock = mock();
    mock.create_order(any)
        .fails(CreateOrderError::sku_taken(coded("sku_taken")))
        .fails(CreateOrderError::conflict(coded("another")))
        .fails(CreateOrderError::unprocessable_entity(super::shop::Invalid { field: "sku".to_owned() }));
    let shop = mock.client();
    let create = async || shop.create_order(&NewOrder::default()).await.unwrap_err();
    assert!(matches!(create().await, CreateOrderError::SkuTaken(_)));
    assert!(matches!(create().await, CreateOrderError::Conflict(_)));
    let CreateOrderError::UnprocessableEntity(invalid) = create().await else { panic!("it is invalid") };
    assert_eq!(invalid.body().unwrap().field, "sku");
}

#[tokio::test(start_paused = true)]
async fn a_failure_of_the_transport_is_an_error_that_can_be_built() {
    let mock = mock();
    mock.create_order(any).fails(CreateOrderError::unexpected(Fault::from(TransportErrorKind::Tls)));
    let Err(CreateOrderError::Unexpected(error)) = mock.client().create_order(&NewOrder::default()).await else {
        panic!("there is no connection")
    };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Tls));
}

#[tokio::test]
async fn what_a_reply_has_is_given_as_it_is() {
    let mock = mock();
    mock.label(any).replies(Reply::status(200).header("x-size", "2").body("ab"));
    mock.show_order(any).undeclared_reply(Reply::json(418, &json!({ "detail": "teapot" })).header("x-tea", "green"));
    assert_eq!(mock.client().label(1).await.unwrap(), "ab");
    let Err(ShowOrderError::Unexpected(error)) = mock.client().show_order(1).await else { panic!("it is a teapot") };
    assert_eq!((error.message().as_ref(), &error.headers().unwrap()["x-tea"]), ("teapot", &"green".parse().unwrap()));
}

#[tokio::test]
async fn an_answer_need_not_be_clone_nor_the_mock_be_verified_by_hand() {
    let mock = mock();
    let order: Order = anvil(1);
    mock.show_order(any).returns(order).at_least(2);
    let shop = mock.client();
    drop(mock);
    shop.show_order(1).await.unwrap();
    shop.show_order(1).await.unwrap();
}
