//! The impl by which an answer is read into a struct.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Path, Type, WherePredicate, parse_quote};

use super::check::{Answer, Header};
use crate::check::ground::shapes;
use crate::expand::ways;
use crate::model::argument::Shape;
use crate::model::endpoint::Decode;
use crate::setup::Setup;

/// Headers first: what reads the body may take the whole answer.
pub(super) fn complete(setup: Setup, answer: &Answer) -> TokenStream {
    let rt = &answer.runtime;
    let headers = answer.headers.iter().map(header);
    let body = answer.body.as_ref().map(|(field, ty, decode)| {
        let read = success(rt, ty, decode);
        quote_spanned!(shown_at(ty)=> #field: <#ty as #read>::decode(__answer)?,)
    });
    let reading = if let Some((_, ty, decode)) = &answer.body {
        let read = success(rt, ty, decode);
        quote!(<#ty as #read>::READING)
    } else {
        quote!(&#rt::__private::Reading::IGNORED)
    };
    let read = implementation(answer, &reading, &quote!(::core::result::Result::Ok(Self { #(#headers)* #body })));
    let said = setup.describes_types.then(|| said(answer));
    quote!(#read #said)
}

/// What a document says of it. Of one with parameters nothing is said: nobody could name the types in it.
fn said(answer: &Answer) -> Option<TokenStream> {
    let Answer { name, runtime: rt, .. } = answer;
    if !answer.generics.params.is_empty() {
        return None;
    }
    let body = answer.body.as_ref().map(|(_, ty, decode)| {
        let way = ways::marker(rt, Span::call_site(), decode);
        quote!(Held::of::<#way>(#rt::__private::Probe::<#ty>::SCHEMA))
    });
    let body = body.unwrap_or_else(|| quote!(Held::NOTHING));
    let headers = answer.headers.iter().map(|Header { ty, name, shape, .. }| {
        let element = shapes::element(ty);
        let is_required = *shape == Shape::One;
        let value = match shape {
            Shape::One | Shape::Optional => quote!(#element),
            Shape::List | Shape::OptionalList => quote!(::std::vec::Vec<#element>),
        };
        quote!((#name, #is_required, #rt::__private::Probe::<#value>::SCHEMA))
    });
    Some(quote! {
        #[automatically_derived]
        impl #rt::__private::Answered for #name {
            const HELD: #rt::__private::Held = {
                #[allow(unused_imports, reason = "every type may describe itself")]
                use #rt::__private::Undescribed as _;
                #rt::__private::#body.with_headers(&[#(#headers),*])
            };
        }
    })
}

/// The same where something is wrong: what is read so has no error of its own.
pub(super) fn fallback(answer: &Answer) -> TokenStream {
    let rt = &answer.runtime;
    implementation(
        answer,
        &quote!(&#rt::__private::Reading::IGNORED),
        &quote!(::core::result::Result::Err(#rt::DecodeError::new(""))),
    )
}

fn implementation(answer: &Answer, reading: &TokenStream, decode: &TokenStream) -> TokenStream {
    let Answer { name, runtime: rt, .. } = answer;
    let mut generics = answer.generics.clone();
    if has_types(answer) {
        let predicates = &mut generics.make_where_clause().predicates;
        predicates.extend(predicates_of(answer));
    }
    let (parameters, arguments, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters #rt::__private::Success<#rt::__private::Json> for #name #arguments #where_clause {
            const READING: &'static #rt::__private::Reading = #reading;
            fn decode(__answer: &mut #rt::__private::Answer) -> ::core::result::Result<Self, #rt::DecodeError> {
                #decode
            }
        }
    }
}

pub(super) fn has_types(answer: &Answer) -> bool {
    answer.generics.params.iter().any(|parameter| matches!(parameter, GenericParam::Type(_)))
}

/// What is asked of the fields' types, where these may depend on a parameter.
fn predicates_of(answer: &Answer) -> Vec<WherePredicate> {
    let rt = &answer.runtime;
    let body = answer.body.as_ref().map(|(_, ty, decode)| {
        let read = success(rt, ty, decode);
        parse_quote!(#ty: #read)
    });
    let of_header = |header: &Header| {
        let element = shapes::element(&header.ty);
        parse_quote!(#element: ::core::str::FromStr)
    };
    body.into_iter().chain(answer.headers.iter().map(of_header)).collect()
}

fn header(Header { field, ty, name, shape }: &Header) -> TokenStream {
    let span = shown_at(ty);
    let function = match shape {
        Shape::One => quote_spanned!(span=> header),
        Shape::Optional => quote_spanned!(span=> header_opt),
        Shape::List => quote_spanned!(span=> header_all),
        Shape::OptionalList => quote_spanned!(span=> header_all_opt),
    };
    quote_spanned!(span=> #field: __answer.#function(#name)?,)
}

/// `Success<Json>`, for the body of that type.
fn success(rt: &Path, ty: &Type, decode: &Decode) -> TokenStream {
    let span = shown_at(ty);
    let way = ways::marker(rt, span, decode);
    quote_spanned!(span=> #rt::__private::Success<#way>)
}

pub(super) fn shown_at(ty: &Type) -> Span {
    let first = ty.to_token_stream().into_iter().next();
    Span::call_site().located_at(first.map_or_else(Span::call_site, |token| token.span()))
}
