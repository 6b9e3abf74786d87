//! An application under chaos: nothing that it believes done is lost, and nothing is done twice.

use mighty_runtime::Client;
use mighty_runtime::testing::{Chaos, ChaosTransport, Effects, EffectsTransport, Fault, InProcess};

use super::{Order, Orders, OrdersEndpoints, Shop, client, order, server};

type Under = Client<Shop, ChaosTransport<EffectsTransport<InProcess>>>;

/// Everything that can happen between a server that applied a request and its caller.
fn chaos(effects: &Effects) -> ChaosTransport<EffectsTransport<InProcess>> {
    Chaos::seeded(7)
        .fault(Fault::refused().at_rate(0.05))
        .fault(Fault::reset().at_rate(0.05))
        .fault(Fault::reset().after_applying().at_rate(0.1))
        .fault(Fault::status(503).after_applying().at_rate(0.05))
        .fault(Fault::stalled().after_applying().at_rate(0.05))
        .fault(Fault::cut_body(1).at_rate(0.05))
        .over(effects.server(server()))
        .unwrap()
}

fn ledger() -> Effects {
    let reference = |request: &mighty_runtime::testing::Recorded| {
        serde_json::from_slice::<Order>(&request.body).map(|order| order.reference).unwrap_or_default()
    };
    Effects::new().of(OrdersEndpoints::PLACE_ORDER, reference).of(OrdersEndpoints::PLACE_ONCE, reference)
}

#[tokio::test(start_paused = true)]
async fn an_unkeyed_post_is_never_applied_twice() {
    let effects = ledger();
    let shop: Under = client(&chaos(&effects));
    for number in 0..2_000 {
        if let Ok(order) = shop.place_order(&order(number)).await {
            effects.believe(OrdersEndpoints::PLACE_ORDER, order.reference);
        }
    }
    effects.verify().unwrap();
    // Some are neither believed nor undone: that is what `MaybeSent` means, and nobody may repeat them blindly.
    assert!(effects.unconfirmed().len() > 100, "{}", effects.unconfirmed().len());
}

#[tokio::test(start_paused = true)]
async fn a_keyed_post_is_never_lost_and_never_repeated() {
    let effects = ledger();
    let chaos = chaos(&effects);
    let mut done = 0;
    for number in 0..2_000 {
        // Each with a budget of its own, as if it were the only one in a while.
        if let Ok(order) = client(&chaos).place_once(&order(number)).await {
            effects.believe(OrdersEndpoints::PLACE_ONCE, order.reference);
            done += 1;
        }
    }
    effects.verify().unwrap();
    // The rest had four faults in a row, which end a call.
    assert!(done > 1_950, "{done} of 2,000 were told");
    assert!(chaos.log().len() > 500, "{}", chaos.log().len());
}

#[tokio::test(start_paused = true)]
async fn with_an_attempt_left_a_keyed_post_is_told_done_and_done_once() {
    for fault in [Fault::reset(), Fault::stalled(), Fault::status(503), Fault::cut_body(1)] {
        let effects = ledger();
        let fault = fault.after_applying().first_of_each(2);
        let chaos = Chaos::seeded(7).fault(fault).over(effects.server(server())).unwrap();
        for number in 0..50 {
            let placed = client(&chaos).place_once(&order(number)).await.unwrap();
            effects.believe(OrdersEndpoints::PLACE_ONCE, placed.reference);
        }
        effects.verify().unwrap();
        assert_eq!((effects.unconfirmed().len(), chaos.log().len()), (0, 100));
    }
}

/// Sends again what failed, whatever it was.
async fn wrong_application(shop: &Under, effects: &Effects) {
    for number in 0..200 {
        while shop.place_order(&order(number)).await.is_err() {}
        effects.believe(OrdersEndpoints::PLACE_ORDER, order(number).reference);
    }
}

#[tokio::test(start_paused = true)]
async fn an_application_that_repeats_by_hand_is_caught() {
    let effects = ledger();
    wrong_application(&client(&chaos(&effects)), &effects).await;
    let error = effects.verify().unwrap_err();
    assert!(!error.repeated().is_empty() && error.lost().is_empty(), "{error}");
    let said = error.to_string();
    assert!(said.contains("applied more than once"), "{said}");
    assert!(said.contains("Orders::place_order order-"), "{said}");
    assert!(said.contains("2 times"), "{said}");
}

/// Takes every call for done.
#[tokio::test(start_paused = true)]
async fn an_application_that_does_not_look_at_errors_is_caught() {
    let effects = ledger();
    let shop: Under = client(&chaos(&effects));
    for number in 0..200 {
        let _: Result<_, _> = shop.place_order(&order(number)).await;
        effects.believe(OrdersEndpoints::PLACE_ORDER, order(number).reference);
    }
    let error = effects.verify().unwrap_err();
    assert!(!error.lost().is_empty() && error.repeated().is_empty(), "{error}");
    assert!(error.to_string().contains("believed done, and never applied"), "{error}");
}

#[tokio::test]
async fn a_key_is_a_promise_of_the_server() {
    let effects = ledger();
    let transport = effects.server(server());
    let shop: Client<Shop, _> = Client::over(transport).build().unwrap();
    let keyed = shop.with(mighty_runtime::CallOptions::new().idempotency_key("the same"));
    let first = keyed.place_once(&order(1)).await.unwrap();
    let again = keyed.place_once(&order(1)).await.unwrap();
    assert_eq!(first, again);
    effects.believe(OrdersEndpoints::PLACE_ONCE, "order-1");
    effects.verify().unwrap();
    shop.place_once(&order(1)).await.unwrap();
    assert_eq!(effects.verify().unwrap_err().repeated()[0].times(), 2);
}

#[tokio::test]
async fn a_server_written_by_hand_says_itself_what_it_applied() {
    let effects = Effects::new();
    effects.apply(OrdersEndpoints::PLACE_ORDER, "order-1");
    effects.apply(OrdersEndpoints::PLACE_ORDER, "order-2");
    effects.believe(OrdersEndpoints::PLACE_ORDER, "order-1");
    effects.verify().unwrap();
    assert_eq!(effects.unconfirmed()[0].name(), "order-2");
    effects.believe(OrdersEndpoints::PLACE_ONCE, "order-1");
    let error = effects.verify().unwrap_err();
    assert_eq!(error.lost()[0].to_string(), "Orders::place_once order-1");
}
