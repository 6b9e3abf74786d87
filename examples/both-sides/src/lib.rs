//! One trait, every side: the client that calls it, the server that implements it, the mock that expects it, the document
//! that describes it.
//!
//! The trait is [`Orders`]. [`Warehouse`] implements it, and [`router`] puts it behind HTTP; `Client<Shop>` implements it as well,
//! by asking whoever is there. What the one returns is what the other gives back:
//!
//! ```
//! use both_sides::{NewOrder, Orders, Shop, ShowOrderError, router};
//! use mighty_runtime::{Client, ServiceTransport};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // In one process, without a socket.
//! let shop = Client::<Shop>::over(ServiceTransport::new(router("s3cret"))).bearer("s3cret").build()?;
//! let order = shop.create_order(&NewOrder { sku: "anvil".to_owned(), quantity: 2 }).await?;
//! assert_eq!(shop.show_order(order.id).await?, *order);
//! assert!(matches!(shop.show_order(404).await, Err(ShowOrderError::NotFound(_))));
//! # Ok(())
//! # }
//! ```
//!
//! There is no such shop.

mod document;
mod orders;
mod token;
mod warehouse;

use axum::Router;

pub use self::document::document;
pub use self::orders::*;
pub use self::warehouse::Warehouse;

/// An empty warehouse behind HTTP, for those who have the token.
pub fn router(token: &'static str) -> Router {
    token::checked(OrdersServer::router(Warehouse::default()).into(), token)
}
