//! `MembersMock`: an expectation per endpoint.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::names::call_name;
use crate::expand::{cfg, docs};
use crate::model::cfg::Cfg;
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};

/// The trait, and its implementation by the mock of the API.
pub(super) fn expand(interface: &Interface, gate: &Cfg, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let Interface { runtime: rt, visibility, name, api, .. } = interface;
    let Some(api) = api else { return TokenStream::new() };
    let (of_trait, gate) = (cfg::all(&interface.cfg), cfg::all(gate));
    let mock = format_ident!("{}Mock", name.unraw());
    let mock_path = format!("{}::testing::Mock", docs::text::path(rt));
    let doc = docs::line(&format!("Expectations of calls of [`{}`], on a [`Mock`]({mock_path}).", name.unraw()));
    let signatures = pairs.iter().map(|(method, endpoint)| {
        let (call, name) = (call_name(interface, method, endpoint), &method.name);
        let signature = signature(interface, method, &call);
        let doc = docs::line(&format!(
            "Expects a call of [`{}::{}`] whose arguments fit.",
            interface.name.unraw(),
            name.unraw()
        ));
        (doc, signature)
    });
    let (docs, signatures): (Vec<_>, Vec<_>) = signatures.unzip();
    quote! {
        #doc
        #of_trait
        #gate
        #[allow(dead_code, reason = "nobody has to use all of it")]
        #visibility trait #mock { #(#docs #signatures;)* }
        #of_trait
        #gate
        #[automatically_derived]
        impl #mock for #rt::testing::Mock<#api> {
            #(#signatures { self.__expect(matches) })*
        }
    }
}

/// The method of an endpoint.
pub(super) fn signature(interface: &Interface, method: &Method, call: &Ident) -> TokenStream {
    let (rt, cfg, name) = (&interface.runtime, cfg::all(&method.cfg), &method.name);
    let verdict = Ident::new("__V", Span::call_site());
    quote! {
        #cfg
        #[track_caller]
        fn #name<#verdict: ::core::convert::Into<#rt::testing::Fit>>(
            &self,
            matches: impl ::core::ops::Fn(&#call) -> #verdict + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> #rt::testing::Expectation<#call>
    }
}
