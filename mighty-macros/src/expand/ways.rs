//! The types that stand for the ways in which a success is read: those of the runtime's `describe/reading.rs`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use crate::model::endpoint::Decode;

/// The marker, shown at `span`.
pub(crate) fn marker(rt: &impl ToTokens, span: Span, decode: &Decode) -> TokenStream {
    let around = |inner: &Decode| marker(rt, span, inner);
    match decode {
        Decode::Json => quote_spanned!(span=> #rt::__private::Json),
        Decode::Empty => quote_spanned!(span=> #rt::__private::Empty),
        Decode::Text => quote_spanned!(span=> #rt::__private::Text),
        Decode::Raw => quote_spanned!(span=> #rt::__private::Raw),
        Decode::ByStatus => quote_spanned!(span=> #rt::__private::ByStatus),
        Decode::Download => quote_spanned!(span=> #rt::__private::Bulk),
        Decode::Events(inner) => {
            let inner = around(inner);
            quote_spanned!(span=> #rt::__private::EventsOf<#inner>)
        }
        Decode::Lines(inner) => {
            let inner = around(inner);
            quote_spanned!(span=> #rt::__private::LinesOf<#inner>)
        }
        Decode::Full(inner) | Decode::Conditional(inner) => {
            let inner = around(inner);
            quote_spanned!(span=> #rt::__private::Full<#inner>)
        }
    }
}
