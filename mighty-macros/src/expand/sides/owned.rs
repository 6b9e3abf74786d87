//! An argument as who is asked has it: by value, and lent to the method again.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, GenericArgument, Lifetime, PathArguments, Type, TypePath, TypeReference, parse_quote_spanned};

use crate::expand::types;

/// The type of the value: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`, and so on within `Option`, lists and tuples. `None` if
/// nobody could own what it borrows.
pub(crate) fn owned(ty: &Type) -> Option<Type> {
    let span = types::shown_at(ty);
    match ungroup(ty) {
        Type::Reference(reference) if reference.mutability.is_some() => None,
        // What is lent for a call is not lent for ever.
        Type::Reference(reference) if is_static(reference) => None,
        Type::Reference(reference) => match ungroup(&reference.elem) {
            Type::Slice(slice) => {
                let element = owned(&slice.elem)?;
                Some(parse_quote_spanned!(span=> ::std::vec::Vec<#element>))
            }
            text if is_str(text) => Some(parse_quote_spanned!(span=> ::std::string::String)),
            other => owned(other),
        },
        Type::Path(path) if borrows(ty) => wrapper(path),
        Type::Array(array) => {
            let mut array = array.clone();
            *array.elem = owned(&array.elem)?;
            Some(Type::Array(array))
        }
        Type::Tuple(tuple) => {
            let mut tuple = tuple.clone();
            for element in &mut tuple.elems {
                *element = owned(element)?;
            }
            Some(Type::Tuple(tuple))
        }
        Type::Path(_) | Type::Macro(_) => {
            let mut ty = ty.clone();
            Static.visit_type_mut(&mut ty);
            Some(ty)
        }
        _ => None,
    }
}

/// `Option<&T>` and `Vec<&T>` hold what they borrow. Of other types nobody knows whether they can be lent again.
fn wrapper(path: &TypePath) -> Option<Type> {
    let mut path = path.clone();
    let last = path.path.segments.last_mut().filter(|last| last.ident == "Option" || last.ident == "Vec")?;
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return None };
    for argument in &mut arguments.args {
        if let GenericArgument::Type(ty) = argument {
            *ty = owned(ty)?;
        }
    }
    Some(Type::Path(path))
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
    let path = match ungroup(ty) {
        Type::Array(array) => return Some(&array.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The argument of the method, from the local that holds the value. What is made on the way lives as long as the call.
pub(super) fn lent(ty: &Type, local: &Ident) -> TokenStream {
    let ty = ungroup(ty);
    if !borrows(ty) {
        return local.to_token_stream();
    }
    match ty {
        Type::Reference(reference) => match ungroup(&reference.elem) {
            inner if !borrows(inner) => quote!(&#local),
            Type::Slice(slice) => {
                let list = collected(&slice.elem, &quote!(#local));
                quote!(&#list)
            }
            inner => {
                let inner = within(inner, &quote!((&#local)));
                quote!(&#inner)
            }
        },
        _ => match element(ty).map(ungroup) {
            Some(Type::Reference(TypeReference { elem, .. })) if is_named(ty, "Option") => match ungroup(elem) {
                Type::Slice(slice) if borrows(&slice.elem) => {
                    let list = Ident::new("__list", Span::mixed_site());
                    let collected = collected(&slice.elem, &quote!(#list));
                    quote!(#local.as_ref().map(|#list| #collected).as_deref())
                }
                _ => within(ty, &quote!((&#local))),
            },
            _ => within(ty, &quote!((&#local))),
        },
    }
}

/// A value of the type, from a reference to what owns it.
fn within(ty: &Type, owner: &TokenStream) -> TokenStream {
    match ungroup(ty) {
        Type::Reference(reference) if is_unsized(&reference.elem) => quote!(&**#owner),
        Type::Reference(reference) if !borrows(&reference.elem) => owner.clone(),
        Type::Tuple(tuple) => {
            let names: Vec<Ident> =
                (0..tuple.elems.len()).map(|place| format_ident!("__{place}", span = Span::mixed_site())).collect();
            let elements = tuple.elems.iter().zip(&names).map(|(ty, name)| within(ty, &name.to_token_stream()));
            quote!(match #owner { (#(#names,)*) => (#(#elements,)*) })
        }
        ty if !borrows(ty) => quote!(::core::clone::Clone::clone(#owner)),
        Type::Array(array) => {
            let (item, value) = item(&array.elem);
            quote!(#owner.each_ref().map(|#item| #value))
        }
        ty if is_named(ty, "Option") => match element(ty) {
            Some(inner) => {
                let (item, value) = item(inner);
                quote!(#owner.as_ref().map(|#item| #value))
            }
            None => owner.clone(),
        },
        ty => element(ty).map_or_else(|| owner.clone(), |inner| collected(inner, owner)),
    }
}

/// A list of what is lent of each element.
fn collected(element: &Type, owner: &TokenStream) -> TokenStream {
    let (item, value) = item(element);
    quote!(#owner.iter().map(|#item| #value).collect::<::std::vec::Vec<_>>())
}

fn item(ty: &Type) -> (Ident, TokenStream) {
    let item = Ident::new("__item", Span::mixed_site());
    let value = within(ty, &item.to_token_stream());
    (item, value)
}

/// Whether it can be lent again, of those that can be owned: a list of lists that are borrowed would be of what is made on the way.
pub(crate) fn can_be_lent(ty: &Type) -> bool {
    fn is_flat(ty: &Type) -> bool {
        match ungroup(ty) {
            Type::Reference(reference) => !borrows(&reference.elem),
            Type::Tuple(tuple) => tuple.elems.iter().all(is_flat),
            ty => !borrows(ty) || element(ty).is_some_and(is_flat),
        }
    }
    let outer = match ungroup(ty) {
        Type::Reference(reference) => ungroup(&reference.elem),
        other => other,
    };
    match outer {
        Type::Slice(slice) => is_flat(&slice.elem),
        _ if is_flat(outer) => true,
        // `Option<&[&str]>`
        _ if is_named(ungroup(ty), "Option") => element(outer).is_some_and(|inner| match ungroup(inner) {
            Type::Reference(reference) => match ungroup(&reference.elem) {
                Type::Slice(slice) => is_flat(&slice.elem),
                _ => false,
            },
            _ => false,
        }),
        _ => false,
    }
}

/// Whether there is a reference in it.
pub(super) fn borrows(ty: &Type) -> bool {
    struct Finds(bool);
    impl VisitMut for Finds {
        fn visit_type_reference_mut(&mut self, _: &mut TypeReference) {
            self.0 = true;
        }
        // `[u8; { … }]`
        fn visit_expr_mut(&mut self, _: &mut Expr) {}
    }
    let mut finds = Finds(false);
    visit_mut::visit_type_mut(&mut finds, &mut ty.clone());
    finds.0
}

/// Whether its name is this one.
pub(super) fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ungroup(ty), Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

fn is_static(reference: &TypeReference) -> bool {
    reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static")
}

fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str"))
}

fn is_unsized(ty: &Type) -> bool {
    let ty = ungroup(ty);
    matches!(ty, Type::Slice(_)) || is_str(ty)
}

/// The type inside parentheses, visible or not.
fn ungroup(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungroup(&group.elem),
        Type::Paren(paren) => ungroup(&paren.elem),
        other => other,
    }
}
