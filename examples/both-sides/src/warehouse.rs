//! A backend: orders in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use mighty_runtime::{Problem, Response};

use crate::orders::{
    CancelOrderError, ChangeOrderError, CreateOrderError, ListOrdersError, NewOrder, Order, Orders, ShipOrderError,
    ShowOrderError, State,
};

/// How many orders there is room for.
const ROOM: usize = 10_000;

/// Orders in memory.
#[derive(Debug, Default)]
pub struct Warehouse(Mutex<BTreeMap<u32, Order>>);

impl Warehouse {
    fn orders(&self) -> MutexGuard<'_, BTreeMap<u32, Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Orders for Warehouse {
    async fn list_orders(&self, state: Option<State>, sku: &[&str]) -> Result<Vec<Order>, ListOrdersError> {
        let is_asked_for = |order: &&Order| {
            state.is_none_or(|state| order.state == state) && (sku.is_empty() || sku.contains(&order.sku.as_str()))
        };
        Ok(self.orders().values().filter(is_asked_for).cloned().collect())
    }

    async fn show_order(&self, id: u32) -> Result<Order, ShowOrderError> {
        self.orders().get(&id).cloned().ok_or_else(|| ShowOrderError::not_found(no_order()))
    }

    async fn create_order(&self, new: &NewOrder) -> Result<Response<Order>, CreateOrderError> {
        check(new).map_err(CreateOrderError::bad_request)?;
        let mut orders = self.orders();
        if orders.len() >= ROOM {
            return Err(CreateOrderError::full(problem("there is no room for more orders")));
        }
        let id = orders.keys().next_back().map_or(1, |last| last + 1);
        let order = Order { id, sku: new.sku.clone(), quantity: new.quantity, state: State::Open };
        orders.insert(id, order.clone());
        Ok(Response::of(order).with_header("location", format!("/orders/{id}")))
    }

    async fn change_order(&self, id: u32, new: &NewOrder) -> Result<Order, ChangeOrderError> {
        check(new).map_err(ChangeOrderError::bad_request)?;
        let mut orders = self.orders();
        let order = orders.get_mut(&id).ok_or_else(|| ChangeOrderError::not_found(no_order()))?;
        if order.state == State::Shipped {
            return Err(ChangeOrderError::shipped(problem("the order is on its way")));
        }
        order.sku.clone_from(&new.sku);
        order.quantity = new.quantity;
        Ok(order.clone())
    }

    async fn ship_order(&self, id: u32) -> Result<(), ShipOrderError> {
        let mut orders = self.orders();
        let order = orders.get_mut(&id).ok_or_else(|| ShipOrderError::not_found(no_order()))?;
        order.state = State::Shipped;
        Ok(())
    }

    async fn cancel_order(&self, id: u32) -> Result<(), CancelOrderError> {
        let mut orders = self.orders();
        match orders.get(&id).map(|order| order.state) {
            None => Err(CancelOrderError::not_found(no_order())),
            Some(State::Shipped) => Err(CancelOrderError::shipped(problem("the order is on its way"))),
            Some(State::Open) => {
                orders.remove(&id);
                Ok(())
            }
        }
    }
}

/// What the schema of an order says and its type does not.
fn check(new: &NewOrder) -> Result<(), Problem> {
    if !(1..=64).contains(&new.sku.chars().count()) {
        return Err(problem("`sku` has 1 to 64 characters"));
    }
    if !(1..=1000).contains(&new.quantity) {
        return Err(problem("`quantity` is 1 to 1000"));
    }
    Ok(())
}

fn no_order() -> Problem {
    problem("there is no such order")
}

fn problem(title: &str) -> Problem {
    Problem { title: Some(title.to_owned()), ..Problem::default() }
}
