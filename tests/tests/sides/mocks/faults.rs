//! What goes wrong on the way, on virtual time.

use std::time::Duration;

use mighty_runtime::testing::any;
use mighty_runtime::{CallOptions, Delivery, TransportErrorKind, UnexpectedKind};
use tokio::time::Instant;

use super::shop::{CreateOrderError, NewOrder, Orders, OrdersMock, ShowOrderError, anvil, mock};

#[tokio::test(start_paused = true)]
async fn each_fault_is_retried_as_on_the_wire() {
    let mock = mock();
    mock.show_order(any).refused().reset().returns(anvil(1)).cut().returns(anvil(1)).times(1).attempts(4);
    assert_eq!(mock.client().show_order(1).await.unwrap(), anvil(1));
    mock.verify();
}

#[tokio::test(start_paused = true)]
async fn what_stalls_is_given_up() {
    for stalls_within in [false, true] {
        let mock = mock();
        let expected = mock.show_order(any);
        let _expected = if stalls_within { expected.returns(anvil(1)).stalled() } else { expected.silent() };
        let begun = Instant::now();
        let shop = mock.client().with(CallOptions::new().attempts(1));
        let Err(ShowOrderError::Unexpected(error)) = shop.show_order(1).await else { panic!("nothing comes") };
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
        assert_eq!(begun.elapsed(), Duration::from_secs(10));
        mock.verify();
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_takes_its_time() {
    let mock = mock();
    mock.show_order(any).returns(anvil(1)).after(Duration::from_secs(9));
    let begun = Instant::now();
    mock.client().show_order(1).await.unwrap();
    assert_eq!(begun.elapsed(), Duration::from_secs(9));
}

#[tokio::test(start_paused = true)]
async fn what_may_not_be_repeated_says_that_it_may_have_been_done() {
    let mock = mock();
    mock.create_order(any).reset().attempts(1);
    let shop = mock.client().with(CallOptions::new().attempts(1));
    let Err(CreateOrderError::Unexpected(error)) = shop.create_order(&NewOrder::default()).await else { panic!() };
    assert_eq!(error.delivery(), Delivery::MaybeSent);
}
