//! What the macro makes of each method for the other side.

use super::fields::Field;
use super::incoming::Incoming;
use super::respond::{Outgoing, Respond, Unwritable, failure};
use super::unreadable::Unreadable;
use crate::author::api::Api;
use crate::caller::errors::error_enum::ErrorEnum;
use crate::carry::response::failed::EndpointError;
use crate::describe::endpoint::Endpoint;

/// The arguments of an endpoint's method, as values. The macro writes one per method: `ShowMemberCall`.
pub trait EndpointCall: Sized + Send + 'static {
    /// The API, with the error body of the trait.
    type Api: Api;

    /// What the method returns on success.
    type Output;

    /// How that is read from an answer, and written into one.
    #[doc(hidden)]
    type Way;

    /// Its error.
    type Error: EndpointError;

    /// The endpoint.
    const ENDPOINT: &'static Endpoint;

    /// Reads a request.
    ///
    /// # Errors
    /// When it does not fit the arguments.
    fn read(incoming: &mut Incoming) -> Result<Self, Unreadable>;

    /// The arguments one by one, in the order of the method's.
    #[doc(hidden)]
    fn fields(&self) -> Vec<Field<'_>>;

    /// The answer for a success.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn success(output: Self::Output) -> Result<Outgoing, Unwritable>
    where
        Self::Output: Respond<Self::Way>,
    {
        output.respond(Self::ENDPOINT)
    }

    /// The answer for what the method returns.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn answer(result: Result<Self::Output, Self::Error>) -> Result<Outgoing, Unwritable>
    where
        Self::Output: Respond<Self::Way>,
    {
        match result {
            Ok(output) => Self::success(output),
            Err(error) => Ok(failure(error.failure())),
        }
    }
}
