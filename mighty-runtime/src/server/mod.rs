//! The server of a trait: `#[endpoints(…, server)]` generates `MembersServer::router(backend)`, an [`axum::Router`] for whatever
//! implements the trait.

mod route;
mod router;

pub use axum::Router;

pub use self::route::Route;
pub use self::router::router;
