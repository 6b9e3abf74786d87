//! A backend that implements the trait, asked by a client of it.

use std::sync::Mutex;

use mighty_runtime::{Client, Problem, ServiceTransport};

use crate::shop::{
    CreateOrderError, DeleteOrderError, ListOrdersError, NewOrder, Order, Orders, OrdersServer, Shop, ShowOrderError,
};

#[derive(Default)]
struct Stock(Mutex<Vec<Order>>);

impl Orders for Stock {
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError> {
        let orders = self.0.lock().unwrap();
        let found = orders.iter().find(|order| order.id == id).cloned();
        found.ok_or_else(|| ShowOrderError::not_found(Problem::default()))
    }

    async fn list_orders(&self, tag: &[&str], page: Option<u32>) -> Result<Vec<Order>, ListOrdersError> {
        assert_eq!((tag, page), (&["a b", "c"][..], Some(2)));
        Ok(self.0.lock().unwrap().clone())
    }

    async fn create_order(&self, new: &NewOrder) -> Result<Order, CreateOrderError> {
        let mut orders = self.0.lock().unwrap();
        if orders.iter().any(|order| order.sku == new.sku) {
            return Err(CreateOrderError::taken(Problem::default()));
        }
        let order = Order { id: orders.len() as u64, sku: new.sku.clone() };
        orders.push(order.clone());
        Ok(order)
    }

    async fn delete_order(&self, _: u64) -> Result<(), DeleteOrderError> {
        Err(DeleteOrderError::server_error::<503>(Problem::default()))
    }
}

#[tokio::test]
async fn what_the_backend_returns_comes_out_at_the_caller() {
    let router = OrdersServer::router(Stock::default());
    let shop = Client::<Shop>::over(ServiceTransport::new(router)).build().unwrap();
    let order = shop.create_order(&NewOrder { sku: "anvil".to_owned() }).await.unwrap();
    assert_eq!(shop.show_order(order.id).await.unwrap(), order);
    assert!(matches!(shop.show_order(9).await, Err(ShowOrderError::NotFound(_))));
    let again = shop.create_order(&NewOrder { sku: "anvil".to_owned() }).await;
    assert!(matches!(again, Err(CreateOrderError::Taken(_))));
    assert_eq!(shop.list_orders(&["a b", "c"], Some(2)).await.unwrap(), [order]);
    assert!(matches!(shop.delete_order(1).await, Err(DeleteOrderError::ServerError(_))));
}
