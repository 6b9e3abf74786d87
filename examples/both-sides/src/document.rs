//! The document of the trait.

use mighty_runtime::openapi;

use crate::orders::{OrdersEndpoints, Shop};

/// The OpenAPI document, as JSON.
#[must_use]
pub fn document() -> String {
    openapi::document::<Shop>("The shop", "1.0.0").endpoints(OrdersEndpoints::ALL).to_json()
}
