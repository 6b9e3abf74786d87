//! A success enum: a variant for each status, and how an answer becomes one.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::{cfg, docs, request, types};
use crate::model::endpoint::{Success, SuccessVariant};
use crate::model::interface::Interface;
use crate::model::success::SuccessEnum;

/// The enum.
pub(crate) fn expand(interface: &Interface, outcome: &SuccessEnum) -> TokenStream {
    let (name, derives) = (&outcome.name, &outcome.derives);
    let (presence, doc) = (presence(interface, outcome), docs::lines(&docs::successes::enum_lines(interface, outcome)));
    let non_exhaustive = interface.is_non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let no_parameters = types::no_parameters();
    let variants = outcome.successes.iter().filter_map(|success| {
        let SuccessVariant { name, body } = success.variant.as_ref()?;
        let doc = docs::lines(&docs::successes::variant_lines(success));
        let body = body.as_ref().map(|(ty, _)| quote!((#ty)));
        Some(quote!(#doc #name #body,))
    });
    // Shown at its name, so that callers who get it wrong are sent to the method and not to the trait's attribute.
    let span = types::shown_at(name);
    let visibility = types::located_at(&interface.visibility, span);
    let item = quote_spanned!(span=> #visibility enum #name #no_parameters { #(#variants)* });
    quote! {
        #doc
        #presence
        #[allow(dead_code, reason = "nobody has to use all of it")]
        #[derive(::core::fmt::Debug #(, #derives)*)]
        #non_exhaustive
        #item
    }
}

/// How an answer becomes one of its variants: the status decides.
pub(crate) fn implementation(interface: &Interface, outcome: &SuccessEnum) -> TokenStream {
    let (rt, name, presence) = (&interface.runtime, &outcome.name, presence(interface, outcome));
    let last = outcome.successes.len().saturating_sub(1);
    let arms = outcome.successes.iter().enumerate().filter_map(|(place, success)| {
        let value = value(interface, success)?;
        // No other status is a success.
        let status = if place == last { quote!(_) } else { Literal::u16_unsuffixed(success.code).to_token_stream() };
        Some(quote!(#status => #value,))
    });
    let reading = if outcome.successes.iter().all(is_empty) { quote!(IGNORED) } else { quote!(WHOLE) };
    quote! {
        #presence
        #[automatically_derived]
        impl #rt::__private::Success<#rt::__private::ByStatus> for #name {
            const READING: &'static #rt::__private::Reading = &#rt::__private::Reading::#reading;
            fn decode(__answer: &mut #rt::__private::Answer) -> ::core::result::Result<Self, #rt::DecodeError> {
                match __answer.status() { #(#arms)* }
            }
        }
    }
}

fn is_empty(success: &Success) -> bool {
    let body = success.variant.as_ref().and_then(|variant| variant.body.as_ref());
    body.is_none_or(|(_, decode)| decode.is_empty())
}

/// The variant of a status, with what is read into it. A type that cannot be read is an error at the type.
fn value(interface: &Interface, success: &Success) -> Option<TokenStream> {
    let SuccessVariant { name, body } = success.variant.as_ref()?;
    let Some((ty, decode)) = body else { return Some(quote!(::core::result::Result::Ok(Self::#name))) };
    let (span, decode) = (types::shown_at(ty), request::decode(interface, ty, decode));
    let rt = types::runtime_at(interface, span);
    Some(quote_spanned!(span=> <#ty as #rt::__private::Success<#decode>>::decode(__answer).map(Self::#name)))
}

/// The `cfg` of an enum: the trait's, and that at least one of its endpoints is there.
fn presence(interface: &Interface, outcome: &SuccessEnum) -> TokenStream {
    let (of_trait, of_enum) = (cfg::all(&interface.cfg), cfg::any(&outcome.presence()));
    quote!(#of_trait #of_enum)
}
