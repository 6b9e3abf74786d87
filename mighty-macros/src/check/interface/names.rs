//! Names in the whole trait: methods and descriptors that are distinct, and one that nothing else has.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::draft::Draft;
use crate::check::ground::cfg;
use crate::check::ground::names::endpoints_name;
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{openapi, signatures, trait_attribute};
use crate::parse::item::{RawItem, RawTrait};
use crate::parse::method::RawMethod;

/// A type parameter that the trait does not use: `__T`, or the first free one of `__T1`, `__T2`, …
pub(crate) fn transport(raw: &RawTrait) -> Ident {
    let mut used = BTreeSet::new();
    collect(raw.generics.to_token_stream(), &mut used);
    collect(raw.generics.where_clause.to_token_stream(), &mut used);
    for item in &raw.items {
        if let RawItem::Method(method) = item {
            collect(method.signature.to_token_stream(), &mut used);
        }
    }
    let numbered = (1..).map(|number: u32| format!("__T{number}"));
    let free = std::iter::once("__T".to_owned()).chain(numbered).find(|name| !used.contains(name));
    Ident::new(free.as_deref().unwrap_or("__T"), Span::call_site())
}

fn collect(tokens: TokenStream, used: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                used.insert(ident.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), used),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// A client cannot promise what an `unsafe` trait asks for, and `auto` traits have no methods.
pub(crate) fn check_trait_modifier(raw: &RawTrait, diagnostics: &mut Diagnostics) {
    if let Some(modifier) = &raw.modifier {
        diagnostics.at(modifier.span(), trait_attribute::trait_modifier(modifier));
    }
}

/// Whether the method is the first of its name. Two are left to the compiler if each has a `cfg`:
/// they may exclude each other.
pub(crate) fn check_method_once(raw: &RawMethod, earlier: &[Draft], diagnostics: &mut Diagnostics) -> bool {
    let name = &raw.signature.ident;
    let is_always = cfg::predicates(&raw.attributes).is_always();
    let is_second = earlier.iter().any(|draft| draft.name == *name && (is_always || draft.cfg.is_always()));
    if is_second {
        diagnostics.at(name.span(), signatures::method_twice(name));
    }
    !is_second
}

/// Checks that every method has a descriptor of its own.
pub(crate) fn check_constants(settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) {
    let mut earlier: Vec<&Draft> = Vec::new();
    for draft in drafts {
        let clash = earlier.iter().find(|other| other.constant == draft.constant && other.name != draft.name);
        let endpoints = endpoints_name(&settings.trait_name);
        if draft.constant == "ALL" {
            diagnostics.at(draft.name.span(), signatures::method_named_all(&endpoints));
        } else if draft.constant == "OPENAPI" && settings.document.is_some() {
            diagnostics.at(draft.name.span(), openapi::method_named_openapi(&endpoints));
        } else if let Some(other) = clash {
            diagnostics.at(
                draft.name.span(),
                signatures::descriptor_taken(&draft.name, &other.name, &endpoints, &draft.constant),
            );
        }
        earlier.push(draft);
    }
}
