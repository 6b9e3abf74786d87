//! `ShowMemberError::not_found(body)`: errors that can be built, for fakes, mocks and servers.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::expand::{api, cfg, docs, error_enum, types};
use crate::model::errors::ErrorEnum;
use crate::model::interface::Interface;
use crate::model::pattern::Pattern;
use crate::model::status::Status;

/// A constructor for each variant beside `Unexpected`.
pub(super) fn expand(interface: &Interface, presence: &TokenStream, error: &ErrorEnum) -> TokenStream {
    let (name, of_enum) = (&error.name, error_enum::presence(interface, error));
    // Whichever of its endpoints is there.
    let constants = error.endpoints.iter().filter_map(|(endpoint, cfg)| {
        let method = interface.methods().find(|method| method.name == *endpoint)?;
        let (cfg, endpoints, constant) = (cfg::all(cfg), &interface.endpoints_name, &method.constant);
        Some(quote!(#cfg { return #endpoints::#constant; }))
    });
    let rt = &interface.runtime;
    let constructors = error.statuses.iter().map(|status| constructor(interface, status));
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

fn constructor(interface: &Interface, status: &Status) -> TokenStream {
    let (rt, visibility) = (&interface.runtime, &interface.visibility);
    let variant = &status.variant;
    let function = function(variant);
    let span = types::body_span(interface, status.body.as_ref());
    let body = status.body.as_ref().map_or_else(|| api::error_body(interface, span), ToTokens::to_token_stream);
    let (parameter, code) = match status.pattern {
        Pattern::Exact(code) => (TokenStream::new(), Literal::u16_unsuffixed(code).to_token_stream()),
        Pattern::Class(class) => {
            let class = Literal::u16_unsuffixed(u16::from(class));
            let of_class = quote!({ #rt::__private::status_of_class(__STATUS, #class) });
            (quote!(<const __STATUS: u16>), quote!(const #of_class))
        }
    };
    let doc = docs::line(&format!("`{}` with this body, as if the server had answered so.", variant.unraw()));
    let rt = types::runtime_at(interface, span);
    let value = quote_spanned!(span=> #rt::StatusError::answered(Self::__endpoint(), #code, __body.into()));
    quote! {
        #doc
        #[must_use]
        #visibility fn #function #parameter(__body: impl ::core::convert::Into<#rt::ErrorReply<#body>>) -> Self {
            Self::#variant(#value)
        }
    }
}

/// `not_found`
fn function(variant: &Ident) -> Ident {
    let name = super::snake(&variant.unraw().to_string());
    if syn::parse_str::<Ident>(&name).is_ok() {
        format_ident!("{name}", span = variant.span())
    } else {
        format_ident!("r#{name}", span = variant.span())
    }
}
