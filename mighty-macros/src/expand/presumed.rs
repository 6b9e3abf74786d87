//! What a success type is read as, where only the compiler knows it: whether its body may be what the endpoint has.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::LitStr;

use super::{cfg, types};
use crate::diagnostics::{Presumed, Wanted};
use crate::model::cfg::Cfg;
use crate::model::interface::Interface;

/// One question for each, shown where the mistake would be. Of a type that depends on a parameter nothing can be asked.
pub(crate) fn checks(interface: &Interface, presumed: &[Presumed]) -> TokenStream {
    presumed.iter().filter_map(|presumed| check(interface, presumed)).collect()
}

fn check(interface: &Interface, Presumed { ty, wanted, diagnostic, owner }: &Presumed) -> Option<TokenStream> {
    let (cfg, generics) = owner.clone()?;
    let ty = types::outside(&interface.generics, &generics, ty)?;
    let span = Span::call_site().located_at(diagnostic.start());
    let rt = types::runtime_at(interface, span);
    let question = match wanted {
        Wanted::NoBody => format_ident!("reads_no_body", span = span),
        Wanted::NotJson => format_ident!("reads_no_json", span = span),
    };
    let problem = LitStr::new(diagnostic.text(), span);
    let (of_trait, of_method) = (cfg::all(&interface.cfg), cfg::all(&Cfg(cfg)));
    Some(quote_spanned! {span=>
        #of_trait
        #of_method
        #[allow(deprecated, reason = "the signature is where it is named")]
        const _: () = #rt::__private::#question(<#ty as #rt::__private::Success<#rt::__private::Json>>::READING, #problem);
    })
}
