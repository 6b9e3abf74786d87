//! The impl by which a struct is written as an answer.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Type, WherePredicate, parse_quote};

use super::check::{Answer, Header};
use super::expand::{has_types, shown_at};
use crate::check::ground::shapes;
use crate::expand::ways;
use crate::model::argument::Shape;
use crate::model::endpoint::Decode;

/// The body first: it makes the answer that the headers are added to.
pub(super) fn complete(answer: &Answer) -> TokenStream {
    let rt = &answer.runtime;
    let headers = answer.headers.iter().map(header);
    let begun = if let Some((field, ty, decode)) = &answer.body {
        let write = respond(rt, ty, decode);
        quote_spanned!(shown_at(ty)=> <#ty as #write>::respond(self.#field, __writing)?)
    } else {
        quote!(__writing.empty())
    };
    let written =
        quote!(::core::result::Result::Ok(#rt::__private::AnswerHeaders::of(#begun) #(#headers)* .into_answer()));
    implementation(answer, &written)
}

/// The same where something is wrong: what is written so has no error of its own.
pub(super) fn fallback(answer: &Answer) -> TokenStream {
    implementation(answer, &quote!(::core::result::Result::Ok(__writing.empty())))
}

fn implementation(answer: &Answer, written: &TokenStream) -> TokenStream {
    let Answer { name, runtime: rt, .. } = answer;
    let mut generics = answer.generics.clone();
    if has_types(answer) {
        let predicates = &mut generics.make_where_clause().predicates;
        predicates.extend(predicates_of(answer));
    }
    let (parameters, arguments, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters #rt::__private::Respond<#rt::__private::Json> for #name #arguments #where_clause {
            fn respond(
                self,
                __writing: #rt::__private::Writing,
            ) -> ::core::result::Result<#rt::serve::Outgoing, #rt::serve::Unwritable> {
                #written
            }
        }
    }
}

/// What is asked of the fields' types, where these may depend on a parameter.
fn predicates_of(answer: &Answer) -> Vec<WherePredicate> {
    let rt = &answer.runtime;
    let body = answer.body.as_ref().map(|(_, ty, decode)| {
        let write = respond(rt, ty, decode);
        parse_quote!(#ty: #write)
    });
    let of_header = |header: &Header| {
        let element = shapes::element(&header.ty);
        parse_quote!(#element: ::core::fmt::Display)
    };
    body.into_iter().chain(answer.headers.iter().map(of_header)).collect()
}

fn header(Header { field, ty, name, shape }: &Header) -> TokenStream {
    let span = shown_at(ty);
    match shape {
        Shape::One => quote_spanned!(span=> .one(#name, &self.#field)?),
        Shape::Optional => quote_spanned!(span=> .one_opt(#name, self.#field.as_ref())?),
        Shape::List => quote_spanned!(span=> .all(#name, &self.#field)?),
        Shape::OptionalList => quote_spanned!(span=> .all_opt(#name, self.#field.as_deref())?),
    }
}

/// `Respond<Json>`, for the body of that type.
fn respond(rt: &syn::Path, ty: &Type, decode: &Decode) -> TokenStream {
    let span = shown_at(ty);
    let way = ways::marker(rt, span, decode);
    quote_spanned!(span=> #rt::__private::Respond<#way>)
}
