//! What is always sent, in a descriptor.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::endpoint::{Endpoint, Shared};

/// What all endpoints of a trait send.
pub(crate) fn common(shared: &Shared) -> TokenStream {
    let headers = (!shared.constants.headers.is_empty()).then(|| headers(&shared.constants.headers));
    let query = (!shared.constants.query.is_empty()).then(|| query(&shared.constants.query));
    quote!(#headers #query)
}

/// What this endpoint sends, where it is not the same.
pub(crate) fn settings(shared: &Shared, endpoint: &Endpoint) -> TokenStream {
    let own = &endpoint.constants;
    let headers = (own.headers != shared.constants.headers).then(|| headers(&own.headers));
    let query = (own.query != shared.constants.query).then(|| query(&own.query));
    let body = own.has_empty_object.then(|| quote!(.with_empty_object()));
    quote!(#headers #query #body)
}

fn headers(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(.with_constant_headers(&[#(#pairs),*]))
}

fn query(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(.with_constant_query(&[#(#pairs),*]))
}
