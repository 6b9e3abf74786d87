//! The sides of a trait in which something is wrong: the names are there, so that nothing else turns red, and nothing is ever answered.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::{call, errors, mock, names};
use crate::expand::{api, cfg, docs, types};
use crate::model::interface::{Interface, Method, Returns};

/// All that was asked for, as far as it can be.
pub(crate) fn expand(interface: &Interface) -> TokenStream {
    let Some(presence) = super::presence(interface) else { return TokenStream::new() };
    // Whose types depend on parameters cannot be named outside the trait.
    let is_outside = |method: &&Method| {
        method.returns.as_ref().is_some_and(|returns| {
            types::outside(&interface.generics, &method.generics, &returns.success).is_some()
                && method
                    .parameters
                    .iter()
                    .all(|own| types::outside(&interface.generics, &method.generics, &own.ty).is_some())
        })
    };
    let methods: Vec<(&Method, Ident)> = interface
        .methods()
        .filter(is_outside)
        .filter_map(|method| Some((method, names::name(interface, method, &method.returns.as_ref()?.error))))
        .collect();
    // Of two of one name the first one is there.
    let is_first = |place: usize, name: &Ident| {
        !is_taken(interface, name) && !methods.iter().take(place).any(|(_, other)| other == name)
    };
    let calls = methods.iter().enumerate().filter(|(place, (_, name))| is_first(*place, name));
    let calls: Vec<&(&Method, Ident)> = calls.map(|(_, method)| method).collect();
    let structs = calls.iter().map(|(method, name)| of_method(interface, &presence, method, name));
    let errors = interface.errors.iter().map(|error| errors::expand(interface, &presence, error));
    let mock = interface.sides.testing.as_ref().map(|gate| mock_of(interface, &cfg::all(gate), &methods));
    let server = interface.sides.server.as_ref().map(|gate| server(interface, &cfg::all(gate)));
    structs.chain(errors).chain(mock).chain(server).collect()
}

/// Whether something else beside the trait has the name.
fn is_taken(interface: &Interface, name: &Ident) -> bool {
    let errors = interface.errors.iter().map(|error| &error.name);
    let successes = interface.successes.iter().map(|success| &success.name);
    let others = interface.union.iter().map(|union| &union.name).chain([&interface.name, &interface.endpoints_name]);
    errors.chain(successes).chain(others).any(|other| other == name)
}

fn of_method(interface: &Interface, presence: &TokenStream, method: &Method, name: &Ident) -> TokenStream {
    let Some(Returns { success, error }) = &method.returns else { return TokenStream::new() };
    let Interface { runtime: rt, endpoints_name, .. } = interface;
    let (cfg, constant) = (cfg::all(&method.cfg), &method.constant);
    let declaration = call::declaration(interface, presence, method, name);
    let api = api::alias(interface, Span::call_site());
    quote! {
        #declaration
        #presence
        #cfg
        #[automatically_derived]
        impl #rt::serve::EndpointCall for #name {
            type Api = #api;
            type Output = #success;
            type Way = #rt::__private::Wrong;
            type Error = #error;
            const ENDPOINT: &'static #rt::Endpoint = #endpoints_name::#constant;
            fn read(_: &mut #rt::serve::Incoming) -> ::core::result::Result<Self, #rt::serve::Unreadable> {
                ::core::panic!("the trait does not compile")
            }
            fn fields(&self) -> ::std::vec::Vec<#rt::serve::Field<'_>> { ::std::vec::Vec::new() }
        }
    }
}

/// What a call's error has to be able to do.
pub(crate) fn from_failed(interface: &Interface) -> Option<TokenStream> {
    let rt = &interface.runtime;
    super::presence(interface).map(|_| {
        quote! {
            fn from_failed(__failed: &mut #rt::__private::Failed) -> Self { Self::Unexpected(__failed.unexpected()) }
        }
    })
}

fn mock_of(interface: &Interface, gate: &TokenStream, methods: &[(&Method, Ident)]) -> TokenStream {
    let Interface { runtime: rt, visibility, name, api, .. } = interface;
    let Some(api) = api else { return TokenStream::new() };
    let (of_trait, mock) = (cfg::all(&interface.cfg), format_ident!("{}Mock", name.unraw()));
    if is_taken(interface, &mock) {
        return TokenStream::new();
    }
    let doc = docs::line(&format!("Expectations of calls of [`{name}`]."));
    let methods = methods.iter().filter(|(_, call)| !is_taken(interface, call));
    let signatures = methods.map(|(method, call)| mock::signature(interface, method, call)).collect::<Vec<_>>();
    quote! {
        #doc
        #of_trait
        #gate
        #[allow(dead_code, missing_docs, reason = "the trait does not compile")]
        #visibility trait #mock { #(#signatures;)* }
        #of_trait
        #gate
        #[automatically_derived]
        impl #mock for #rt::testing::Mock<#api> {
            #(#signatures { self.__expect(matches) })*
        }
    }
}

fn server(interface: &Interface, gate: &TokenStream) -> TokenStream {
    let Interface { runtime: rt, visibility, name, .. } = interface;
    let (of_trait, server) = (cfg::all(&interface.cfg), format_ident!("{}Server", name.unraw()));
    if is_taken(interface, &server) {
        return TokenStream::new();
    }
    let doc = docs::line(&format!("Serves [`{name}`] over HTTP."));
    quote! {
        #doc
        #of_trait
        #gate
        #visibility struct #server;
        #of_trait
        #gate
        #[allow(dead_code, missing_docs, reason = "the trait does not compile")]
        impl #server {
            #visibility fn router<__B>(_: __B) -> #rt::server::Routes { ::core::panic!("the trait does not compile") }
            #visibility fn router_of<__B>(_: ::std::sync::Arc<__B>) -> #rt::server::Routes { ::core::panic!("the trait does not compile") }
        }
    }
}
