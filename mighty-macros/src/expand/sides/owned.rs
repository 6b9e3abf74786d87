//! An argument as who is asked has it: by value, and lent to the method again.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{GenericArgument, Lifetime, PathArguments, Type, TypePath, parse_quote};

/// The type of the value: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`, and so on within `Option` and lists.
pub(super) fn owned(ty: &Type) -> Type {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(slice) => {
                let element = owned(&slice.elem);
                parse_quote!(::std::vec::Vec<#element>)
            }
            Type::Path(path) if path.path.is_ident("str") => parse_quote!(::std::string::String),
            other => owned(other),
        },
        Type::Path(path) => {
            let mut path = path.clone();
            own_arguments(&mut path);
            let mut ty = Type::Path(path);
            Static.visit_type_mut(&mut ty);
            ty
        }
        other => other.clone(),
    }
}

/// `Option<&T>` and `Vec<&T>` hold what they borrow.
fn own_arguments(path: &mut TypePath) {
    let Some(last) = path.path.segments.last_mut() else { return };
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return };
    for argument in &mut arguments.args {
        if let GenericArgument::Type(ty) = argument {
            *ty = owned(ty);
        }
    }
}

/// Whoever holds a value cannot borrow in it.
struct Static;

impl VisitMut for Static {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        *lifetime = Lifetime::new("'static", lifetime.span());
    }
}

/// What an `Option`, a list, or both hold.
pub(super) fn element(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The argument of the method, from the local that holds the value.
pub(super) fn lent(ty: &Type, local: &Ident) -> TokenStream {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(slice) if matches!(*slice.elem, Type::Reference(_)) => {
                let item = Ident::new("__item", Span::mixed_site());
                let lent = within(&slice.elem, &item);
                quote!(&#local.iter().map(|#item| #lent).collect::<::std::vec::Vec<_>>())
            }
            _ => quote!(&#local),
        },
        Type::Path(_) if is_option(ty) => match element(ty) {
            Some(Type::Reference(reference)) if is_unsized(&reference.elem) => quote!(#local.as_deref()),
            Some(Type::Reference(_)) => quote!(#local.as_ref()),
            _ => local.to_token_stream(),
        },
        _ => local.to_token_stream(),
    }
}

/// The same for what a list lends.
fn within(ty: &Type, item: &Ident) -> TokenStream {
    match ty {
        Type::Reference(reference) if is_unsized(&reference.elem) => quote!(&**#item),
        _ => item.to_token_stream(),
    }
}

fn is_option(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

fn is_unsized(ty: &Type) -> bool {
    matches!(ty, Type::Slice(_)) || matches!(ty, Type::Path(path) if path.path.is_ident("str"))
}
