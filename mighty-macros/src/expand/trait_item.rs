//! The trait as the author wrote it, with `async` taken apart and documentation added.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::{signature, stream, types};
use crate::model::interface::{Interface, Item, Method};

/// The trait; `docs` belong to its endpoints, in order.
pub(crate) fn expand(interface: &Interface, docs: Vec<TokenStream>) -> TokenStream {
    let Interface { attributes, visibility, name, generics, supertraits, .. } = interface;
    let where_clause = &generics.where_clause;
    let parameters = if generics.params.is_empty() { types::no_parameters() } else { generics.to_token_stream() };
    let mut docs = docs.into_iter();
    let items = interface.items.iter().map(|item| match item {
        Item::Kept(tokens) | Item::Undefined { declaration: tokens, .. } => tokens.clone(),
        Item::Method(method) => method_item(interface, method, &docs.next().unwrap_or_default()),
    });
    quote! {
        #(#attributes)*
        #visibility trait #name #parameters #supertraits #where_clause {
            #(#items)*
        }
    }
}

fn method_item(interface: &Interface, method: &Method, docs: &TokenStream) -> TokenStream {
    // The author's words come first, whatever stands between them and the method.
    let (words, others): (Vec<_>, Vec<_>) =
        method.attributes.iter().partition(|attribute| attribute.path().is_ident("doc"));
    let signature = signature::expand(interface, method);
    let stream = method.stream.as_ref().map(|own| stream::trait_item(interface, method, own));
    // Who goes through whole lists needs one of the two methods, and who does not needs the other.
    let allow = stream.is_some().then(|| quote!(#[allow(dead_code)]));
    let semicolon = quote_spanned!(signature::end(method)=> ;);
    quote! {
        #(#words)*
        #docs
        #allow
        #(#others)*
        #signature #semicolon
        #stream
    }
}
