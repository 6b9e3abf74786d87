//! The validated model to tokens. Nothing here can fail: what could be wrong is not in the model.

mod api;
mod cfg;
mod constants;
mod declared;
mod descriptor;
mod details;
mod docs;
mod error_enum;
mod headers;
mod impl_block;
mod in_success;
mod method;
mod openapi;
mod pagination;
pub(crate) mod presumed;
mod request;
mod retry;
pub(crate) mod sides;
mod signature;
mod site;
mod stream;
mod streaming;
mod success_enum;
mod trait_item;
pub(crate) mod types;
mod union;
pub(crate) mod ways;

use proc_macro2::TokenStream;

use crate::model::endpoint::{Endpoint, Shared};
use crate::model::interface::{Interface, Method};
use crate::setup::Setup;

/// Everything for a trait in which nothing is wrong; `endpoints` belong to its methods, in order.
pub(crate) fn complete(setup: Setup, interface: &Interface, shared: &Shared, endpoints: &[Endpoint]) -> TokenStream {
    let pairs: Vec<(&Method, &Endpoint)> = interface.methods().zip(endpoints).collect();
    let docs =
        pairs.iter().map(|(method, endpoint)| docs::method::lines(interface, shared, method, endpoint)).collect();
    let errors = interface.errors.iter().map(|error| {
        let from_failed = declared::from_failed(interface, error);
        error_enum::expand(interface, error, Some(&from_failed))
    });
    let successes = interface.successes.iter();
    let successes = successes.flat_map(|outcome| {
        [success_enum::expand(interface, outcome), success_enum::implementation(interface, outcome)]
    });
    [
        trait_item::expand(interface, docs),
        impl_block::expand(interface, &pairs),
        descriptor::expand(setup, interface, shared, &pairs),
        api::expand(interface),
        headers::assertion(interface),
        openapi::base_assertion(interface),
        pagination::checks(interface, &pairs),
        in_success::checks(interface, &pairs),
        successes.collect(),
        site::checks(interface, shared, &pairs),
        errors.collect(),
        union::expand(interface),
        sides::expand(interface, &pairs),
    ]
    .into_iter()
    .collect()
}

/// What users of the trait need, for a trait in which something is wrong: the methods compile and
/// never answer.
pub(crate) fn fallback(interface: &Interface) -> TokenStream {
    let never = sides::fallback::from_failed(interface);
    [
        trait_item::expand(interface, Vec::new()),
        impl_block::expand_pending(interface),
        descriptor::expand_placeholders(interface),
        api::expand(interface),
        interface.successes.iter().map(|outcome| success_enum::expand(interface, outcome)).collect(),
        interface.errors.iter().map(|error| error_enum::expand(interface, error, never.as_ref())).collect(),
        union::expand(interface),
        sides::fallback::expand(interface),
    ]
    .into_iter()
    .collect()
}
