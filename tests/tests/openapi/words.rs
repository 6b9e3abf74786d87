//! The author's words.

use mighty_runtime::endpoints;
use serde_json::Value;

use super::operation;
use super::shop::Shop;

#[endpoints(api = Shop)]
trait Orders {
    /// Lists the orders
    /// of a day.
    ///
    /// All of them:
    ///
    /// - the open
    ///   ones
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), OrderError>;

    #[doc = "Counts \"them\"."]
    #[endpoint(method = GET, path = "/orders/count")]
    async fn count(&self) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/orders/last")]
    async fn last(&self) -> Result<(), OrderError>;
}

#[test]
fn the_first_paragraph_is_the_summary_and_the_rest_the_description() {
    let list = operation(OrdersEndpoints::LIST);
    assert_eq!(list["summary"], "Lists the orders of a day.");
    assert_eq!(list["description"], "All of them:\n\n- the open\n  ones");
    let count = operation(OrdersEndpoints::COUNT);
    assert_eq!(count["summary"], "Counts \"them\".");
    assert_eq!(count["description"], Value::Null);
    assert_eq!(operation(OrdersEndpoints::LAST)["summary"], Value::Null);
}
