//! The name under which everything generated for a trait knows its API.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::cfg;
use crate::model::interface::Interface;

/// The alias. The compiler asks in it, once and at the author's type, whether that is an API; where it is not, the alias
/// stands for no type at all, and nothing that uses it is an error too. Documentation shows the API itself.
pub(crate) fn expand(interface: &Interface) -> TokenStream {
    let Interface { runtime: rt, api: Some(api), .. } = interface else { return TokenStream::new() };
    let (alias, cfg) = (alias(interface, Span::call_site()), cfg::all(&interface.cfg));
    let status_error = status_error(interface, Span::call_site());
    let checked = quote!(#rt::__private::Checked<#api, { #rt::__private::is_api::<#api>() }>);
    let checked = with_error_body(interface, &checked);
    let shown = with_error_body(interface, &quote!(#api));
    quote! {
        #cfg
        #[cfg(not(doc))]
        type #alias = #checked;
        #cfg
        #[cfg(doc)]
        type #alias = #shown;
        #cfg
        #[allow(dead_code, reason = "nobody has to use all of it")]
        type #status_error = #rt::StatusError<<#alias as #rt::Api>::ErrorBody>;
    }
}

/// The same API with the error body of the trait, if it has one of its own.
fn with_error_body(interface: &Interface, api: &TokenStream) -> TokenStream {
    let Some(body) = &interface.error_body else { return api.clone() };
    let first = body.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    let (span, rt) = (Span::call_site().located_at(first), &interface.runtime);
    let is_body = quote_spanned!(span=> { #rt::__private::is_error_body::<#body>() });
    quote!(#rt::__private::WithErrorBody<#api, #body, #is_body>)
}

/// `__MembersStatusError`, shown at `span`: what most variants hold, written once. Documentation shows what it stands for.
pub(crate) fn status_error(interface: &Interface, span: Span) -> Ident {
    format_ident!("__{}StatusError", interface.name.unraw(), span = Span::call_site().located_at(span))
}

/// `__MembersApi`, shown at `span`.
pub(crate) fn alias(interface: &Interface, span: Span) -> Ident {
    format_ident!("__{}Api", interface.name.unraw(), span = Span::call_site().located_at(span))
}
