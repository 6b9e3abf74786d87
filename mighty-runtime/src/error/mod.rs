//! The errors that callers see, and what they have in common.

mod build;
mod common;
mod decode;
mod message;
mod status_error;
mod unexpected;

use std::borrow::Cow;

pub use self::build::BuildError;
pub use self::common::Error;
pub use self::decode::DecodeError;
pub use self::status_error::StatusError;
pub use self::unexpected::{Delivery, Unexpected, UnexpectedKind};
use crate::Outcome;

/// What every error of a call can tell, for code that handles any of them: the generated enums, and the payloads of their
/// variants, [`StatusError`] and [`Unexpected`].
pub trait Failure: std::error::Error + Send + Sync + 'static {
    /// What the call did.
    fn outcome(&self) -> &Outcome;

    /// One line for a human: the server's own words where it has any.
    fn message(&self) -> Cow<'_, str>;
}
