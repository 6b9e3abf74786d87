//! The other sides of a trait, where its author asks for them: the arguments of each endpoint as values, errors that can be
//! built, expectations of a mock, and a server.

mod call;
mod errors;
pub(crate) mod fallback;
mod mock;
pub(crate) mod owned;
mod read;
mod refusals;
mod server;
mod successes;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::LitStr;
use syn::ext::IdentExt;

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

/// `ShowMemberCall`: named as the error, whose name the author has seen to be the only one. Where several methods share an
/// error, or its name is another kind of name, as the method.
fn call_name(interface: &Interface, method: &Method, endpoint: &Endpoint) -> Ident {
    name(interface, method, &endpoint.error)
}

fn name(interface: &Interface, method: &Method, error: &Ident) -> Ident {
    let is_shared = interface.errors.iter().any(|own| own.name == *error && own.endpoints.len() > 1);
    call_of(&method.name, error, is_shared)
}

/// The same, before there is an interface.
pub(crate) fn call_of(method: &Ident, error: &Ident, is_shared: bool) -> Ident {
    let of_error = error.unraw().to_string();
    match of_error.strip_suffix("Error").filter(|name| !name.is_empty() && !is_shared) {
        Some(name) => format_ident!("{name}Call", span = method.span()),
        None => format_ident!("{}Call", camel(&method.unraw().to_string()), span = method.span()),
    }
}

/// `show_member` as `ShowMember`.
fn camel(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    name.split('_').map(word).collect()
}
