//! Names of generated items: derived from the author's, and distinct from them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;

use super::method::Draft;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{signatures, trait_attribute, unions as messages};
use crate::parse::item::{RawItem, RawTrait};

/// `MembersEndpoints`
pub(crate) fn endpoints_name(of_trait: &Ident) -> Ident {
    format_ident!("{}Endpoints", of_trait.unraw())
}

/// `SHOW_MEMBER`, whatever the case of the method's name.
pub(crate) fn constant(method: &Ident) -> Ident {
    let mut name = String::new();
    for c in method.unraw().to_string().chars() {
        if c.is_uppercase() && name.ends_with(|last: char| last != '_') {
            name.push('_');
        }
        name.extend(c.to_uppercase());
    }
    Ident::new(&name, method.span())
}

/// A type parameter that the trait does not use: `__T`, or the first free one of `__T1`, `__T2`, …
pub(crate) fn transport(raw: &RawTrait) -> Ident {
    let mut used = BTreeSet::new();
    collect(raw.generics.to_token_stream(), &mut used);
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

/// Checks that the union is not called like something that exists.
pub(crate) fn check_union_name(raw: &RawTrait, settings: &Settings, diagnostics: &mut Diagnostics) {
    let Some(union) = &settings.union else { return };
    if *union == raw.name || *union == endpoints_name(&raw.name) {
        diagnostics.at(union.span(), messages::union_name_taken(union));
    }
}

/// Checks that no enum is called like the union, the trait or the descriptors.
pub(crate) fn check_enum_names(of_trait: &Ident, settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) {
    for error in drafts.iter().filter_map(|draft| draft.error.as_ref()) {
        if settings.union.as_ref() == Some(error) {
            diagnostics.at(error.span(), messages::enum_named_like_union(error));
        } else if error == of_trait || *error == endpoints_name(of_trait) {
            diagnostics.at(error.span(), messages::enum_name_taken(error));
        }
    }
}

/// Checks that every method has a descriptor of its own. Two methods of one name are left to the
/// compiler: it allows them if their `cfg`s exclude each other.
pub(crate) fn check_constants(of_trait: &Ident, drafts: &[Draft], diagnostics: &mut Diagnostics) {
    let mut earlier: Vec<&Draft> = Vec::new();
    for draft in drafts {
        let clash = earlier.iter().find(|other| other.constant == draft.constant && other.name != draft.name);
        let endpoints = endpoints_name(of_trait);
        if draft.constant == "ALL" {
            diagnostics.at(draft.name.span(), signatures::method_named_all(&endpoints));
        } else if let Some(other) = clash {
            diagnostics.at(
                draft.name.span(),
                signatures::descriptor_taken(&draft.name, &other.name, &endpoints, &draft.constant),
            );
        }
        earlier.push(draft);
    }
}
