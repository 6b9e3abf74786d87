//! Names of generated items: derived from the author's, and distinct from them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;

use super::items;
use super::method::Draft;
use super::signature::Signature;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{openapi, signatures, trait_attribute, unions as messages};
use crate::parse::item::{RawItem, RawTrait};
use crate::parse::method::RawMethod;

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
    // Capitals of a name are a name; should a script have an exception, the name itself is one.
    let mut constant = syn::parse_str(&name).unwrap_or_else(|_| method.clone());
    constant.set_span(method.span());
    constant
}

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

/// Whether the trait or its descriptors are called that.
fn is_taken(name: &Ident, of_trait: &Ident) -> bool {
    name == of_trait || *name == endpoints_name(of_trait)
}

/// The union's name, unless something else has it.
pub(crate) fn check_union(union: Option<Ident>, of_trait: &Ident, diagnostics: &mut Diagnostics) -> Option<Ident> {
    let union = union?;
    if is_taken(&union, of_trait) {
        diagnostics.at(union.span(), messages::union_name_taken(&union));
        return None;
    }
    Some(union)
}

/// Checks that no enum is called like the union, the trait or the descriptors.
pub(crate) fn check_enum(signature: &mut Signature, settings: &Settings, diagnostics: &mut Diagnostics) {
    let Some(error) = signature.error.clone() else { return };
    if settings.union.as_ref() == Some(&error) {
        diagnostics.at(error.span(), messages::enum_named_like_union(&error));
        signature.error = None;
    } else if is_taken(&error, &settings.trait_name) {
        diagnostics.at(error.span(), messages::enum_name_taken(&error));
        // The name stands for something that is no type, which would be a second error.
        let (success, rt) = (signature.success.as_ref(), &settings.runtime);
        signature.output = quote!(::core::result::Result<#success, #rt::Unexpected>);
        signature.error = None;
    }
}

/// Whether the method is the first of its name. Two are left to the compiler if each has a `cfg`:
/// they may exclude each other.
pub(crate) fn check_method_once(raw: &RawMethod, earlier: &[Draft], diagnostics: &mut Diagnostics) -> bool {
    let name = &raw.signature.ident;
    let is_always = items::cfg(&raw.attributes).is_always();
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
