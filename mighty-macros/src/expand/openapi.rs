//! The document that the trait was compared with: as a constant, so that a change of the file compiles the trait anew, and
//! against the API's base URL.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::LitStr;

use super::{api, cfg, types};
use crate::messages::openapi as messages;
use crate::model::interface::{ComparedWith, Interface};

/// `MembersEndpoints::OPENAPI`
pub(crate) fn constant(interface: &Interface) -> TokenStream {
    let Interface { visibility, runtime: rt, document: Some(document), .. } = interface else {
        return TokenStream::new();
    };
    let file = &document.file;
    // Of one that could not be read, which is said already, there is nothing to include.
    let text = if document.base.is_some() {
        quote!(::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #file)))
    } else {
        quote!("")
    };
    quote! {
        /// The document that the trait was compared with when it was compiled.
        #visibility const OPENAPI: #rt::openapi::Source = #rt::openapi::Source::new(#file, #text);
    }
}

/// What the document's paths begin with and the trait's do not has to be at the end of the base URL.
pub(crate) fn base_assertion(interface: &Interface) -> TokenStream {
    let Some(ComparedWith { file, base: Some(base) }) = &interface.document else {
        return TokenStream::new();
    };
    if base.is_empty() || interface.api.is_none() {
        return TokenStream::new();
    }
    // All of it at the file's name, where the compiler then shows what it says.
    let span = types::shown_at(file);
    let (rt, api, cfg) = (types::runtime_at(interface, span), api::alias(interface, span), cfg::all(&interface.cfg));
    let (base, problem) = (LitStr::new(base, span), LitStr::new(&messages::base_url(base).text, span));
    quote_spanned!(span=> #cfg const _: () = #rt::__private::base_url_ends_with::<#api>(#base, #problem);)
}
