//! Types that several artefacts name.

use std::time::Duration;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use crate::model::interface::Interface;

/// The span of the author's tokens, with the name resolution of generated ones: an error is shown
/// there, and lints still know that nobody wrote the code by hand.
pub(crate) fn shown_at(tokens: &impl ToTokens) -> Span {
    let first = tokens.to_token_stream().into_iter().next();
    Span::call_site().located_at(first.map_or_else(Span::call_site, |token| token.span()))
}

/// `StatusError<…>` of a body, the API's if it has none of its own.
pub(crate) fn status_error(interface: &Interface, body: Option<&Type>) -> TokenStream {
    let rt = &interface.runtime;
    let body = body.map_or_else(|| api_body(interface), ToTokens::to_token_stream);
    quote!(#rt::StatusError<#body>)
}

/// The API's error body; the runtime's own where the API is not known.
fn api_body(interface: &Interface) -> TokenStream {
    let rt = &interface.runtime;
    match &interface.api {
        Some(api) => quote_spanned!(shown_at(api)=> <#api as #rt::Api>::ErrorBody),
        None => quote!(#rt::Problem),
    }
}

/// `Duration::from_secs(30)` in the largest unit that fits.
pub(crate) fn duration(duration: Duration) -> TokenStream {
    let (constructor, amount) = if duration.subsec_nanos() == 0 {
        (quote!(from_secs), u128::from(duration.as_secs()))
    } else if duration.subsec_nanos() % 1_000_000 == 0 {
        (quote!(from_millis), duration.as_millis())
    } else {
        (quote!(from_nanos), duration.as_nanos())
    };
    // The checks refuse durations beyond 64 bits of nanoseconds.
    let amount = Literal::u64_unsuffixed(u64::try_from(amount).unwrap_or(u64::MAX));
    quote!(::core::time::Duration::#constructor(#amount))
}
