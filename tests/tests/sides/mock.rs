//! Expectations in the types of the methods.

use mighty_runtime::Client;
use mighty_runtime::testing::Mock;

use crate::shop::{Order, Orders, OrdersMock, Shop};

#[tokio::test]
async fn a_call_is_answered_in_its_types() {
    let mock = Mock::<Shop>::new();
    let order = Order { id: 7, sku: "anvil".to_owned() };
    mock.show_order(|call| call.id == 7).returns(order.clone());
    let shop = Client::<Shop>::over(mock.clone()).build().unwrap();
    assert_eq!(shop.show_order(7).await.unwrap(), order);
}
