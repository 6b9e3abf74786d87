//! The other sides of a trait, where its author asks for them: the arguments of each endpoint as values, errors that can be
//! built, expectations of a mock, and a server.

mod call;
mod errors;
pub(crate) mod fallback;
mod mock;
pub(crate) mod names;
pub(crate) mod owned;
mod read;
mod refusals;
mod server;
mod successes;

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::LitStr;

use super::cfg;
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};
use crate::model::sides::Off;

/// All that is asked for; `pairs` are the trait's endpoints.
pub(crate) fn expand(interface: &Interface, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let off = off(interface);
    let Some(presence) = presence(interface) else { return off };
    let calls = pairs.iter().map(|(method, endpoint)| call::expand(interface, &presence, method, endpoint));
    let errors = interface.errors.iter().map(|error| errors::expand(interface, &presence, error));
    let mock = interface.sides.testing.as_ref().map(|gate| mock::expand(interface, gate, pairs));
    let successes = interface.successes.iter().map(|outcome| successes::expand(interface, &presence, outcome));
    let server = interface.sides.server.as_ref().map(|gate| {
        let refusals = interface.errors.iter().map(|error| refusals::expand(interface, gate, error));
        [server::expand(interface, gate, pairs)].into_iter().chain(refusals).collect()
    });
    calls.chain(errors).chain(successes).chain(mock).chain(server).chain([off]).collect()
}

/// The `cfg` of what all sides need. `None` if nobody asks for one.
fn presence(interface: &Interface) -> Option<TokenStream> {
    let presence = interface.sides.presence()?;
    Some([cfg::all(&interface.cfg), cfg::any(&presence)].into_iter().collect())
}

/// What is asked for with a feature of the author's crate, while the runtime's is off: wrong only where the first is on, which the
/// compiler knows.
fn off(interface: &Interface) -> TokenStream {
    let of_trait = cfg::all(&interface.cfg);
    let one = |off: &Off| {
        let (gate, text) = (cfg::all(&off.gate), LitStr::new(&off.problem, off.span));
        quote_spanned!(off.span=> #of_trait #gate ::core::compile_error! { #text })
    };
    interface.sides.off.iter().map(one).collect()
}
