//! The body of a method: one call of the runtime per argument, then the call that sends.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Token, Type};

use super::{api, cfg, types, ways};
use crate::model::argument::{Argument, ArgumentKind, ListStyle, RawType, Shape};
use crate::model::endpoint::{Decode, Endpoint};
use crate::model::interface::{Interface, Method};

/// The statements that fill and send the request.
pub(crate) fn body(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let (begin, send) = (begin(interface, method), send(interface, endpoint));
    if endpoint.arguments.is_empty() {
        return quote!(#begin #send);
    }
    let (request, arguments) = (request_local(), statements(interface, endpoint));
    quote! {
        let mut #request = #begin;
        #arguments
        #request #send
    }
}

/// The statements that fill the same request, for the first page of a stream.
pub(crate) fn stream_body(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let begin = begin(interface, method);
    if endpoint.arguments.is_empty() {
        return stream(interface, endpoint, &begin);
    }
    let (request, arguments) = (request_local(), statements(interface, endpoint));
    let stream = stream(interface, endpoint, &request);
    quote! {
        let mut #request = #begin;
        #arguments
        #stream
    }
}

/// `self.__request(MembersEndpoints::SHOW_MEMBER)`
fn begin(interface: &Interface, method: &Method) -> TokenStream {
    let span = types::body_span(interface, None);
    let (endpoints, constant, this) = (&interface.endpoints_name, &method.constant, this(method, span));
    // Errors are read as the trait's own, where it has one.
    let errors = interface.error_body.as_ref().filter(|_| interface.api.is_some()).map(|_| {
        let api = api::alias(interface, Span::call_site());
        quote!(.reading_errors_of::<#api>())
    });
    quote_spanned!(span=> #this.__request(#endpoints::#constant) #errors)
}

/// A statement per argument.
fn statements(interface: &Interface, endpoint: &Endpoint) -> TokenStream {
    let request = request_local();
    in_order_of_use(endpoint).into_iter().map(|argument| statement(interface, &request, argument)).collect()
}

/// The author's `self`, whose name resolution a body has to share.
fn this(method: &Method, span: Span) -> Token![self] {
    Token![self](method.self_token.span.located_at(span))
}

/// The path's arguments in the order of the placeholders, then the others as written.
fn in_order_of_use(endpoint: &Endpoint) -> Vec<&Argument> {
    let mut arguments: Vec<&Argument> = endpoint.arguments.iter().collect();
    arguments.sort_by_key(|argument| match &argument.kind {
        ArgumentKind::Path(_, index, _) => *index,
        _ => usize::MAX,
    });
    arguments
}

/// The body where the attributes are wrong: a future of the right type that never answers.
pub(crate) fn pending() -> TokenStream {
    quote!(::core::future::pending())
}

/// The same for the stream.
pub(crate) fn pending_stream(interface: &Interface) -> TokenStream {
    let rt = &interface.runtime;
    quote!(#rt::Items::pending())
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

/// The stream, with the function that sends a call: whatever is wrong with the success type is the same error as there,
/// word by word, and the compiler prints it once.
fn stream(interface: &Interface, endpoint: &Endpoint, request: &impl ToTokens) -> TokenStream {
    let (output, error) = (&endpoint.output, &endpoint.error);
    let decode = decode(interface, output, &endpoint.decode);
    let span = types::shown_at(output);
    let rt = types::runtime_at(interface, span);
    quote_spanned! {span=>
        #rt::Items(
            #rt::Pages::of(#request, #rt::__private::RequestBuilder::send::<#decode, #output, #error>),
            ::core::option::Option::None,
        )
    }
}

/// The marker type for the success body, shown at the success type.
pub(crate) fn decode(interface: &Interface, output: &Type, decode_as: &Decode) -> TokenStream {
    let span = types::shown_at(output);
    let rt = types::runtime_at(interface, span);
    ways::marker(&rt, span, decode_as)
}

/// One call of the request builder. All its tokens are shown at the argument, so that a type that
/// cannot be sent is an error there.
fn statement(interface: &Interface, request: &Ident, argument: &Argument) -> TokenStream {
    let (name, span) = (&argument.name, types::shown_at(&argument.name));
    let cfg = cfg::all(&argument.cfg);
    let call = call(interface, request, argument);
    if argument.shape != Shape::OptionalList {
        return quote_spanned!(span=> #cfg #call;);
    }
    let borrow = if is_moved(argument) { TokenStream::new() } else { quote_spanned!(span=> &) };
    quote_spanned!(span=> #cfg if let ::core::option::Option::Some(#name) = #borrow #name { #call; })
}

fn call(interface: &Interface, request: &Ident, argument: &Argument) -> TokenStream {
    let span = types::shown_at(&argument.name);
    let mut function = format_ident!("{}{}", function(&argument.kind), suffix(argument));
    function.set_span(span);
    let value = value(argument);
    // A path is filled from left to right; all else has a name.
    let name = match &argument.kind {
        ArgumentKind::Path(..) => None,
        named => Some(named.name()),
    };
    let name = name.map(|name| quote_spanned!(span=> #name,));
    let way = match &argument.kind {
        ArgumentKind::Body(_, Some(media_type)) | ArgumentKind::Raw(_, RawType::Given(media_type)) => {
            Some(quote_spanned!(span=> #media_type,))
        }
        ArgumentKind::Raw(_, RawType::ByValue(media_type)) => Some(quote_spanned!(span=> #media_type,)),
        ArgumentKind::QueryFlatten(_, Some(nesting)) | ArgumentKind::Form(_, _, Some(nesting)) => {
            let (rt, nesting) = (types::runtime_at(interface, span), types::nesting(*nesting));
            Some(quote_spanned!(span=> #rt::Nesting::#nesting,))
        }
        _ => None,
    };
    quote_spanned!(span=> #request.#function(#way #name #value))
}

fn function(kind: &ArgumentKind) -> &'static str {
    match kind {
        ArgumentKind::Path(_, _, false) => "path",
        ArgumentKind::Path(_, _, true) => "path_segments",
        ArgumentKind::Query(_, ListStyle::Repeated) => "query",
        ArgumentKind::Query(_, ListStyle::Comma) => "query_comma",
        ArgumentKind::Query(_, ListStyle::Pipe) => "query_pipe",
        ArgumentKind::Query(_, ListStyle::Space) => "query_space",
        ArgumentKind::Query(_, ListStyle::DeepObject) => "query_deep",
        ArgumentKind::QueryFlatten(_, None) => "query_flatten",
        ArgumentKind::QueryFlatten(_, Some(_)) => "query_nested",
        ArgumentKind::Header(_) => "header",
        ArgumentKind::Cookie(_) => "cookie",
        ArgumentKind::Body(_, None) => "json",
        ArgumentKind::Body(_, Some(_)) => "json_as",
        ArgumentKind::Raw(_, RawType::Untyped) => "raw",
        ArgumentKind::Raw(..) => "raw_as",
        ArgumentKind::Form(_, false, None) => "form",
        ArgumentKind::Form(_, true, None) => "form_untyped",
        ArgumentKind::Form(_, false, Some(_)) => "form_nested",
        ArgumentKind::Form(_, true, Some(_)) => "form_nested_untyped",
        ArgumentKind::Part(_) => "part",
        ArgumentKind::Url(_) => "url",
    }
}

fn suffix(argument: &Argument) -> &'static str {
    match (argument.shape, &argument.kind) {
        (Shape::One, _) => "",
        (Shape::Optional, _) => "_opt",
        // One pair for the whole list.
        (_, ArgumentKind::Query(_, style)) if *style != ListStyle::Repeated => "",
        (Shape::List | Shape::OptionalList, _) => "_all",
    }
}

/// Parts and raw bodies may be large and are handed over by value, all else by reference.
fn is_moved(argument: &Argument) -> bool {
    matches!(argument.kind, ArgumentKind::Part(_) | ArgumentKind::Raw(..))
}

fn value(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let span = types::shown_at(name);
    match argument.shape {
        _ if is_moved(argument) => quote!(#name),
        Shape::One => quote_spanned!(span=> &#name),
        Shape::Optional => quote_spanned!(span=> #name.as_ref()),
        Shape::List | Shape::OptionalList => quote_spanned!(span=> &#name[..]),
    }
}
