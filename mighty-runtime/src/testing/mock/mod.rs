//! A server that is told what to expect, by the trait: the types are those of the methods.

mod expectation;
mod transport;

pub use self::expectation::Expectation;
pub use self::transport::Mock;
