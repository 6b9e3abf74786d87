//! How the stream of an endpoint ends and goes on, as its descriptor says it.

use proc_macro2::TokenStream;
use quote::quote;

use super::types;
use crate::model::interface::Interface;
use crate::model::streaming::{StreamEnd, Streaming};

/// `.with_streaming(…)`, and `.with_idle_timeout(…)`.
pub(crate) fn setting(interface: &Interface, streaming: &Streaming) -> TokenStream {
    let rt = &interface.runtime;
    let idle = streaming.idle.map(|idle| {
        let idle = types::duration(idle);
        quote!(.with_idle_timeout(#idle))
    });
    let end = |end: &StreamEnd| match end {
        StreamEnd::Data(data) => quote!(#rt::StreamEnd::Data(#data)),
        StreamEnd::Event(name) => quote!(#rt::StreamEnd::Event(#name)),
    };
    let ends = streaming.ends.as_ref().map(|ends| {
        let ends = ends.iter().map(end);
        quote!(.ends_with(&[#(#ends),*]))
    });
    let resume = streaming.resume.as_ref().map(|(query, member)| quote!(.resumes(#query, #member)));
    let skips = streaming.skips_undecodable.then(|| quote!(.skips_undecodable(true)));
    let items = streaming.is_about_items().then(|| quote!(.with_streaming(#rt::Streaming::new() #ends #resume #skips)));
    quote!(#idle #items)
}
