//! Names of generated items, derived from the author's.

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt;

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

/// Whether the trait or its descriptors are called that.
pub(crate) fn is_taken(name: &Ident, of_trait: &Ident) -> bool {
    name == of_trait || *name == endpoints_name(of_trait)
}
