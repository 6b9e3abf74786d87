//! What a document says of an endpoint beyond its descriptor: the author's words, and how its types describe themselves.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Type;
use syn::ext::IdentExt;

use super::{api, cfg, docs, impl_block, request, types};
use crate::model::argument::{Argument, ArgumentKind};
use crate::model::endpoint::{Decode, Endpoint, Success, may_be_answer};
use crate::model::interface::{Interface, Method};

/// The setting of a descriptor.
pub(crate) fn setting(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let rt = &interface.runtime;
    let words = words(method);
    let steps = [
        arguments(interface, method, endpoint),
        success(interface, method, endpoint),
        Some(errors(interface, method, endpoint)),
    ];
    // What the author allows in the signature is allowed where its types are named again.
    let levels = impl_block::lint_levels(&method.attributes);
    quote! {
        .with_details({
            #(#levels)*
            const __DETAILS: #rt::__private::Details = {
                #[allow(unused_imports, reason = "every type may describe itself")]
                use #rt::__private::Undescribed as _;
                #rt::__private::Details::new(#words) #(#steps)*
            };
            __DETAILS
        })
    }
}

/// The author's documentation, without the space that stands behind `///`.
fn words(method: &Method) -> String {
    let lines = docs::method::own_words(method);
    let lines: Vec<&str> = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n")
}

/// One entry per parameter of the descriptor, in its order.
fn arguments(interface: &Interface, method: &Method, endpoint: &Endpoint) -> Option<TokenStream> {
    let none = quote!(::core::option::Option::None,);
    let schema = |argument: &Argument| match &argument.kind {
        // Those of the placeholders that it fills.
        ArgumentKind::Url(_) => endpoint.path.placeholders.iter().map(|_| none.clone()).collect(),
        // Its bytes are the content, and none of JSON.
        ArgumentKind::Raw(..) => none.clone(),
        _ => {
            let (cfg, schema) = (cfg::all(&argument.cfg), schema(interface, method, &argument.ty));
            quote!(#cfg #schema,)
        }
    };
    let schemas: TokenStream = endpoint.arguments.iter().map(schema).collect();
    (!endpoint.arguments.is_empty()).then(|| quote!(.arguments(&[#schemas])))
}

fn success(interface: &Interface, method: &Method, endpoint: &Endpoint) -> Option<TokenStream> {
    if endpoint.successes.iter().any(|success| success.variant.is_some()) {
        return Some(successes(interface, method, endpoint));
    }
    let held = held(interface, method, &endpoint.output, &endpoint.decode);
    (!endpoint.decode.is_empty()).then(|| quote!(.success(#held)))
}

/// What is read into a type. One that is JSON by its name may say otherwise.
fn held(interface: &Interface, method: &Method, ty: &Type, decode: &Decode) -> TokenStream {
    let rt = &interface.runtime;
    let (way, schema) = (request::decode(interface, ty, decode), schema(interface, method, ty));
    let named = (decode.is_json() && may_be_answer(ty))
        .then(|| types::outside(&interface.generics, &method.generics, ty))
        .flatten();
    let said = named.map(|ty| quote!(.or_said(#rt::__private::Probe::<#ty>::HELD)));
    quote!(#rt::__private::Held::of::<#way>(#schema) #said)
}

/// What each status holds that is a variant of its own.
fn successes(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let one = |success: &Success| {
        let (code, body) = (success.code, success.variant.as_ref()?.body.as_ref());
        let (ty, decode) = body.filter(|(_, decode)| !decode.is_empty())?;
        let held = held(interface, method, ty, decode);
        Some(quote!((#code, #held)))
    };
    let successes = endpoint.successes.iter().filter_map(one);
    quote!(.successes(&[#(#successes),*]))
}

/// The bodies of the endpoint's own, by variant, and the API's if any variant has that.
fn errors(interface: &Interface, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let own = endpoint.statuses.iter().filter_map(|status| {
        let (variant, body) = (status.variant.unraw().to_string(), status.body.as_ref()?);
        let schema = schema(interface, method, body);
        Some(quote!((#variant, #schema)))
    });
    let own: Vec<TokenStream> = own.collect();
    let errors = (!own.is_empty()).then(|| quote!(.errors(&[#(#own),*])));
    let api_error = (own.len() < endpoint.statuses.len()).then(|| {
        let (rt, api) = (&interface.runtime, api::alias(interface, Span::call_site()));
        quote!(.api_error(#rt::__private::Probe::<<#api as #rt::Api>::ErrorBody>::SCHEMA))
    });
    quote!(#errors #api_error)
}

/// How a type describes itself. Of one that depends on a generic parameter this cannot be asked: the compiler would decide
/// for all types that the parameter may be, and outside the trait there is no such name.
fn schema(interface: &Interface, method: &Method, ty: &Type) -> TokenStream {
    let rt = &interface.runtime;
    let described = types::outside(&interface.generics, &method.generics, ty);
    described.map_or_else(|| quote!(::core::option::Option::None), |ty| quote!(#rt::__private::Probe::<#ty>::SCHEMA))
}
