//! The impl by which an answer is read into a struct.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Path, Type, WherePredicate, parse_quote};

use super::check::{Answer, Header};
use crate::check::ground::shapes;
use crate::model::argument::Shape;
use crate::model::endpoint::Decode;

/// Headers first: what reads the body may take the whole answer.
pub(super) fn complete(answer: &Answer) -> TokenStream {
    let rt = &answer.runtime;
    let headers = answer.headers.iter().map(header);
    let body = answer.body.as_ref().map(|(field, ty, decode)| {
        let read = success(rt, ty, decode);
        quote_spanned!(shown_at(ty)=> #field: <#ty as #read>::decode(__answer)?,)
    });
    let of_body = answer.body.as_ref().map(|(_, ty, decode)| {
        let read = success(rt, ty, decode);
        quote!(<#ty as #read>::IGNORES_BODY)
    });
    let ignores_body = of_body.unwrap_or_else(|| quote!(true));
    implementation(answer, &ignores_body, &quote!(::core::result::Result::Ok(Self { #(#headers)* #body })))
}

/// The same where something is wrong: what is read so has no error of its own.
pub(super) fn fallback(answer: &Answer) -> TokenStream {
    let rt = &answer.runtime;
    implementation(answer, &quote!(true), &quote!(::core::result::Result::Err(#rt::DecodeError::new(""))))
}

fn implementation(answer: &Answer, ignores_body: &TokenStream, decode: &TokenStream) -> TokenStream {
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
            const IGNORES_BODY: bool = #ignores_body;
            fn decode(__answer: &mut #rt::__private::Answer) -> ::core::result::Result<Self, #rt::DecodeError> {
                #decode
            }
        }
    }
}

fn has_types(answer: &Answer) -> bool {
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
    let way = way(rt, span, decode);
    quote_spanned!(span=> #rt::__private::Success<#way>)
}

fn way(rt: &Path, span: Span, decode: &Decode) -> TokenStream {
    match decode {
        Decode::Json | Decode::ByStatus => quote_spanned!(span=> #rt::__private::Json),
        Decode::Empty => quote_spanned!(span=> #rt::__private::Empty),
        Decode::Text => quote_spanned!(span=> #rt::__private::Text),
        Decode::Raw => quote_spanned!(span=> #rt::__private::Raw),
        Decode::Full(inner) | Decode::Conditional(inner) => {
            let inner = way(rt, span, inner);
            quote_spanned!(span=> #rt::__private::Full<#inner>)
        }
    }
}

fn shown_at(ty: &Type) -> Span {
    let first = ty.to_token_stream().into_iter().next();
    Span::call_site().located_at(first.map_or_else(Span::call_site, |token| token.span()))
}
