//! The names of what is generated.

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt;

use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};

/// `ShowMemberCall`: named as the error, whose name the author has seen to be the only one. Where several methods share an
/// error, or its name is another kind of name, as the method.
pub(super) fn call_name(interface: &Interface, method: &Method, endpoint: &Endpoint) -> Ident {
    name(interface, method, &endpoint.error)
}

/// The same for a method in which something is wrong.
pub(super) fn name(interface: &Interface, method: &Method, error: &Ident) -> Ident {
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
