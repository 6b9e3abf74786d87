//! How an argument is read from a request: one call of the runtime each, the way back of `expand/request.rs`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::owned::{element, is_named};
use crate::expand::types;
use crate::model::argument::{Argument, ArgumentKind, ListStyle, Nesting, Shape};
use crate::model::interface::Interface;

/// The expression that reads an argument whose value is a `whole`.
pub(super) fn read(interface: &Interface, incoming: &Ident, whole: &Type, argument: &Argument) -> TokenStream {
    let span = types::shown_at(&argument.name);
    let (name, function) = (argument.kind.name(), Ident::new(&function(argument), span));
    let one = one(whole, argument);
    let nesting = nesting(&argument.kind).map(|nesting| {
        let (rt, nesting) = (types::runtime_at(interface, span), types::nesting(nesting));
        quote_spanned!(span=> #rt::Nesting::#nesting,)
    });
    let read = match &argument.kind {
        ArgumentKind::Url(_) => quote_spanned!(span=> #incoming.#function(#name)),
        kind if is_text(kind) => {
            let rt = types::runtime_at(interface, span);
            quote_spanned!(span=> #incoming.#function(#name, #rt::__private::read_text!(#one)))
        }
        _ => quote_spanned!(span=> #incoming.#function::<#one>(#nesting #name)),
    };
    let rt = types::runtime_at(interface, span);
    match argument.shape {
        Shape::List if is_array(whole) => {
            quote_spanned!(span=> #read.and_then(|__list| #rt::__private::array(#name, __list)))
        }
        Shape::OptionalList if element(whole).is_some_and(is_array) => {
            quote_spanned!(span=> #read.and_then(|__list| #rt::__private::array_opt(#name, __list)))
        }
        _ => read,
    }
}

/// What of the body is read beforehand, where that is not all of it.
pub(super) fn reads(interface: &Interface, arguments: &[(&Argument, Type)]) -> Option<TokenStream> {
    let rt = &interface.runtime;
    let is_stream = |(argument, whole): &&(&Argument, Type), names: &[&str]| {
        let one = one(whole, argument);
        !argument.shape.is_list()
            && syn::parse2(one).is_ok_and(|one: Type| names.iter().any(|name| is_named(&one, name)))
    };
    let is_raw = |(argument, _): &&(&Argument, Type)| matches!(argument.kind, ArgumentKind::Raw(..));
    let is_part = |(argument, _): &&(&Argument, Type)| matches!(argument.kind, ArgumentKind::Part(_));
    let reads = if let Some(last) = arguments.iter().rfind(is_part) {
        let streamed = if is_stream(&last, &["Upload", "Part", "StreamPart"]) {
            let name = last.0.kind.name();
            quote!(::core::option::Option::Some(#name))
        } else {
            quote!(::core::option::Option::None)
        };
        quote!(#rt::serve::Reads::Parts(#streamed))
    } else if arguments.iter().find(is_raw).is_some_and(|raw| is_stream(&raw, &["Upload", "Body"])) {
        quote!(#rt::serve::Reads::Streamed)
    } else {
        return None;
    };
    Some(quote!(const READS: #rt::serve::Reads = #reads;))
}

fn function(argument: &Argument) -> String {
    let name = match &argument.kind {
        ArgumentKind::Path(..) => "path",
        ArgumentKind::Url(_) => "url",
        ArgumentKind::Query(_, ListStyle::Repeated) => "query",
        ArgumentKind::Query(_, ListStyle::Comma) => "query_comma",
        ArgumentKind::Query(_, ListStyle::Pipe) => "query_pipe",
        ArgumentKind::Query(_, ListStyle::Space) => "query_space",
        ArgumentKind::Query(_, ListStyle::DeepObject) => "query_deep",
        ArgumentKind::QueryFlatten(_, None) => "query_flatten",
        ArgumentKind::QueryFlatten(_, Some(_)) => "query_nested",
        ArgumentKind::Header(_) => "header",
        ArgumentKind::Cookie(_) => "cookie",
        ArgumentKind::Body(..) => "json",
        ArgumentKind::Raw(..) => "raw",
        ArgumentKind::Form(_, _, None) => "form",
        ArgumentKind::Form(_, _, Some(_)) => "form_nested",
        ArgumentKind::Part(_) => "part",
    };
    let suffix = match argument.shape {
        Shape::One => "",
        Shape::Optional => "_opt",
        // One pair is the whole list.
        Shape::List if is_joined(&argument.kind) => "",
        Shape::List => "_all",
        Shape::OptionalList => "_all_opt",
    };
    format!("{name}{suffix}")
}

fn is_joined(kind: &ArgumentKind) -> bool {
    matches!(kind, ArgumentKind::Query(_, style) if *style != ListStyle::Repeated)
}

/// Whether it is read from a text.
fn is_text(kind: &ArgumentKind) -> bool {
    match kind {
        ArgumentKind::Path(..) | ArgumentKind::Header(_) | ArgumentKind::Cookie(_) => true,
        ArgumentKind::Query(_, style) => *style != ListStyle::DeepObject,
        _ => false,
    }
}

fn nesting(kind: &ArgumentKind) -> Option<Nesting> {
    match kind {
        ArgumentKind::QueryFlatten(_, nesting) | ArgumentKind::Form(_, _, nesting) => *nesting,
        _ => None,
    }
}

/// The type of what is read at a time.
fn one(whole: &Type, argument: &Argument) -> TokenStream {
    let inner = match argument.shape {
        Shape::One => Some(whole),
        Shape::Optional | Shape::List => element(whole),
        Shape::OptionalList => element(whole).and_then(element),
    };
    inner.unwrap_or(whole).to_token_stream()
}

fn is_array(ty: &Type) -> bool {
    matches!(ty, Type::Array(_))
}
