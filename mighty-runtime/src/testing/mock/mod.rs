//! A server that is told what to expect, by the trait: the types are those of the methods.

mod agreement;
mod answers;
mod counts;
mod expectation;
mod faults;
mod fit;
mod headers;
mod lock;
mod plan;
mod received;
mod report;
mod sequence;
mod step;
mod text;
mod transport;

pub use self::expectation::Expectation;
pub use self::fit::{Fit, any, equal};
pub use self::report::MockReport;
pub use self::sequence::Sequence;
pub use self::transport::Mock;
