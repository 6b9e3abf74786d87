//! `#[endpoint]` by itself: always an error, since it is read by `#[endpoints]` on the trait.

use proc_macro2::{Span, TokenStream};

use crate::diagnostics::Diagnostics;
use crate::messages::endpoint_alone as messages;
use crate::parse::strip;

/// The method without the attributes of its arguments, and the error.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let first = item.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    diagnostics.at_attribute(first, messages::without_endpoints());
    strip::tokens(item).into_iter().chain(diagnostics.into_compile_errors()).collect()
}
