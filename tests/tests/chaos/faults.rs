//! What each fault is to the caller, and whether the server had the request.

use std::time::Duration;

use mighty_runtime::testing::{Chaos, Fault};
use mighty_runtime::{Delivery, TransportErrorKind as Kind, Unexpected, UnexpectedKind};
use tokio::time::Instant;

use super::{Orders, OrdersEndpoints, PlaceOrderError, client, order, server};

/// The error of one unkeyed POST under the fault, and how many requests the server had.
async fn under(fault: Fault) -> (Option<Unexpected>, usize) {
    let server = server();
    let chaos = Chaos::seeded(1).fault(fault.on(OrdersEndpoints::PLACE_ORDER)).over(server.clone()).unwrap();
    let error = match client(&chaos).place_order(&order(1)).await {
        Ok(_) => None,
        Err(PlaceOrderError::Unexpected(error)) => Some(error),
        Err(error) => panic!("{error}"),
    };
    (error, server.requests().len())
}

#[tokio::test(start_paused = true)]
async fn each_fault_says_how_far_the_request_got() {
    for (fault, kind, delivery, served) in [
        (Fault::reset(), Kind::Reset, Delivery::MaybeSent, 0),
        (Fault::reset().after_applying(), Kind::Reset, Delivery::MaybeSent, 1),
        (Fault::stalled(), Kind::Timeout, Delivery::MaybeSent, 0),
        (Fault::stalled().after_applying(), Kind::Timeout, Delivery::MaybeSent, 1),
        (Fault::cut_body(3), Kind::Reset, Delivery::MaybeSent, 1),
        (Fault::refused(), Kind::Connect, Delivery::NotSent, 0),
    ] {
        let shown = format!("{fault:?}");
        let (error, requests) = under(fault).await;
        let error = error.unwrap();
        let happened = (error.kind(), error.delivery(), requests);
        assert_eq!(happened, (UnexpectedKind::Transport(kind), delivery, served), "{shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_is_no_failure_and_goes_before_what_else_strikes() {
    let begun = Instant::now();
    let (error, requests) = under(Fault::delay(Duration::from_secs(2))).await;
    assert!(error.is_none());
    assert_eq!((begun.elapsed(), requests), (Duration::from_secs(2), 1));

    let chaos = Chaos::seeded(1)
        .fault(Fault::delay(Duration::from_secs(2)))
        .fault(Fault::reset())
        .fault(Fault::refused())
        .over(server())
        .unwrap();
    let begun = Instant::now();
    client(&chaos).place_order(&order(1)).await.unwrap_err();
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
    let said: Vec<String> = chaos.log().iter().map(|struck| struck.fault().to_string()).collect();
    assert_eq!(said, ["delayed by 2s", "reset"]);
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_answered_with_its_hint() {
    let chaos = Chaos::seeded(1)
        .fault(Fault::status(429).retry_after(Duration::from_millis(2_500)).first(1))
        .over(server())
        .unwrap();
    let begun = Instant::now();
    client(&chaos).show_order(1).await.unwrap();
    // A part of a second counts as a whole one, as servers send it.
    assert!(begun.elapsed() >= Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn faults_without_an_endpoint_are_for_all_and_others_leave_the_rest_alone() {
    let chaos = Chaos::seeded(1).fault(Fault::reset().on(OrdersEndpoints::SHOW_ORDER)).over(server()).unwrap();
    client(&chaos).place_order(&order(1)).await.unwrap();
    assert!(chaos.log().is_empty());
    let chaos = Chaos::seeded(1).fault(Fault::reset()).over(server()).unwrap();
    client(&chaos).place_order(&order(1)).await.unwrap_err();
    client(&chaos).show_order(1).await.unwrap_err();
    assert_eq!(chaos.log().len(), 1 + 4);
}

#[tokio::test(start_paused = true)]
async fn the_first_of_each_request_is_counted_for_each_by_itself() {
    let chaos = Chaos::seeded(1).fault(Fault::reset().first_of_each(1)).over(server()).unwrap();
    let shop = client(&chaos);
    let (one, two) = tokio::join!(shop.show_order(1), shop.show_order(2));
    assert_eq!(one.unwrap(), two.unwrap());
    let mut paths: Vec<String> = chaos.log().iter().map(|struck| struck.path().to_owned()).collect();
    paths.sort();
    assert_eq!(paths, ["/v2/orders/1", "/v2/orders/2"]);
}
