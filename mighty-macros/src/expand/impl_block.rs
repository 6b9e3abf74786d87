//! `impl Members for Client<MyApi, T>`, for every transport `T`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Attribute, GenericParam, Generics};

use super::{cfg, request, signature, stream, types};
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Item, Method};

/// The impl for the trait's endpoints.
pub(crate) fn expand(interface: &Interface, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let bodies = pairs.iter().map(|(method, endpoint)| Bodies {
        call: request::body(interface, method, endpoint),
        stream: method.stream.as_ref().map(|_| request::stream_body(interface, method, endpoint)),
    });
    expand_with(interface, bodies, &TokenStream::new())
}

/// The impl of a trait in which something is wrong.
pub(crate) fn expand_pending(interface: &Interface) -> TokenStream {
    let bodies = interface
        .methods()
        .map(|_| Bodies { call: request::pending(), stream: Some(request::pending_stream(interface)) });
    expand_with(interface, bodies, &quote!(#[allow(unused_variables)]))
}

/// What stands in the two methods that an endpoint may have.
struct Bodies {
    call: TokenStream,
    stream: Option<TokenStream>,
}

/// The impl; `bodies` belong to the trait's endpoints, in order.
fn expand_with(interface: &Interface, bodies: impl Iterator<Item = Bodies>, allow_unused: &TokenStream) -> TokenStream {
    let Interface { name, generics, runtime: rt, transport, .. } = interface;
    let (_, arguments, where_clause) = generics.split_for_impl();
    let (client, api_parameter) = client(interface);
    let parameters = parameters(generics).into_iter().chain(api_parameter);
    let cfg = cfg::all(&interface.cfg);
    let allow = allow(interface);
    let methods = interface.methods().zip(bodies).map(|(method, bodies)| methods(interface, method, &bodies));
    let definitions = interface.items.iter().filter_map(|item| match item {
        Item::Undefined { definition, .. } => Some(definition),
        Item::Method(_) | Item::Kept(_) => None,
    });
    quote! {
        #cfg
        #allow
        #allow_unused
        #[automatically_derived]
        impl<#(#parameters,)* #transport: #rt::Transport> #name #arguments for #client #where_clause {
            #(#definitions)*
            #(#methods)*
        }
    }
}

fn methods(interface: &Interface, method: &Method, bodies: &Bodies) -> TokenStream {
    let Bodies { call, stream } = bodies;
    let levels: Vec<&Attribute> = lint_levels(&method.attributes).collect();
    let (cfg, signature) = (cfg::all(&method.cfg), signature::expand(interface, method));
    let stream = method.stream.as_ref().map(|own| {
        let signature = stream::signature(interface, method, own);
        quote!(#cfg #(#levels)* #signature { #stream })
    });
    quote! {
        #cfg
        #(#levels)*
        #signature { #call }
        #stream
    }
}

/// The client's type, and the parameter that stands for the API where it is not known.
fn client(interface: &Interface) -> (TokenStream, Option<TokenStream>) {
    let Interface { runtime: rt, transport, .. } = interface;
    match &interface.api {
        Some(api) => {
            let span = types::shown_at(api);
            let rt = types::runtime_at(interface, span);
            (quote_spanned!(span=> #rt::Client<#api, #transport>), None)
        }
        None => (quote!(#rt::Client<__Api, #transport>), Some(quote!(__Api: #rt::Api))),
    }
}

/// The trait's parameters, without the defaults that an impl may not repeat.
fn parameters(generics: &Generics) -> Vec<TokenStream> {
    let without_default = |parameter: &GenericParam| match parameter {
        GenericParam::Lifetime(lifetime) => quote!(#lifetime),
        GenericParam::Type(ty) => {
            let (name, colon, bounds) = (&ty.ident, &ty.colon_token, &ty.bounds);
            quote!(#name #colon #bounds)
        }
        GenericParam::Const(constant) => {
            let (name, ty) = (&constant.ident, &constant.ty);
            quote!(const #name: #ty)
        }
    };
    generics.params.iter().map(without_default).collect()
}

/// What the author allows in the trait's signature stands in the impl's as well. `expect` does not: it would have to be met
/// in both places.
pub(crate) fn lint_levels(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    let is_level =
        |attribute: &&Attribute| ["allow", "warn", "deny"].iter().any(|level| attribute.path().is_ident(level));
    attributes.iter().filter(is_level)
}

/// Implementing a deprecated trait is not a use that its author has to be warned of.
fn allow(interface: &Interface) -> TokenStream {
    let is_deprecated = interface.attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
    if is_deprecated { quote!(#[allow(deprecated)]) } else { TokenStream::new() }
}
