//! The body of a method: one call of the runtime per argument, then the call that sends.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Token, Type};

use super::{cfg, types};
use crate::model::argument::{Argument, ArgumentKind, Shape};
use crate::model::endpoint::{Decode, Endpoint};
use crate::model::interface::{Interface, Method};

/// The statements that fill and send the request.
pub(crate) fn body(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let span = types::body_span(interface, None);
    let rt = types::runtime_at(interface, span);
    let (endpoints, constant, this) = (&interface.endpoints_name, &method.constant, this(method, span));
    let begin = quote_spanned!(span=> #rt::__private::request(#this, #endpoints::#constant));
    let send = send(interface, endpoint);
    if endpoint.arguments.is_empty() {
        return quote!(#begin #send);
    }
    let request = request_local();
    let arguments = in_order_of_use(endpoint).into_iter().map(|argument| statement(&request, argument));
    quote! {
        let mut #request = #begin;
        #(#arguments)*
        #request #send
    }
}

/// The author's `self`, whose name resolution a body has to share.
fn this(method: &Method, span: Span) -> Token![self] {
    Token![self](method.self_token.span.located_at(span))
}

/// The path's arguments in the order of the placeholders, then the others as written.
fn in_order_of_use(endpoint: &Endpoint) -> Vec<&Argument> {
    let mut arguments: Vec<&Argument> = endpoint.arguments.iter().collect();
    arguments.sort_by_key(|argument| match &argument.kind {
        ArgumentKind::Path(_, index) => *index,
        _ => usize::MAX,
    });
    arguments
}

/// The body where the attributes are wrong: a future of the right type that never answers.
pub(crate) fn pending() -> TokenStream {
    quote!(::core::future::pending())
}

/// A local that no argument can be confused with, whatever its name.
fn request_local() -> Ident {
    Ident::new("__request", Span::mixed_site())
}

fn send(interface: &Interface, endpoint: &Endpoint) -> TokenStream {
    let (output, error) = (&endpoint.output, &endpoint.error);
    let decode = decode(interface, output, &endpoint.decode);
    quote_spanned!(types::shown_at(output)=> .send::<#decode, #output, #error>())
}

/// The marker type for the success body, shown at the success type.
fn decode(interface: &Interface, output: &Type, decode_as: &Decode) -> TokenStream {
    let span = types::shown_at(output);
    let rt = types::runtime_at(interface, span);
    match decode_as {
        Decode::Json => quote_spanned!(span=> #rt::__private::Json),
        Decode::Empty => quote_spanned!(span=> #rt::__private::Empty),
        Decode::Text => quote_spanned!(span=> #rt::__private::Text),
        Decode::Raw => quote_spanned!(span=> #rt::__private::Raw),
        Decode::Full(inner) => {
            let inner = decode(interface, output, inner);
            quote_spanned!(span=> #rt::__private::Full<#inner>)
        }
    }
}

/// One call of the request builder. All its tokens are shown at the argument, so that a type that
/// cannot be sent is an error there.
fn statement(request: &Ident, argument: &Argument) -> TokenStream {
    let span = types::shown_at(&argument.name);
    let cfg = cfg::all(&argument.cfg);
    let call = call(request, argument);
    let statement = match (argument.shape, &argument.kind) {
        (Shape::OptionalList, ArgumentKind::Part(_)) | (Shape::One | Shape::Optional | Shape::List, _) => {
            quote_spanned!(span=> #call;)
        }
        (Shape::OptionalList, _) => {
            let name = &argument.name;
            quote_spanned!(span=> if let ::core::option::Option::Some(#name) = &#name { #call; })
        }
    };
    quote!(#cfg #statement)
}

fn call(request: &Ident, argument: &Argument) -> TokenStream {
    let span = types::shown_at(&argument.name);
    let function = Ident::new(function(argument), span);
    let value = value(argument);
    // A path is filled from left to right; all else has a name.
    let name = match &argument.kind {
        ArgumentKind::Path(..) => None,
        named => Some(named.name()),
    };
    let name = name.map(|name| quote_spanned!(span=> #name,));
    quote_spanned!(span=> #request.#function(#name #value))
}

fn function(argument: &Argument) -> &'static str {
    match (&argument.kind, argument.shape) {
        (ArgumentKind::Path(..), _) => "path",
        (ArgumentKind::Query(_), Shape::One) => "query",
        (ArgumentKind::Query(_), Shape::Optional) => "query_opt",
        (ArgumentKind::Query(_), Shape::List | Shape::OptionalList) => "query_all",
        (ArgumentKind::QueryFlatten(_), Shape::Optional) => "query_flatten_opt",
        (ArgumentKind::QueryFlatten(_), _) => "query_flatten",
        (ArgumentKind::Header(_), Shape::One) => "header",
        (ArgumentKind::Header(_), Shape::Optional) => "header_opt",
        (ArgumentKind::Header(_), Shape::List | Shape::OptionalList) => "header_all",
        (ArgumentKind::Body(_), Shape::Optional) => "json_opt",
        (ArgumentKind::Body(_), _) => "json",
        (ArgumentKind::Form(_), Shape::Optional) => "form_opt",
        (ArgumentKind::Form(_), _) => "form",
        (ArgumentKind::Part(_), Shape::One) => "part",
        (ArgumentKind::Part(_), Shape::Optional) => "part_opt",
        (ArgumentKind::Part(_), Shape::List | Shape::OptionalList) => "part_all",
    }
}

/// How the argument is handed over: parts by value, all else by reference.
fn value(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let span = types::shown_at(name);
    match (&argument.kind, argument.shape) {
        (ArgumentKind::Part(_), Shape::OptionalList) => {
            quote_spanned!(span=> ::core::iter::Iterator::flatten(::core::iter::IntoIterator::into_iter(#name)))
        }
        (ArgumentKind::Part(_), _) => quote!(#name),
        (_, Shape::One) => quote_spanned!(span=> &#name),
        (_, Shape::Optional) => quote_spanned!(span=> #name.as_ref()),
        (_, Shape::List | Shape::OptionalList) => quote_spanned!(span=> &#name[..]),
    }
}
