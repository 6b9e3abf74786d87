//! The other sides of a trait, where its author asks for them: the arguments of each endpoint as values, errors that can be
//! built, expectations of a mock, and a server.

mod call;
mod errors;
mod mock;
mod names;
mod owned;
mod server;

use proc_macro2::TokenStream;

use super::cfg;
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};

/// All that is asked for; `pairs` are the trait's endpoints.
pub(crate) fn expand(interface: &Interface, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let Some(presence) = interface.sides.presence() else { return TokenStream::new() };
    let presence = [cfg::all(&interface.cfg), cfg::any(&presence)].into_iter().collect();
    let calls = pairs.iter().map(|(method, endpoint)| call::expand(interface, &presence, method, endpoint));
    let errors = interface.errors.iter().map(|error| errors::expand(interface, &presence, error));
    let mock = interface.sides.testing.as_ref().map(|gate| mock::expand(interface, gate, pairs));
    let server = interface.sides.server.as_ref().map(|gate| server::expand(interface, gate, pairs));
    calls.chain(errors).chain(mock).chain(server).collect()
}
