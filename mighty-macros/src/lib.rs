//! The attribute macros of `mighty-runtime`; depend on that crate, which re-exports them.

mod check;
mod diagnostics;
mod endpoint;
mod endpoints;
mod expand;
mod messages;
mod model;
mod parse;
mod suggest;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Turns a trait into a client.
#[proc_macro_attribute]
pub fn endpoints(attribute: TokenStream, item: TokenStream) -> TokenStream {
    endpoints::expand(attribute.into(), item.into()).into()
}

/// Describes the request of one method.
#[proc_macro_attribute]
pub fn endpoint(_attribute: TokenStream, item: TokenStream) -> TokenStream {
    endpoint::expand(item.into()).into()
}
