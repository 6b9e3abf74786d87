//! Failures by a plan over all calls of a test, and a ledger of what they must not lead to: an effect that is lost or repeated.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails here says where")]

mod determinism;
mod effects;
mod faults;
mod plans;

use std::time::Duration;

use mighty_runtime::testing::{Chaos, ChaosTransport, InProcess, Reply};
use mighty_runtime::{Client, Problem, Transport, endpoints};
use serde::{Deserialize, Serialize};

/// The API of these tests.
enum Shop {}

impl mighty_runtime::Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v2";
    type ErrorBody = Problem;
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    reference: String,
}

#[endpoints(api = Shop, errors(429, 5xx), error = OrdersError)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}")]
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
    /// A server cannot tell whether it has had this one.
    #[endpoint(method = POST, path = "/orders")]
    async fn place_order(&self, #[body] order: &Order) -> Result<Order, PlaceOrderError>;
    /// A server can.
    #[endpoint(method = POST, path = "/keyed-orders", idempotency_key = "Idempotency-Key")]
    async fn place_once(&self, #[body] order: &Order) -> Result<Order, PlaceOnceError>;
}

fn order(number: usize) -> Order {
    Order { reference: format!("order-{number}") }
}

/// A server that does what it is asked.
fn server() -> InProcess {
    InProcess::from_fn(|request| match serde_json::from_slice::<Order>(&request.body) {
        Ok(order) => Reply::json(201, &order),
        Err(_) => Reply::json(200, &order(0)),
    })
}

fn client<T: Transport>(chaos: &ChaosTransport<T>) -> Client<Shop, ChaosTransport<T>> {
    Client::over(chaos.clone()).build().unwrap()
}

/// What a person writes first: a plan, a client over it, and what happened.
#[tokio::test(start_paused = true)]
async fn a_plan_makes_calls_fail_and_says_what_it_did() {
    use mighty_runtime::testing::Fault;
    let chaos = Chaos::seeded(7)
        .fault(Fault::refused().on(OrdersEndpoints::SHOW_ORDER).first(2))
        .fault(Fault::status(503).retry_after(Duration::from_secs(3)).on(OrdersEndpoints::PLACE_ORDER).every(2))
        .over(server())
        .unwrap();
    let shop = client(&chaos);

    shop.show_order(1).await.unwrap();
    shop.place_order(&order(1)).await.unwrap();
    let error = shop.place_order(&order(2)).await.unwrap_err();
    let PlaceOrderError::ServerError(error) = error else { panic!("{error}") };
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));

    let said: Vec<String> = chaos.log().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "Orders::show_order, request 1: refused",
            "Orders::show_order, request 2: refused",
            "Orders::place_order, request 2: 503",
        ]
    );
}
