//! Raw types to the model. One function per rule, named `check_…`; every mistake is added to the
//! diagnostics and the checks go on with what is sound, so that none is reported twice in other words.
//!
//! The folders are storeys, each of which imports only what is below: `ground`, `values` of the attributes, a method's
//! `signature`, the `rules` between the two, the `interface` as a whole, the `document`. Here they are run.

mod document;
pub(crate) mod ground;
mod interface;
mod rules;
mod signature;
mod values;

use self::ground::{cfg, names};
use self::values::trait_attribute;
use crate::diagnostics::Diagnostics;
use crate::model::endpoint::{Endpoint, Shared};
use crate::model::interface::Interface;
use crate::parse::endpoints_attribute::RawEndpoints;
use crate::parse::item::RawTrait;
use crate::setup::Setup;

/// A trait after all checks.
pub(crate) struct Checked {
    /// What its users see; always there.
    pub interface: Interface,
    /// What its attribute says for all endpoints.
    pub shared: Shared,
    /// What its endpoints send; `None` if anything is wrong with one of them.
    pub endpoints: Option<Vec<Endpoint>>,
}

/// Checks a trait and its attribute.
pub(crate) fn run(attribute: RawEndpoints, raw: RawTrait, setup: Setup, diagnostics: &mut Diagnostics) -> Checked {
    let transport = interface::names::transport(&raw);
    let settings = trait_attribute::check(attribute, &raw.name, setup, diagnostics);
    interface::names::check_trait_modifier(&raw, diagnostics);
    let (items, drafts) = interface::items::check(raw.items, &settings, diagnostics);
    interface::names::check_constants(&settings, &drafts, diagnostics);
    interface::retry::check(&settings, &drafts, diagnostics);
    let errors = interface::enums::check(&drafts, diagnostics);
    interface::constructors::check(&settings.sides, &errors, diagnostics);
    let union = interface::unions::check(settings.union.as_ref(), &errors, diagnostics);
    let successes = interface::successes::check(&drafts, &errors, diagnostics);
    interface::sides::check(&settings, &raw.generics, &items, (&errors, union.as_ref(), &successes), diagnostics);
    let document = document::check(&settings, &drafts, diagnostics);
    let interface = Interface {
        cfg: cfg::predicates(&raw.attributes),
        attributes: raw.attributes,
        visibility: raw.visibility,
        endpoints_name: names::endpoints_name(&raw.name),
        name: raw.name,
        generics: raw.generics,
        supertraits: raw.supertraits,
        items,
        api: settings.api,
        error_body: settings.error_body,
        runtime: settings.runtime,
        transport,
        sides: settings.sides,
        is_local: settings.is_local,
        is_non_exhaustive: settings.is_non_exhaustive,
        errors,
        union,
        successes,
        document,
    };
    let endpoints = drafts.into_iter().map(|draft| draft.endpoint).collect();
    Checked { interface, shared: settings.shared, endpoints }
}
