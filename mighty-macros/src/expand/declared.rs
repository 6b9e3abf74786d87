//! Which statuses an enum declares, and which answer becomes which variant.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::{api, types};
use crate::model::errors::ErrorEnum;
use crate::model::interface::Interface;
use crate::model::pattern::Pattern;
use crate::model::status::{Arm, Status};

/// What an endpoint declares, for its descriptor: the statuses of its enum, in their order.
pub(crate) fn list(interface: &Interface, name: &Ident) -> TokenStream {
    let statuses = interface.errors.iter().filter(|error| error.name == *name).flat_map(|error| &error.statuses);
    let declared = statuses.map(|status| declared(interface, status));
    quote!(&[#(#declared),*])
}

/// The function that makes an enum of an answer.
pub(crate) fn from_failed(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let rt = &interface.runtime;
    if !error.statuses.is_empty() && interface.api.is_some() && error.statuses.iter().all(Status::is_usual) {
        return of_usual(interface, error);
    }
    let made = made(interface, error);
    quote! {
        #[inline]
        fn from_failed(__failed: &mut #rt::__private::Failed) -> Self { #made }
    }
}

fn declared(interface: &Interface, status: &Status) -> TokenStream {
    let rt = &interface.runtime;
    let variant = status.variant.unraw().to_string();
    let codes = match &status.arm {
        Arm::Codes(codes) => Some(quote!(.with_codes(&[#(#codes),*]))),
        Arm::Whole | Arm::Rest => None,
    };
    match status.pattern {
        Pattern::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#rt::DeclaredError::status(#code, #variant) #codes)
        }
        Pattern::Class(digit) => {
            let digit = Literal::u8_unsuffixed(digit);
            quote!(#rt::DeclaredError::class(#digit, #variant) #codes)
        }
    }
}

/// The variants are sorted so that an exact status stands before its class: the first one wins, by its place in the descriptor.
fn made(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let unexpected = quote!(Self::Unexpected(__failed.unexpected()));
    if error.statuses.is_empty() {
        return unexpected;
    }
    let mut place = 0;
    let arms = error.statuses.chunk_by(|one, other| one.pattern == other.pattern).map(|variants| {
        let index = Literal::usize_unsuffixed(place);
        place += variants.len();
        let error = match variants {
            [Status { arm: Arm::Whole, variant, body, .. }] => {
                let payload = payload(interface, body.as_ref());
                quote!(Self::#variant(#payload))
            }
            arms => split(interface, arms),
        };
        quote!(#index => #error,)
    });
    quote!(match __failed.declared() { #(#arms)* _ => #unexpected })
}

/// Where all variants hold the same, it is made once, for whichever it is.
fn of_usual(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let (rt, api) = (&interface.runtime, api::alias(interface, Span::call_site()));
    let arms = error.statuses.iter().enumerate().map(|(place, status)| {
        let variant = &status.variant;
        let is_last = place + 1 == error.statuses.len();
        let place = if is_last { quote!(_) } else { Literal::usize_unsuffixed(place).into_token_stream() };
        quote!(#place #variant)
    });
    quote!(#rt::__private::of_usual! { #api: #(#arms)* })
}

/// The first arm that has the answer's code, else the last one, which is that for the rest.
fn split(interface: &Interface, arms: &[Status]) -> TokenStream {
    let steps = arms.iter().map(|status| step(interface, status));
    quote!(__failed.split() #(#steps)*)
}

/// `.arm(&["stale"], Self::Stale)`
fn step(interface: &Interface, status: &Status) -> TokenStream {
    let variant = &status.variant;
    let codes = match &status.arm {
        Arm::Codes(codes) => Some(quote!(&[#(#codes),*],)),
        Arm::Whole | Arm::Rest => None,
    };
    match (&status.body, &interface.api, &codes) {
        // A body type that cannot be one is an error at the type.
        (Some(body), _, Some(_)) => quote_spanned!(types::shown_at(body)=> .arm(#codes Self::#variant)),
        (Some(body), _, None) => quote_spanned!(types::shown_at(body)=> .rest(Self::#variant)),
        (None, Some(_), _) => {
            let api = api::alias(interface, Span::call_site());
            let name = if codes.is_some() { quote!(api_arm) } else { quote!(api_rest) };
            quote!(.#name::<#api>(#codes Self::#variant))
        }
        (None, None, Some(_)) => quote!(.arm(#codes Self::#variant)),
        (None, None, None) => quote!(.rest(Self::#variant)),
    }
}

fn payload(interface: &Interface, body: Option<&Type>) -> TokenStream {
    match (body, &interface.api) {
        // A body type that cannot be one is an error at the type.
        (Some(body), _) => quote_spanned!(types::shown_at(body)=> __failed.error()),
        (None, Some(_)) => {
            let api = api::alias(interface, Span::call_site());
            quote!(__failed.api_error::<#api>())
        }
        (None, None) => quote!(__failed.error()),
    }
}
