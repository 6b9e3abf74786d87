//! How the pages of an endpoint follow each other, as its descriptor says it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{api, cfg, types};
use crate::model::endpoint::Endpoint;
use crate::model::interface::{Interface, Method};
use crate::model::pagination::{Pagination, Place, Way};

/// `.with_pagination(…)`
pub(crate) fn setting(interface: &Interface, pagination: &Pagination) -> TokenStream {
    let (rt, api) = (&interface.runtime, api::alias(interface, Span::call_site()));
    let page_size = pagination.page_size.as_ref().map(|parameter| quote!(.page_size(#parameter)));
    let ways = pagination.ways.iter().map(|way| way_tokens(interface, way));
    let value = match (pagination.ways.is_empty(), page_size) {
        (true, page_size) => quote!(#rt::__private::api_pagination::<#api>() #page_size),
        (false, Some(page_size)) => quote!(#rt::Pagination::new(&[#(#ways),*]) #page_size),
        (false, None) => quote!(#rt::Pagination::new(&[#(#ways),*]).or_page_size_of::<#api>()),
    };
    quote!(.with_pagination(#value))
}

fn way_tokens(interface: &Interface, way: &Way) -> TokenStream {
    let rt = &interface.runtime;
    match way {
        Way::Link { path } => quote!(#rt::NextPage::link(#path)),
        Way::LinkHeader => quote!(#rt::NextPage::link_header()),
        Way::PageNumber { parameter, total_pages } => {
            let total_pages = total_pages.as_ref().map(|path| quote!(.total_pages(#path)));
            quote!(#rt::NextPage::page_number(#parameter) #total_pages)
        }
        Way::Value { path, is_of_last_item, place, has_more } => {
            let has_more = has_more.as_ref().map(|path| quote!(.has_more(#path)));
            let (constructor, name) = match (is_of_last_item, place) {
                (false, Place::Parameter(name)) => (quote!(cursor), name),
                (false, Place::Member(name)) => (quote!(cursor_in_body), name),
                (true, Place::Parameter(name)) => (quote!(last_item), name),
                (true, Place::Member(name)) => (quote!(last_item_in_body), name),
            };
            quote!(#rt::NextPage::#constructor(#path, #name) #has_more)
        }
    }
}

/// For each endpoint that leaves it to the API: that the API says anything, asked by the compiler and shown at `paginate`.
pub(crate) fn checks(interface: &Interface, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    let of_api = |(method, endpoint): &(&Method, &Endpoint)| {
        let pagination = endpoint.pagination.as_ref().filter(|pagination| pagination.ways.is_empty())?;
        Some(check(interface, method, pagination))
    };
    pairs.iter().filter_map(of_api).collect()
}

fn check(interface: &Interface, method: &Method, pagination: &Pagination) -> TokenStream {
    let span = Span::call_site().located_at(pagination.key);
    let (rt, api) = (types::runtime_at(interface, span), api::alias(interface, span));
    let (of_trait, of_method) = (cfg::all(&interface.cfg), cfg::all(&method.cfg));
    quote_spanned! {span=>
        #of_trait
        #of_method
        const _: () = #rt::__private::has_pagination::<#api>();
    }
}
