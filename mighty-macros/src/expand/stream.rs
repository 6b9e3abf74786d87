//! The method that gives a list page by page, beside the one that gives one page.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Attribute, Meta};

use super::{docs, types};
use crate::model::interface::{Interface, Method, Stream};

/// `fn name(&self, …) -> Items<Page, Error> where …`, without what follows.
pub(crate) fn signature(interface: &Interface, method: &Method, stream: &Stream) -> TokenStream {
    let Method { generics, receiver, .. } = method;
    let Stream { name, page, error } = stream;
    let where_clause = &generics.where_clause;
    let parameters = super::signature::parameters(method);
    let span = types::shown_at(page);
    // Nobody wrote this method: what lints have to say of it is said of the other one. And a signature that begins at the
    // page's type is where its error is shown, as the type's own is.
    let word = quote_spanned!(span=> fn);
    let rt = types::runtime_at(interface, span);
    let items = quote_spanned!(span=> #rt::Items<#page, #error>);
    quote!(#word #name #generics (#receiver #(, #parameters)*) -> #items #where_clause)
}

/// The method as it is in the trait.
pub(crate) fn trait_item(interface: &Interface, method: &Method, stream: &Stream) -> TokenStream {
    let attributes = method.attributes.iter().filter(|attribute| is_shared(attribute));
    let (docs, signature) = (docs::stream::lines(method), signature(interface, method, stream));
    let (allow, end) = match interface.sides.server {
        Some(_) => (quote!(#[allow(dead_code, unused_variables)]), unserved(interface, method, stream)),
        None => (quote!(#[allow(dead_code)]), quote!(;)),
    };
    quote! {
        #docs
        #allow
        #(#attributes)*
        #signature #end
    }
}

/// What it does in a backend, which is asked for pages only. It does not depend on the feature that the server may: a backend compiles
/// with and without it.
fn unserved(interface: &Interface, method: &Method, stream: &Stream) -> TokenStream {
    let (endpoints, constant) = (&interface.endpoints_name, &method.constant);
    let span = types::shown_at(&stream.page);
    let rt = types::runtime_at(interface, span);
    quote_spanned!(span=> { #rt::Items::unserved(#endpoints::#constant) })
}

/// Whether what the author says of a method holds for its stream too. `expect` does not: it would have to be met in both.
fn is_shared(attribute: &Attribute) -> bool {
    let is_words = attribute.path().is_ident("doc") && matches!(attribute.meta, Meta::NameValue(_));
    let is_expectation = attribute.path().is_ident("expect");
    !is_words && !is_expectation
}
