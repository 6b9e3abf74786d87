//! The behaviour suite in a crate that reaches the library through another one, under strict lints; `build.rs` says how it gets here.

#![deny(warnings, missing_docs, unused_qualifications, clippy::pedantic)]

include!(concat!(env!("OUT_DIR"), "/facade/suite.rs"));
