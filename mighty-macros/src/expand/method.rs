//! The HTTP method in a descriptor.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::endpoint::{Endpoint, Repeat};
use crate::model::interface::Interface;
use crate::model::method::HttpMethod;

/// `GET`. Another method than the seven has no constant, so that it begins as the one that it is like, and is renamed.
pub(crate) fn constant(interface: &Interface, method: &HttpMethod) -> TokenStream {
    let rt = &interface.runtime;
    let name = if method.is_other() { "POST" } else { method.name() };
    let name = format_ident!("{name}");
    quote!(#rt::http::Method::#name)
}

/// What is said of another one: its name, and that the registry has it as idempotent, unless the author says that.
pub(crate) fn setting(endpoint: &Endpoint) -> Option<TokenStream> {
    let HttpMethod::Other(name) = &endpoint.method else { return None };
    let is_said = endpoint.repeat == Repeat::Idempotent;
    let idempotent = (endpoint.method.is_idempotent() && !is_said).then(|| quote!(.as_idempotent()));
    Some(quote!(.with_method_name(#name) #idempotent))
}
