//! The other sides of a trait, where its author asks for them: the arguments of each endpoint as values, errors that can be
//! built, expectations of a mock, and a server.

mod call;
mod errors;
mod mock;
mod owned;
mod server;

use proc_macro2::{Ident, TokenStream};
use quote::format_ident;
use syn::ext::IdentExt;

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

/// `ShowMemberCall`: named as the error, whose name the author has seen to be the only one. Where several methods share an
/// error, or its name is another kind of name, as the method.
fn call_name(interface: &Interface, method: &Method, endpoint: &Endpoint) -> Ident {
    let of_error = endpoint.error.unraw().to_string();
    let is_shared = interface.errors.iter().any(|error| error.name == endpoint.error && error.endpoints.len() > 1);
    match of_error.strip_suffix("Error").filter(|name| !name.is_empty() && !is_shared) {
        Some(name) => format_ident!("{name}Call", span = method.name.span()),
        None => format_ident!("{}Call", camel(&method.name.unraw().to_string()), span = method.name.span()),
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
