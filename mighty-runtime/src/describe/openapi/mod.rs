//! Traits and OpenAPI documents: what a document has and no trait covers, and the document that a trait makes.
//!
//! A trait that is checked against a document has it as `OrdersEndpoints::OPENAPI`, a [`Source`]. That a trait agrees with
//! its operations is checked when the trait is compiled; that every operation has an endpoint is a test over all traits:
//!
//! ```
//! # use mighty_runtime::{Endpoint, http::Method, openapi};
//! # struct OrdersEndpoints;
//! # struct ShopsEndpoints;
//! # impl OrdersEndpoints {
//! #     const OPENAPI: openapi::Source =
//! #         openapi::Source::new("openapi.json", r#"{"openapi": "3.1.0", "paths": {"/orders": {"get": {}}}}"#);
//! #     const ALL: &'static [&'static Endpoint] = &[&Endpoint::new("list_orders", Method::GET, "/orders")];
//! # }
//! # impl ShopsEndpoints {
//! #     const ALL: &'static [&'static Endpoint] = &[];
//! # }
//! // In a test:
//! OrdersEndpoints::OPENAPI.check_coverage(&[OrdersEndpoints::ALL, ShopsEndpoints::ALL]).unwrap();
//! ```
//!
//! The way back is [`document`]:
//!
//! ```
//! # use mighty_runtime::{Api, Endpoint, Problem, http::Method, openapi};
//! # enum Shop {}
//! # impl Api for Shop {
//! #     const BASE_URL: &'static str = "https://api.shop.example/v2";
//! #     type ErrorBody = Problem;
//! # }
//! # struct OrdersEndpoints;
//! # impl OrdersEndpoints {
//! #     const ALL: &'static [&'static Endpoint] = &[&Endpoint::new("list_orders", Method::GET, "/orders")];
//! # }
//! let text = openapi::document::<Shop>("The shop", "2.1.0").endpoints(OrdersEndpoints::ALL).to_json();
//! # assert!(text.contains("/orders"));
//! ```

mod coverage;
mod difference;
mod document;
mod source;

pub use self::coverage::Uncovered;
pub use self::difference::{Difference, Direction, Subject};
pub use self::document::{Document, document};
pub use self::source::{ReadError, Source};
