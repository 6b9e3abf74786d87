//! `#[cfg(…)]` for what belongs to items that are not always there.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use crate::model::cfg::Cfg;
use crate::model::cfg::Presence;

/// `#[cfg(…)]` for each predicate.
pub(crate) fn all(cfg: &Cfg) -> TokenStream {
    let predicates = &cfg.0;
    quote!(#(#[cfg(#predicates)])*)
}

/// `#[cfg(…)]` among attributes.
pub(crate) fn of(attributes: &[Attribute]) -> TokenStream {
    let cfg = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    quote!(#(#cfg)*)
}

/// `#[cfg(any(…))]` over the items that something belongs to.
pub(crate) fn any(presence: &Presence) -> TokenStream {
    match presence.0.as_slice() {
        [] => TokenStream::new(),
        [only] => all(only),
        several => {
            let mut conditions: Vec<TokenStream> = Vec::new();
            for condition in several.iter().map(conjunction) {
                // A condition that two items share is written once.
                if !conditions.iter().any(|known| known.to_string() == condition.to_string()) {
                    conditions.push(condition);
                }
            }
            let [only] = conditions.as_slice() else { return quote!(#[cfg(any(#(#conditions),*))]) };
            quote!(#[cfg(#only)])
        }
    }
}

fn conjunction(cfg: &Cfg) -> TokenStream {
    match cfg.0.as_slice() {
        [only] => only.clone(),
        several => quote!(all(#(#several),*)),
    }
}
