//! What the macro makes of each method for the other side.

use super::incoming::{Incoming, Reads};
use super::respond::{Outgoing, Unwritable, failure};
use super::unreadable::Unreadable;
use crate::caller::errors::error_enum::ErrorEnum;
use crate::carry::response::failed::EndpointError;
use crate::describe::endpoint::Endpoint;

/// The arguments of an endpoint's method, as values. The macro writes one per method: `ShowMemberCall`.
pub trait EndpointCall: Sized + Send + 'static {
    /// What the method returns on success.
    type Output;

    /// Its error.
    type Error: EndpointError;

    /// The endpoint.
    const ENDPOINT: &'static Endpoint;

    /// What of the body is read before [`read`](Self::read) is asked for the arguments.
    const READS: Reads = Reads::Whole;

    /// Reads a request.
    ///
    /// # Errors
    /// When it does not fit the arguments.
    fn read(incoming: &mut Incoming) -> Result<Self, Unreadable>;

    /// The answer for a success.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn success(output: Self::Output) -> Result<Outgoing, Unwritable>;

    /// The answer for what the method returns.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn answer(result: Result<Self::Output, Self::Error>) -> Result<Outgoing, Unwritable> {
        match result {
            Ok(output) => Self::success(output),
            Err(error) => Ok(failure(error.failure())),
        }
    }
}
