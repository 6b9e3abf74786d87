//! `#[endpoints(…)]`: what it says for all methods.

use proc_macro2::{Ident, Span};
use syn::{LitStr, Path, PathArguments, Token, Type};

use super::document::Given;
use super::{constants, merged_retry, omitted, retry, sides, site, statuses, timeouts};
use crate::check::ground::names;
use crate::diagnostics::Diagnostics;
use crate::messages::{crate_path, trait_attribute as messages, unions};
use crate::model::endpoint::Shared;
use crate::model::sides::Sides;
use crate::model::status::Status;
use crate::parse::endpoints_attribute::RawEndpoints;
use crate::parse::field::Field;
use crate::setup::Setup;

/// What holds for every endpoint of the trait.
pub(crate) struct Settings {
    /// The trait's name.
    pub trait_name: Ident,
    /// The type that implements `Api`.
    pub api: Option<Type>,
    /// The error body of its endpoints, if it is not the API's.
    pub error_body: Option<Type>,
    /// Where the runtime is found.
    pub runtime: Path,
    /// The statuses of every endpoint.
    pub statuses: Vec<Status>,
    /// Whether nothing was wrong with them, so that others may be compared with them.
    pub statuses_are_sound: bool,
    /// The name of the union.
    pub union: Option<Ident>,
    /// What the trait is compared with.
    pub document: Option<Given>,
    /// The parameters of the document that no endpoint sends, on purpose.
    pub omitted: Vec<LitStr>,
    /// What the endpoints' own settings are merged with.
    pub shared: Shared,
    /// The retry settings, with their places.
    pub retry: retry::Values,
    /// What every endpoint sends.
    pub constants: constants::Values,
    /// Futures need not be `Send`.
    pub is_local: bool,
    /// The other sides of the trait.
    pub sides: Sides,
    /// The error enums may grow.
    pub is_non_exhaustive: bool,
}

/// Checks the attribute.
pub(crate) fn check(raw: RawEndpoints, trait_name: &Ident, setup: Setup, diagnostics: &mut Diagnostics) -> Settings {
    check_api_given(&raw, trait_name, diagnostics);
    let is_sound = raw.errors.is_sound() && !raw.rest.may_mean("errors");
    let before = diagnostics.count();
    let errors = raw.errors.take(diagnostics).unwrap_or_default();
    let statuses = statuses::check_list(&errors.0, &[], diagnostics);
    let statuses_are_sound = is_sound && diagnostics.count() == before;
    let retry = retry::check(raw.retry, diagnostics);
    merged_retry::check(&retry, &retry.retry, diagnostics);
    let timeouts = timeouts::check(raw.timeout, raw.attempt_timeout, &Shared::default(), diagnostics);
    let constants = constants::of_trait(raw.headers, raw.query, diagnostics);
    let document = Given::read(raw.openapi, &raw.rest, setup, diagnostics);
    let omitted = raw.omitted.take_with_key(diagnostics).map(|(names, word)| (names.0, word));
    let omitted = omitted::check(omitted, document.is_some(), diagnostics);
    let is_local = raw.local.take(diagnostics).is_some();
    Settings {
        trait_name: trait_name.clone(),
        api: raw.api.take(diagnostics),
        error_body: raw.error_body.take(diagnostics),
        runtime: check_runtime(raw.runtime, diagnostics),
        statuses,
        statuses_are_sound,
        union: check_union(raw.error.take(diagnostics), trait_name, diagnostics),
        document,
        omitted,
        shared: Shared {
            retry: retry.retry.clone(),
            timeout: timeouts.call,
            attempt_timeout: timeouts.attempt,
            constants: constants.to_model(),
            site: site::check(raw.auth, raw.base, diagnostics),
        },
        retry,
        constants,
        sides: sides::check(raw.testing, raw.server, is_local, setup, diagnostics),
        is_local,
        is_non_exhaustive: raw.non_exhaustive.take(diagnostics).is_some(),
    }
}

fn check_api_given(raw: &RawEndpoints, trait_name: &Ident, diagnostics: &mut Diagnostics) {
    if !raw.api.is_given() && !raw.rest.may_mean("api") {
        diagnostics.at_attribute(trait_name.span(), messages::missing_api());
    }
}

/// The union's name, unless something else has it.
fn check_union(union: Option<Ident>, of_trait: &Ident, diagnostics: &mut Diagnostics) -> Option<Ident> {
    let union = union?;
    if names::is_taken(&union, of_trait) {
        diagnostics.at(union.span(), unions::union_name_taken(&union));
        return None;
    }
    Some(union)
}

fn check_runtime(given: Field<Path>, diagnostics: &mut Diagnostics) -> Path {
    let Some(path) = given.take(diagnostics) else { return default_runtime() };
    let arguments = path.segments.iter().find(|segment| !matches!(segment.arguments, PathArguments::None));
    if let Some(segment) = arguments {
        diagnostics.over(&segment.arguments, crate_path::with_arguments());
        return default_runtime();
    }
    path
}

/// `::mighty_runtime`
fn default_runtime() -> Path {
    let mut path = Path::from(Ident::new("mighty_runtime", Span::call_site()));
    path.leading_colon = Some(<Token![::]>::default());
    path
}
