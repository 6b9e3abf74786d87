//! `ShowMemberError::not_found(body)`: errors that can be built, for fakes, mocks and servers.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use crate::expand::{api, cfg, docs, error_enum, types};
use crate::model::errors::{ErrorEnum, constructor_name};
use crate::model::interface::Interface;
use crate::model::pattern::Pattern;
use crate::model::status::Status;

/// A constructor for each variant.
pub(super) fn expand(interface: &Interface, presence: &TokenStream, error: &ErrorEnum) -> TokenStream {
    let (name, of_enum) = (&error.name, error_enum::presence(interface, error));
    // Whichever of its endpoints is there.
    let constants = error.endpoints.iter().filter_map(|(endpoint, cfg)| {
        let method = interface.methods().find(|method| method.name == *endpoint)?;
        let (cfg, endpoints, constant) = (cfg::all(cfg), &interface.endpoints_name, &method.constant);
        Some(quote!(#cfg { return #endpoints::#constant; }))
    });
    let rt = &interface.runtime;
    // Of two of one name, which only a wrong trait has, the first one is there.
    let is_first = |place: usize, status: &Status| {
        let earlier = error.statuses.iter().take(place);
        earlier.into_iter().all(|other| constructor_name(&other.variant) != constructor_name(&status.variant))
    };
    let statuses = error.statuses.iter().enumerate().filter(|(place, status)| is_first(*place, status));
    let constructors = statuses.map(|(_, status)| constructor(interface, error, status));
    let constructors = constructors.chain([unexpected(interface)]);
    quote! {
        #presence
        #of_enum
        #[allow(dead_code, reason = "nobody has to use all of it")]
        impl #name {
            #(#constructors)*
            #[allow(unreachable_code, reason = "several endpoints may share the enum")]
            const fn __endpoint() -> &'static #rt::Endpoint { #(#constants)* }
        }
    }
}

fn constructor(interface: &Interface, error: &ErrorEnum, status: &Status) -> TokenStream {
    let (rt, visibility) = (&interface.runtime, &interface.visibility);
    let variant = &status.variant;
    let Some(function) = constructor_name(variant) else { return TokenStream::new() };
    let function = match syn::parse_str::<Ident>(&function) {
        Ok(_) => Ident::new(&function, variant.span()),
        Err(_) => Ident::new_raw(&function, variant.span()),
    };
    let span = types::body_span(interface, status.body.as_ref());
    let body = status.body.as_ref().map_or_else(|| error_body(interface, span), ToTokens::to_token_stream);
    let (parameter, code) = match status.pattern {
        Pattern::Exact(code) => (TokenStream::new(), Literal::u16_unsuffixed(code).to_token_stream()),
        Pattern::Class(class) => {
            let class = Literal::u16_unsuffixed(u16::from(class));
            let of_class = quote!({ #rt::__private::status_of_class(__STATUS, #class) });
            (quote!(<const __STATUS: u16>), quote!(const #of_class))
        }
    };
    let all: Vec<&Status> = error.statuses.iter().collect();
    let doc = docs::lines(&docs::errors::constructor_lines(interface, error, status, &all));
    let (rt, alias) = (types::runtime_at(interface, span), api::alias(interface, span));
    let value = quote_spanned!(span=> #rt::__private::answered::<#alias, _>(Self::__endpoint(), #code, __body.into()));
    quote! {
        #doc
        #[must_use]
        #visibility fn #function #parameter(__body: impl ::core::convert::Into<#rt::ErrorReply<#body>>) -> Self {
            Self::#variant(#value)
        }
    }
}

/// The constructor of the one variant beyond the statuses.
fn unexpected(interface: &Interface) -> TokenStream {
    let (rt, visibility, alias) = (&interface.runtime, &interface.visibility, api::alias(interface, Span::call_site()));
    let doc = docs::line(
        "`Unexpected`, as if a call had had this fault: a failure of the transport, an undeclared status, …",
    );
    quote! {
        #doc
        #[must_use]
        #[track_caller]
        #visibility fn unexpected(__fault: impl ::core::convert::Into<#rt::Fault>) -> Self {
            Self::Unexpected(#rt::__private::unexpected::<#alias>(Self::__endpoint(), __fault.into()))
        }
    }
}

/// The API's usual error body, shown at `span`.
pub(super) fn error_body(interface: &Interface, span: Span) -> TokenStream {
    let (alias, rt) = (api::alias(interface, span), types::runtime_at(interface, span));
    quote_spanned!(span=> <#alias as #rt::Api>::ErrorBody)
}
