//! What the syntax of a type tells: the macro runs before types are known.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type, parse_quote};

use crate::diagnostics::{Diagnostic, Diagnostics, Wanted};
use crate::model::argument::Shape;
use crate::model::endpoint::{Decode, may_be_answer};

/// The type inside parentheses, visible or not.
pub(crate) fn ungroup(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungroup(&group.elem),
        Type::Paren(paren) => ungroup(&paren.elem),
        other => other,
    }
}

/// The type behind its references.
fn peel(ty: &Type) -> &Type {
    match ungroup(ty) {
        Type::Reference(reference) => peel(&reference.elem),
        other => other,
    }
}

/// Whether an argument is there, and how often.
pub(crate) fn shape(ty: &Type) -> Shape {
    let ty = peel(ty);
    match inner(ty, "Option") {
        Some(optional) if is_list(peel(optional)) => Shape::OptionalList,
        Some(_) => Shape::Optional,
        None if is_list(ty) => Shape::List,
        None => Shape::One,
    }
}

/// The type of what is sent for an argument: behind references, inside an `Option`.
pub(crate) fn sent(ty: &Type) -> &Type {
    let ty = peel(ty);
    inner(ty, "Option").map_or(ty, peel)
}

/// The type of one value: inside an `Option`, a list, or both.
pub(crate) fn element(ty: &Type) -> &Type {
    let ty = sent(ty);
    inner(ty, "Vec").unwrap_or(ty)
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::Slice(_) | Type::Array(_)) || inner(ty, "Vec").is_some()
}

/// Whether it is of the type `stream`, which can be read only once, or may be one, or some.
pub(crate) fn is_stream(ty: &Type, stream: &str) -> bool {
    let ty = peel(ty);
    let wrapped = inner(ty, "Option").or_else(|| inner(ty, "Vec"));
    wrapped.map_or_else(|| is_named(ty, stream), |wrapped| is_stream(wrapped, stream))
}

/// Whether what is sent for an argument is text.
pub(crate) fn is_text(ty: &Type) -> bool {
    let ty = sent(ty);
    is_named(ty, "str") || is_named(ty, "String")
}

/// What a value is that can be sent as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    /// `&[u8]`, `Vec<u8>`, `Bytes`
    Bytes,
    /// `&str`, `String`
    Text,
}

/// Whether it is bytes or text, whoever owns them.
pub(crate) fn plain(ty: &Type) -> Option<Plain> {
    const OWNERS: [&str; 5] = ["Option", "Box", "Cow", "Arc", "Rc"];
    let ty = peel(ty);
    let is_byte = |element: &Type| is_named(ungroup(element), "u8");
    let element = match ty {
        Type::Slice(slice) => Some(&*slice.elem),
        Type::Array(array) => Some(&*array.elem),
        other => inner(other, "Vec"),
    };
    if element.is_some_and(is_byte) || is_named(ty, "Bytes") || is_named(ty, "BytesMut") {
        return Some(Plain::Bytes);
    }
    if is_text(ty) {
        return Some(Plain::Text);
    }
    OWNERS.iter().find_map(|owner| inner(ty, owner)).and_then(plain)
}

fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == name)
}

/// How a success body of this type is read.
pub(crate) fn decode(ty: &Type) -> Decode {
    let ty = ungroup(ty);
    if matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Decode::Empty;
    }
    if let Some(body) = inner(ty, "Response") {
        return Decode::Full(Box::new(decode(body)));
    }
    if let Some(body) = inner(ty, "Conditional") {
        return Decode::Conditional(Box::new(decode(body)));
    }
    if let Some(item) = inner(ty, "Events") {
        return Decode::Events(Box::new(decode_item(item)));
    }
    if let Some(item) = inner(ty, "Lines") {
        return Decode::Lines(Box::new(decode_item(item)));
    }
    match last_segment(ty) {
        Some(last) if last.ident == "Download" => Decode::Download,
        Some(last) if last.ident == "String" => Decode::Text,
        Some(last) if last.ident == "Bytes" => Decode::Raw,
        _ => Decode::Json,
    }
}

/// How an item of a stream is read.
fn decode_item(ty: &Type) -> Decode {
    if let Some(data) = inner(ty, "Event") {
        return Decode::Full(Box::new(decode_item(data)));
    }
    if is_named(ty, "String") { Decode::Text } else { Decode::Json }
}

/// Gives the streams in a success type the endpoint's own error, which their items have as well.
pub(crate) fn name_error(ty: &mut Type, error: &Ident) {
    let Type::Path(path) = ty else { return };
    let Some(last) = path.path.segments.last_mut() else { return };
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return };
    if last.ident == "Events" || last.ident == "Lines" {
        if arguments.args.len() == 1 {
            arguments.args.push(parse_quote!(#error));
        }
    } else if last.ident == "Response" || last.ident == "Conditional" {
        for argument in &mut arguments.args {
            if let GenericArgument::Type(inner) = argument {
                name_error(inner, error);
            }
        }
    }
}

/// The `T` of `Conditional<T>` or `Response<T>`.
pub(crate) fn parameter(ty: &Type) -> Option<&Type> {
    let ty = ungroup(ty);
    inner(ty, "Conditional").or_else(|| inner(ty, "Response"))
}

/// Whether a success type has a value for an answer without a body.
pub(crate) fn is_optional(ty: &Type) -> bool {
    inner(unwrapped(ty), "Option").is_some()
}

/// The type within all of these, however many there are.
pub(crate) fn unwrapped(ty: &Type) -> &Type {
    parameter(ty).map_or(ty, unwrapped)
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The `T` of `wrapper<T>`, by the last segment of the path.
fn inner<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let segment = last_segment(ty).filter(|last| last.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(inner) => Some(ungroup(inner)),
        _ => None,
    })
}

/// Adds a mistake of a success type, in which the body is read as something else than `wanted`. Whether one that has
/// `#[derive(FromAnswer)]` is, the compiler knows.
pub(crate) fn refuse(
    ty: &Type,
    decode: &Decode,
    wanted: Wanted,
    diagnostic: Diagnostic,
    diagnostics: &mut Diagnostics,
) {
    let ty = unwrapped(ty);
    if decode.is_json() && may_be_answer(ty) {
        diagnostics.presume(ty, wanted, diagnostic);
    } else {
        diagnostics.push(diagnostic);
    }
}

/// A type as a message shows it.
pub(crate) fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}

/// The first `impl` in a type.
pub(crate) fn find_impl(ty: &Type) -> Option<Span> {
    find_word(ty.to_token_stream(), "impl")
}

fn find_word(tokens: TokenStream, word: &str) -> Option<Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == word => Some(ident.span()),
        TokenTree::Group(group) => find_word(group.stream(), word),
        _ => None,
    })
}
