//! A crate that hides the library behind its own name, as a company's SDK kit would: what depends on it alone says
//! `crate = ::mighty_facade::sdk`.

pub use mighty_runtime as sdk;
