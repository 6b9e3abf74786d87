//! `MembersServer`: the trait as a server has it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::names::call_name;
use super::owned::lent;
use crate::expand::{cfg, docs};
use crate::model::cfg::Cfg;
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};

/// The struct with its `router`.
pub(super) fn expand(interface: &Interface, gate: &Cfg, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let Interface { runtime: rt, visibility, name, .. } = interface;
    let (of_trait, gate) = (cfg::all(&interface.cfg), cfg::all(gate));
    let server = format_ident!("{}Server", name.unraw());
    let doc = docs::line(&format!("Serves [`{name}`] over HTTP."));
    let routes = pairs.iter().map(|(method, endpoint)| route(interface, method, endpoint));
    quote! {
        #doc
        #of_trait
        #gate
        #visibility struct #server;
        #of_trait
        #gate
        #[allow(dead_code, reason = "nobody has to use all of it")]
        impl #server {
            /// What asks `backend`: each request is read into the arguments of its method, and what that returns is the answer.
            #visibility fn router<__B>(backend: __B) -> #rt::server::Routes
            where
                __B: #name + ::core::marker::Send + ::core::marker::Sync + 'static,
            {
                Self::router_of(::std::sync::Arc::new(backend))
            }
            /// The same for a backend that others hold as well.
            #visibility fn router_of<__B>(backend: ::std::sync::Arc<__B>) -> #rt::server::Routes
            where
                __B: #name + ::core::marker::Send + ::core::marker::Sync + 'static,
            {
                #rt::server::router(&backend, ::std::vec![#(#routes),*])
            }
        }
    }
}

fn route(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let rt = &interface.runtime;
    let (cfg, call, name) = (cfg::all(&method.cfg), call_name(interface, method, endpoint), &method.name);
    // By its trait: `clone` and `as_ref` are methods of an `Arc` as well, and `drop` is none that may be called.
    let of_trait = &interface.name;
    let fields = endpoint.arguments.iter().map(|argument| {
        let (cfg, name) = (cfg::all(&argument.cfg), &argument.name);
        quote!(#cfg #name)
    });
    let arguments = method.parameters.iter().zip(&endpoint.arguments).map(|(parameter, argument)| {
        let (cfg, value) = (cfg::all(&argument.cfg), lent(&parameter.ty, &argument.name));
        quote!(#cfg #value)
    });
    // Locals that no argument can be confused with, whatever its name.
    let backend = Ident::new("__backend", Span::mixed_site());
    let values = Ident::new("__call", Span::mixed_site());
    quote! {
        #cfg
        #rt::server::Route::new(|#backend: ::std::sync::Arc<__B>, #values: #call| {
            ::std::boxed::Box::pin(async move {
                let #call { #(#fields),* } = #values;
                <__B as #of_trait>::#name(&*#backend, #(#arguments),*).await
            })
        })
    }
}
