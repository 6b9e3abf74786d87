//! Errors inside successes: that the API says when a success is one.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::{api, cfg, types};
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};
use crate::model::pattern::Pattern;

/// For each endpoint that declares such an error, asked by the compiler and shown at the status.
pub(crate) fn checks(interface: &Interface, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let of_endpoint = |(method, endpoint): &(&Method, &Endpoint)| {
        let status = endpoint.statuses.iter().find(|status| may_be_success(status.pattern, endpoint))?;
        Some(check(interface, method, status.span))
    };
    pairs.iter().filter_map(of_endpoint).collect()
}

/// Whether a status of an error is one that the endpoint takes for a success.
fn may_be_success(pattern: Pattern, endpoint: &Endpoint) -> bool {
    let is_covered = || endpoint.successes.iter().any(|success| pattern.covers(Pattern::Exact(success.code)));
    pattern.is_success() && (endpoint.successes.is_empty() || is_covered())
}

fn check(interface: &Interface, method: &Method, at: Span) -> TokenStream {
    let span = Span::call_site().located_at(at);
    let (rt, api) = (types::runtime_at(interface, span), api::alias(interface, span));
    let (of_trait, of_method) = (cfg::all(&interface.cfg), cfg::all(&method.cfg));
    quote_spanned! {span=>
        #of_trait
        #of_method
        const _: () = #rt::__private::has_error_in_success::<#api>();
    }
}
