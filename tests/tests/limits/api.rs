//! The API that these tests call.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, ClientBuilder, Problem, RateLimitHeaders, endpoints};
use tokio::time::Instant;

/// An API.
pub(crate) enum Shop {}

impl Api for Shop {
    const NAME: &'static str = "Shop";
    const BASE_URL: &'static str = "https://shop.example/v1";
    const RATE_LIMIT: Option<RateLimitHeaders> = Some(
        RateLimitHeaders::new("x-ratelimit-remaining").limit("x-ratelimit-limit").reset_after("x-ratelimit-reset"),
    );
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(4xx, 5xx), error = OrdersError)]
pub(crate) trait Orders {
    /// Safe.
    #[endpoint(method = GET, path = "/{tenant}/orders")]
    async fn list_orders(&self, tenant: &str) -> Result<(), ListOrdersError>;

    /// Not to be sent twice.
    #[endpoint(method = POST, path = "/{tenant}/orders")]
    async fn create_order(&self, tenant: &str) -> Result<(), CreateOrderError>;
}

#[endpoints(api = Shop, errors(4xx, 5xx), error = CustomersError)]
pub(crate) trait Customers {
    /// Safe.
    #[endpoint(method = GET, path = "/customers")]
    async fn list_customers(&self) -> Result<(), ListCustomersError>;
}

pub(crate) type ShopClient = Client<Shop, InProcess>;

/// A server that always gives the same, and a client without jitter's luck.
pub(crate) fn always(reply: Reply) -> (ClientBuilder<Shop, InProcess>, InProcess) {
    let server = InProcess::from_fn(move |_| reply.clone());
    (builder(&server), server)
}

pub(crate) fn builder(server: &InProcess) -> ClientBuilder<Shop, InProcess> {
    Client::over(server.clone()).environment(World::new(1.0)).timeout(Duration::from_secs(1_000))
}

/// When requests were sent, in milliseconds from `begun`.
pub(crate) fn sent(server: &InProcess, begun: Instant) -> Vec<u128> {
    server.requests().iter().map(|request| (request.at - begun).as_millis()).collect()
}
