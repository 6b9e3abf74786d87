//! How often, and in which order.

use mighty_runtime::testing::{Sequence, any};
use mighty_runtime::{CallOptions, Problem};

use super::shop::{NewOrder, Orders, OrdersMock, ShowOrderError, anvil, mock};

#[tokio::test]
async fn the_next_expectation_that_fits_takes_what_is_over() {
    let mock = mock();
    mock.show_order(any).returns(anvil(1)).times(1);
    mock.show_order(any).returns(anvil(2)).at_most(1);
    mock.show_order(any).returns(anvil(3));
    let shop = mock.client();
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(shop.show_order(0).await.unwrap().id);
    }
    assert_eq!(ids, [1, 2, 3, 3]);
    mock.verify();
}

#[tokio::test(start_paused = true)]
async fn the_attempts_of_a_call_stay_together() {
    let mock = mock();
    let first =
        mock.show_order(any).fails(ShowOrderError::server_error::<503>(Problem::default())).times(1).attempts(4);
    let second = mock.show_order(any).returns(anvil(1)).times(1);
    let shop = mock.client();
    assert!(matches!(shop.show_order(1).await, Err(ShowOrderError::ServerError(_))));
    assert_eq!(shop.show_order(1).await.unwrap(), anvil(1));
    assert_eq!((first.calls(), first.requests(), second.requests()), (1, 4, 1));
    mock.verify();
}

#[tokio::test(start_paused = true)]
async fn calls_side_by_side_are_not_mixed_up() {
    let mock = mock();
    let failing = || ShowOrderError::server_error::<503>(Problem::default());
    mock.show_order(|call| call.id == 1).fails(failing()).returns(anvil(1)).times(1).attempts(2);
    mock.show_order(any).fails(failing()).repeated(2).returns(anvil(2)).times(1).attempts(3);
    let shop = mock.client();
    let (one, two) = tokio::join!(shop.show_order(1), shop.show_order(2));
    assert_eq!((one.unwrap().id, two.unwrap().id), (1, 2));
    mock.verify();
}

#[tokio::test(start_paused = true)]
async fn one_attempt_more_is_unexpected() {
    let mock = mock();
    mock.show_order(any).fails(ShowOrderError::server_error::<503>(Problem::default())).attempts(2);
    assert!(matches!(mock.client().show_order(1).await, Err(ShowOrderError::Unexpected(_))));
    assert!(mock.check().unwrap_err().to_string().contains("fits, but it has had its 1 call in 2 attempts"));
}

#[tokio::test]
async fn what_need_not_come_may_stay_away() {
    let mock = mock();
    mock.show_order(any).returns(anvil(1)).at_least(0);
    mock.list_orders(any).returns(vec![]).at_most(3);
    mock.create_order(any).never();
    mock.verify();
}

#[tokio::test]
async fn calls_in_a_sequence_come_one_after_the_other() {
    let mock = mock();
    let sequence = Sequence::new();
    mock.create_order(any).returns(anvil(7)).times(1).in_sequence(&sequence);
    mock.show_order(any).returns(anvil(7)).in_sequence(&sequence);
    mock.delete_order(any).returns(()).times(1).in_sequence(&sequence);
    let shop = mock.client().with(CallOptions::new().attempts(1));
    // Too early.
    shop.show_order(7).await.unwrap_err();
    shop.create_order(&NewOrder::default()).await.unwrap();
    shop.show_order(7).await.unwrap();
    shop.show_order(7).await.unwrap();
    shop.delete_order(7).await.unwrap();
    // Too late.
    shop.show_order(7).await.unwrap_err();
    let report = mock.check().unwrap_err().to_string();
    assert!(report.contains("2 problems"), "{report}");
    assert!(
        report.contains("comes first in the sequence") && report.contains("its time in the sequence is over"),
        "{report}"
    );
}
