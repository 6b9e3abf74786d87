//! The API of these tests.

use mighty_runtime::{Api, Problem, endpoints};
use serde::{Deserialize, Serialize};

pub enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    type ErrorBody = Problem;
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Order {
    pub id: u64,
    pub sku: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct NewOrder {
    pub sku: String,
}

#[endpoints(api = Shop, errors(401, 5xx), testing, server)]
pub trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
    #[endpoint(method = GET, path = "/orders")]
    async fn list_orders(
        &self,
        #[query] tag: &[&str],
        #[query] page: Option<u32>,
    ) -> Result<Vec<Order>, ListOrdersError>;
    #[endpoint(method = POST, path = "/orders", success = 201, errors(409 => Taken))]
    async fn create_order(&self, #[body] new: &NewOrder) -> Result<Order, CreateOrderError>;
    #[endpoint(method = DELETE, path = "/orders/{id}", success = 204)]
    async fn delete_order(&self, id: u64) -> Result<(), DeleteOrderError>;
}
