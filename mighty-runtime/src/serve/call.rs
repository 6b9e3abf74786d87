//! What the macro makes of each method for the other side.

use super::faithful;
use super::incoming::{Incoming, Reads};
use super::respond::{Outgoing, Respond, Unwritable, Writing};
use super::shown::Field;
use super::unreadable::Unreadable;
use crate::author::api::Api;
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

    /// What of the body is read before [`read`](Self::read) is asked for the arguments.
    const READS: Reads = Reads::Whole;

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
    /// When the value cannot be written, or would be read as something else.
    fn success(output: Self::Output) -> Result<Outgoing, Unwritable>
    where
        Self::Output: Respond<Self::Way>,
    {
        let writing = Writing::of::<Self::Api>(Self::ENDPOINT);
        writing.checked(output.respond(writing))
    }

    /// The same for a server, in whose trait it is written: that a success can be written is asked once there, and not wherever it is.
    ///
    /// # Errors
    /// As for [`success`](Self::success), and where it was not written.
    #[doc(hidden)]
    fn served(_: Self::Output) -> Result<Outgoing, Unwritable> {
        Err(Unwritable::new("the trait has no server"))
    }

    /// The answer for what the method returns.
    ///
    /// # Errors
    /// As for [`success`](Self::success); and for an error that is [`Unexpected`](crate::Unexpected), or whose body says a code that is
    /// another variant's.
    fn answer(result: Result<Self::Output, Self::Error>) -> Result<Outgoing, Unwritable> {
        match result {
            Ok(output) => Self::served(output),
            Err(error) => faithful::failure(Writing::of::<Self::Api>(Self::ENDPOINT), &error),
        }
    }
}
