//! How the server of an endpoint refuses, in the error body of each status.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::errors::error_body;
use crate::expand::{cfg, error_enum, types};
use crate::model::cfg::Cfg;
use crate::model::errors::ErrorEnum;
use crate::model::interface::Interface;

/// The impl for one enum.
pub(super) fn expand(interface: &Interface, gate: &Cfg, error: &ErrorEnum) -> TokenStream {
    let rt = &interface.runtime;
    let (name, gate, presence) = (&error.name, cfg::all(gate), error_enum::presence(interface, error));
    // Where none has a body of its own, the API's is known already.
    let has_own = error.statuses.iter().any(|status| status.body.is_some());
    let refusals = error.statuses.iter().filter(|_| has_own).map(|status| refusal(interface, status.body.as_ref()));
    quote! {
        #gate
        #presence
        #[automatically_derived]
        impl #rt::__private::Refuses for #name {
            const REFUSALS: &'static [#rt::__private::Refuse] = &[#(#refusals),*];
        }
    }
}

fn refusal(interface: &Interface, body: Option<&Type>) -> TokenStream {
    let span = types::body_span(interface, body);
    let body = body.map_or_else(|| error_body(interface, span), ToTokens::to_token_stream);
    let rt = types::runtime_at(interface, span);
    quote_spanned!(span=> <#body as #rt::ErrorBody>::refusal)
}
