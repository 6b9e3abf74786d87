//! `EndpointError`: which statuses an enum declares, and which answer becomes which variant.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::{api, error_enum, types};
use crate::model::errors::ErrorEnum;
use crate::model::interface::Interface;
use crate::model::status::{Pattern, Status};

/// The impl for one enum.
pub(crate) fn implementation(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let rt = &interface.runtime;
    let (name, presence) = (&error.name, error_enum::presence(interface, error));
    let declared = error.statuses.iter().map(|status| declared(interface, status));
    let from_answer = from_answer(interface, error);
    quote! {
        #presence
        #[automatically_derived]
        impl #rt::__private::EndpointError for #name {
            const DECLARED: &'static [#rt::DeclaredError] = &[#(#declared),*];
            fn from_answer(__answer: #rt::__private::Answer) -> Self { #from_answer }
            fn from_unexpected(__unexpected: #rt::Unexpected) -> Self { Self::Unexpected(__unexpected) }
        }
    }
}

fn declared(interface: &Interface, status: &Status) -> TokenStream {
    let rt = &interface.runtime;
    let variant = status.variant.unraw().to_string();
    match status.pattern {
        Pattern::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#rt::DeclaredError::status(#code, #variant))
        }
        Pattern::Class(digit) => {
            let digit = Literal::u8_unsuffixed(digit);
            quote!(#rt::DeclaredError::class(#digit, #variant))
        }
    }
}

/// The variants are sorted so that an exact status stands before its class: the first arm wins.
fn from_answer(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let unexpected = quote!(Self::Unexpected(__answer.into_unexpected()));
    if error.statuses.is_empty() {
        return unexpected;
    }
    let arms = error.statuses.iter().map(|status| {
        let (pattern, variant) = (pattern(status.pattern), &status.variant);
        let payload = payload(interface, status.body.as_ref());
        quote!(#pattern => Self::#variant(#payload),)
    });
    quote!(match __answer.status() { #(#arms)* _ => #unexpected })
}

fn payload(interface: &Interface, body: Option<&Type>) -> TokenStream {
    match (body, &interface.api) {
        // A body type that cannot be one is an error at the type.
        (Some(body), _) => quote_spanned!(types::shown_at(body)=> __answer.into_error()),
        (None, Some(_)) => {
            let api = api::alias(interface, Span::call_site());
            quote!(__answer.into_api_error::<#api>())
        }
        (None, None) => quote!(__answer.into_error()),
    }
}

fn pattern(pattern: Pattern) -> TokenStream {
    match pattern {
        Pattern::Exact(code) => Literal::u16_unsuffixed(code).into_token_stream(),
        Pattern::Class(digit) => {
            let first = u16::from(digit) * 100;
            let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(first + 99));
            quote!(#first..=#last)
        }
    }
}
