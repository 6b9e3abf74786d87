//! Which call is meant: by its arguments, its headers, its key, and by whatever a request has.

use mighty_runtime::CallOptions;
use mighty_runtime::testing::{any, equal};

use super::shop::{CreateOrderCall, ListOrdersCall, NewOrder, Orders, OrdersMock, ShowOrderCall, anvil, mock};

#[tokio::test]
async fn arguments_are_of_the_traits_types() {
    let mock = mock();
    mock.list_orders(|call| call.tag == ["a b", "c"] && call.page == Some(2)).returns(vec![anvil(1)]);
    mock.list_orders(|call| call.page.is_none()).returns(vec![]);
    mock.create_order(|call| call.new.note.is_none()).returns(anvil(2));
    let shop = mock.client();
    assert_eq!(shop.list_orders(&["a b", "c"], Some(2)).await.unwrap(), [anvil(1)]);
    assert_eq!(shop.list_orders(&["a b", "c"], None).await.unwrap(), []);
    assert_eq!(shop.create_order(&NewOrder::default()).await.unwrap(), anvil(2));
    mock.verify();
}

#[tokio::test]
async fn all_arguments_at_once() {
    let mock = mock();
    mock.show_order(equal(ShowOrderCall { id: 7 })).returns(anvil(7));
    mock.list_orders(equal(ListOrdersCall { tag: vec!["a".to_owned()], page: None })).returns(vec![]);
    mock.create_order(equal(CreateOrderCall { new: NewOrder::default() })).returns(anvil(2));
    let shop = mock.client();
    shop.show_order(7).await.unwrap();
    shop.list_orders(&["a"], None).await.unwrap();
    shop.create_order(&NewOrder::default()).await.unwrap();
    mock.verify();
}

#[tokio::test]
async fn what_one_call_says_beside_its_arguments() {
    let mock = mock();
    mock.show_order(any).header("x-tenant", "7").returns(anvil(7)).times(1);
    mock.show_order(any).when(|request| request.header("x-tenant").is_none()).returns(anvil(1)).times(1);
    mock.create_order(any).idempotency_key("again").returns(anvil(2)).times(1);
    let shop = mock.client();
    let as_tenant = shop.with(CallOptions::new().header("x-tenant", "7"));
    assert_eq!(shop.show_order(0).await.unwrap(), anvil(1));
    assert_eq!(as_tenant.show_order(0).await.unwrap(), anvil(7));
    shop.with(CallOptions::new().idempotency_key("again")).create_order(&NewOrder::default()).await.unwrap();
    mock.verify();
    assert_eq!(mock.requests().len(), 3);
}
