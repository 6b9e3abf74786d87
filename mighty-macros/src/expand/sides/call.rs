//! `ShowMemberCall`: the arguments of an endpoint as a value, how a server reads them, and how it writes what it returns.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::names::call_name;
use super::owned::{element, owned};
use crate::expand::{api, cfg, docs, request, types};
use crate::model::argument::{Argument, ArgumentKind, ListStyle, Shape};
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method, Parameter};

/// The struct and its abilities.
pub(super) fn expand(
    interface: &Interface,
    presence: &TokenStream,
    method: &Method,
    endpoint: &Endpoint,
) -> TokenStream {
    let Interface { runtime: rt, visibility, endpoints_name, .. } = interface;
    let (name, cfg) = (call_name(interface, method, endpoint), cfg::all(&method.cfg));
    let doc = docs::line(&format!("The arguments of [`{}::{}`].", interface.name, method.name));
    let fields = method.parameters.iter().zip(&endpoint.arguments).map(|(parameter, argument)| {
        let (cfg, name, ty) = (cfg::all(&argument.cfg), &argument.name, owned(&parameter.ty));
        let doc = docs::line(&format!("The argument `{name}`."));
        quote!(#doc #cfg #visibility #name: #ty,)
    });
    let incoming = Ident::new("__incoming", Span::mixed_site());
    let read = method.parameters.iter().zip(&endpoint.arguments).map(|(parameter, argument)| {
        let (cfg, name) = (cfg::all(&argument.cfg), &argument.name);
        let value = read(interface, &incoming, parameter, argument);
        quote!(#cfg #name: #value?,)
    });
    let (constant, output, error) = (&method.constant, &endpoint.output, &endpoint.error);
    let (span, decode) = (types::shown_at(output), request::decode(interface, output, &endpoint.decode));
    let at_output = types::runtime_at(interface, span);
    let api = api::alias(interface, Span::call_site());
    let shown = name.unraw().to_string();
    let fields_seen = endpoint.arguments.iter().map(|argument| {
        let (cfg, name) = (cfg::all(&argument.cfg), &argument.name);
        let shown = name.unraw().to_string();
        quote!(#cfg #rt::__private::field!(#shown, &self.#name),)
    });
    // Only a server asks that each success can be written: where it cannot, that is an error at its type.
    let success = interface.sides.server.as_ref().map(|gate| {
        let gate = cfg::all(gate);
        let respond =
            quote_spanned!(span=> <#output as #at_output::__private::Respond<#decode>>::respond(__output, Self::ENDPOINT));
        quote! {
            #gate
            fn success(__output: #output) -> ::core::result::Result<#rt::serve::Outgoing, #rt::serve::Unwritable> {
                #respond
            }
        }
    });
    quote! {
        #doc
        #presence
        #cfg
        #[allow(dead_code, reason = "nobody has to use all of it")]
        #visibility struct #name { #(#fields)* }
        #presence
        #cfg
        #[automatically_derived]
        impl #rt::serve::EndpointCall for #name {
            type Api = #api;
            type Output = #output;
            type Way = #decode;
            type Error = #error;
            const ENDPOINT: &'static #rt::Endpoint = #endpoints_name::#constant;
            fn read(#incoming: &mut #rt::serve::Incoming) -> ::core::result::Result<Self, #rt::serve::Unreadable> {
                ::core::result::Result::Ok(Self { #(#read)* })
            }
            fn fields(&self) -> ::std::vec::Vec<#rt::serve::Field<'_>> {
                ::std::vec::Vec::from([#(#fields_seen)*])
            }
            #success
        }
        #presence
        #cfg
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #rt::__private::debug_call(#shown, &#rt::serve::EndpointCall::fields(self), __formatter)
            }
        }
    }
}

/// The expression that reads an argument.
fn read(interface: &Interface, incoming: &Ident, parameter: &Parameter, argument: &Argument) -> TokenStream {
    let span = types::shown_at(&argument.name);
    let rt = types::runtime_at(interface, span);
    let whole = owned(&parameter.ty);
    let one = one(&whole, argument.shape);
    let name = argument.kind.name();
    let optional = if argument.shape.is_optional() { "_opt" } else { "" };
    let call = |function: &str, value: TokenStream| {
        let function = Ident::new(function, span);
        quote_spanned!(span=> #incoming.#function(#name, #value))
    };
    let text = || quote_spanned!(span=> #rt::__private::read_text!(#one));
    let suffix = match argument.shape {
        Shape::One => "",
        Shape::Optional => "_opt",
        Shape::List => "_all",
        Shape::OptionalList => "_all_opt",
    };
    match &argument.kind {
        ArgumentKind::Path(..) => call("path", text()),
        ArgumentKind::Query(_, ListStyle::Repeated) => call(&format!("query{suffix}"), text()),
        ArgumentKind::Header(_) => call(&format!("header{suffix}"), text()),
        ArgumentKind::Cookie(_) => call(&format!("cookie{suffix}"), text()),
        ArgumentKind::Body(..) => {
            let function = format_ident!("json{optional}", span = span);
            quote_spanned!(span=> #incoming.#function::<#one>(#name))
        }
        _ => quote_spanned!(span=> ::core::compile_error!("not yet")),
    }
}

/// What is read at a time.
fn one(whole: &Type, shape: Shape) -> TokenStream {
    let inner = match shape {
        Shape::One => Some(whole),
        Shape::Optional | Shape::List => element(whole),
        Shape::OptionalList => element(whole).and_then(element),
    };
    inner.unwrap_or(whole).to_token_stream()
}
