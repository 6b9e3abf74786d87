//! `RetryPolicy::new()…`, field by field.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Path;

use super::types;
use crate::model::pattern::Pattern;
use crate::model::retry::{Cause, Retry};

/// What `retry` says, on top of the policy that `begin` is.
pub(crate) fn policy(rt: &Path, begin: &TokenStream, retry: &Retry) -> TokenStream {
    let attempts = retry.attempts.map(|attempts| {
        let count = Literal::u32_unsuffixed(attempts);
        if retry.is_never() { quote!(.never()) } else { quote!(.attempts(#count)) }
    });
    let on = retry.on.as_ref().map(|causes| {
        let causes = causes.iter().map(|cause| self::cause(rt, *cause));
        quote!(.on(&[#(#causes),*]))
    });
    let base = retry.base.map(types::duration).map(|base| quote!(.base(#base)));
    let cap = retry.cap.map(types::duration).map(|cap| quote!(.cap(#cap)));
    let factor = retry.factor.map(Literal::u32_unsuffixed).map(|factor| quote!(.factor(#factor)));
    let throttle_base = retry.throttle_base.map(types::duration).map(|base| quote!(.throttle_base(#base)));
    let rejected = retry.rejected.as_ref().map(|statuses| {
        let statuses = statuses.iter().copied().map(Literal::u16_unsuffixed);
        quote!(.rejected(&[#(#statuses),*]))
    });
    quote!(#begin #attempts #on #base #cap #factor #throttle_base #rejected)
}

fn cause(rt: &Path, cause: Cause) -> TokenStream {
    match cause {
        Cause::Status(Pattern::Exact(code)) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#rt::RetryOn::Status(#code))
        }
        Cause::Status(Pattern::Class(digit)) => {
            let digit = Literal::u8_unsuffixed(digit);
            quote!(#rt::RetryOn::Class(#digit))
        }
        Cause::Connect => quote!(#rt::RetryOn::Connect),
        Cause::Timeout => quote!(#rt::RetryOn::Timeout),
        Cause::Reset => quote!(#rt::RetryOn::Reset),
    }
}
