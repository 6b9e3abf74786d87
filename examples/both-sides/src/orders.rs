//! The trait, and what its methods take and give.

use std::fmt;
use std::str::FromStr;

use mighty_runtime::{Api, Problem, Response, endpoints};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The shop. There is no value of this type; it names the API in `Client<Shop>`.
#[derive(Debug)]
pub enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    type ErrorBody = Problem;
}

/// Orders of a shop.
#[endpoints(api = Shop, errors(400, 401, 5xx), error = OrdersError, server, testing)]
pub trait Orders {
    /// Lists orders, the oldest first.
    #[endpoint(method = GET, path = "/orders")]
    async fn list_orders(
        &self,
        #[query] state: Option<State>,
        #[query] sku: &[&str],
    ) -> Result<Vec<Order>, ListOrdersError>;

    /// Shows an order.
    ///
    /// - 404: there is none with this id.
    #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
    async fn show_order(&self, id: u32) -> Result<Order, ShowOrderError>;

    /// Places an order, and says where it is.
    ///
    /// - 409: the warehouse has no room for more orders.
    #[endpoint(method = POST, path = "/orders", success = 201, errors(409 => Full))]
    async fn create_order(&self, #[body] new: &NewOrder) -> Result<Response<Order>, CreateOrderError>;

    /// Changes what is ordered.
    ///
    /// - 404: there is none with this id.
    /// - 409: it is on its way.
    #[endpoint(method = PUT, path = "/orders/{id}", errors(404, 409 => Shipped))]
    async fn change_order(&self, id: u32, #[body] new: &NewOrder) -> Result<Order, ChangeOrderError>;

    /// Sends an order on its way; one that is on its way goes on.
    ///
    /// - 404: there is none with this id.
    #[endpoint(method = PUT, path = "/orders/{id}/shipment", success = 204, errors(404))]
    async fn ship_order(&self, id: u32) -> Result<(), ShipOrderError>;

    /// Cancels an order.
    ///
    /// - 404: there is none with this id.
    /// - 409: it is on its way.
    #[endpoint(method = DELETE, path = "/orders/{id}", success = 204, errors(404, 409 => Shipped))]
    async fn cancel_order(&self, id: u32) -> Result<(), CancelOrderError>;
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Order {
    /// Its number.
    pub id: u32,
    /// What is ordered.
    pub sku: String,
    /// How many of it.
    pub quantity: u32,
    /// How far it is.
    pub state: State,
}

/// An order to be placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(deny_unknown_fields)]
pub struct NewOrder {
    /// What is ordered.
    #[schemars(length(min = 1, max = 64))]
    pub sku: String,
    /// How many of it.
    #[schemars(range(min = 1, max = 1000))]
    pub quantity: u32,
}

/// How far an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It can be changed.
    Open,
    /// It is on its way.
    Shipped,
}

/// As in a query.
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Shipped => "shipped",
        })
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "open" => Ok(Self::Open),
            "shipped" => Ok(Self::Shipped),
            _ => Err("neither `open` nor `shipped`".to_owned()),
        }
    }
}
