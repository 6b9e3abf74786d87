//! The API whose documents are looked at.

use std::borrow::Cow;
use std::fmt;

use mighty_runtime::{Api, DecodeError, ErrorAnswer, ErrorBody};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A shop.
#[derive(Debug)]
pub(crate) enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v2";
    type ErrorBody = ShopError;
}

/// What went wrong.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct ShopError {
    /// For people.
    message: String,
}

impl ErrorBody for ShopError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_str().into())
    }
}

/// Which product is out of stock.
#[allow(dead_code, reason = "it is there to be described")]
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct OutOfStock {
    /// The product.
    sku: String,
}

impl ErrorBody for OutOfStock {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }
}

/// An error body that says nothing about itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Opaque {}

impl ErrorBody for Opaque {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }
}

/// An order.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Order {
    /// Its number.
    pub(crate) id: u64,
    /// What is to be sent.
    #[serde(default)]
    pub(crate) lines: Vec<Line>,
}

/// A line of an order.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Line {
    /// The product.
    pub(crate) sku: String,
}

/// A type that does not describe itself.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Plain {}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain")
    }
}
