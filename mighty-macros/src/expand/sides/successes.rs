//! How a success enum becomes an answer: each variant has its status.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use crate::expand::{cfg, request, types};
use crate::model::endpoint::{Success, SuccessVariant};
use crate::model::interface::Interface;
use crate::model::success::SuccessEnum;

/// The impl for one enum.
pub(super) fn expand(interface: &Interface, presence: &TokenStream, outcome: &SuccessEnum) -> TokenStream {
    let (rt, name, of_enum) = (&interface.runtime, &outcome.name, cfg::any(&outcome.presence()));
    let arms = outcome.successes.iter().filter_map(|success| arm(interface, success));
    quote! {
        #presence
        #of_enum
        #[automatically_derived]
        impl #rt::__private::Respond<#rt::__private::ByStatus> for #name {
            fn respond(
                self,
                __writing: #rt::__private::Writing,
            ) -> ::core::result::Result<#rt::serve::Outgoing, #rt::serve::Unwritable> {
                match self { #(#arms)* }
            }
        }
    }
}

fn arm(interface: &Interface, success: &Success) -> Option<TokenStream> {
    let SuccessVariant { name, body } = success.variant.as_ref()?;
    let status = Literal::u16_unsuffixed(success.code);
    let Some((ty, decode)) = body else {
        return Some(quote!(Self::#name => ::core::result::Result::Ok(__writing.at(#status).empty()),));
    };
    let (span, decode) = (types::shown_at(ty), request::decode(interface, ty, decode));
    let rt = types::runtime_at(interface, span);
    let value =
        quote_spanned!(span=> <#ty as #rt::__private::Respond<#decode>>::respond(__value, __writing.at(#status)));
    Some(quote!(Self::#name(__value) => #value,))
}
