//! `ShowMemberCall`: the arguments of an endpoint as a value, how a server reads them, and how it writes what it returns.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::names::call_name;
use super::owned::owned;
use super::read::{read, reads};
use crate::expand::{api, cfg, docs, request, types};
use crate::model::argument::Argument;
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method, Parameter};

/// The struct and its abilities.
pub(super) fn expand(
    interface: &Interface,
    presence: &TokenStream,
    method: &Method,
    endpoint: &Endpoint,
) -> TokenStream {
    let Interface { runtime: rt, endpoints_name, .. } = interface;
    let (name, cfg) = (call_name(interface, method, endpoint), cfg::all(&method.cfg));
    let declaration = declaration(interface, presence, method, &name);
    // What nobody could own was refused.
    let whole = |parameter: &Parameter| owned(&parameter.ty).unwrap_or_else(|| parameter.ty.clone());
    let arguments: Vec<(&Argument, Type)> =
        endpoint.arguments.iter().zip(&method.parameters).map(|(argument, own)| (argument, whole(own))).collect();
    let incoming = Ident::new("__incoming", Span::mixed_site());
    let read = arguments.iter().map(|(argument, whole)| {
        let (cfg, name) = (cfg::all(&argument.cfg), &argument.name);
        let value = read(interface, &incoming, whole, argument);
        quote!(#cfg #name: #value?,)
    });
    let reads = reads(interface, &arguments);
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
            quote_spanned!(span=> <#output as #at_output::__private::Respond<#decode>>::respond(__output, __writing));
        quote! {
            #gate
            fn served(__output: #output) -> ::core::result::Result<#rt::serve::Outgoing, #rt::serve::Unwritable> {
                let __writing = #rt::__private::Writing::of::<Self::Api>(Self::ENDPOINT);
                __writing.checked(#respond)
            }
        }
    });
    quote! {
        #declaration
        #presence
        #cfg
        #[automatically_derived]
        impl #rt::serve::EndpointCall for #name {
            type Api = #api;
            type Output = #output;
            type Way = #decode;
            type Error = #error;
            const ENDPOINT: &'static #rt::Endpoint = #endpoints_name::#constant;
            #reads
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

/// The struct, with a field for each argument that can be owned.
pub(super) fn declaration(interface: &Interface, presence: &TokenStream, method: &Method, name: &Ident) -> TokenStream {
    let Interface { visibility, .. } = interface;
    let cfg = cfg::all(&method.cfg);
    let doc = docs::line(&format!("The arguments of [`{}::{}`].", interface.name, method.name));
    let fields = method.parameters.iter().filter_map(|parameter| {
        let ty = owned(&parameter.ty)?;
        let (cfg, name) = (cfg::of(&parameter.attributes), &parameter.name);
        let doc = docs::line(&format!("The argument `{name}`."));
        Some(quote!(#doc #cfg #visibility #name: #ty,))
    });
    quote! {
        #doc
        #presence
        #cfg
        #[allow(dead_code, reason = "nobody has to use all of it")]
        #[allow(clippy::pub_underscore_fields, reason = "they are called as the arguments are")]
        #visibility struct #name { #(#fields)* }
    }
}
