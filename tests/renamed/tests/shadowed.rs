//! The behaviour suite in modules without prelude, in which its names are something else, under strict lints; `build.rs` says how it gets here.

#![deny(warnings, missing_docs, unused_qualifications, clippy::pedantic)]

include!(concat!(env!("OUT_DIR"), "/shadowed/suite.rs"));
