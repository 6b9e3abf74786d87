//! A method of the trait: its attribute, its signature, and how they fit.

use super::claim::Claim;
use super::draft::Draft;
use super::streams;
use crate::check::ground::{cfg, names};
use crate::check::rules::{constants, endpoint, enum_name, successes};
use crate::check::signature::{self, Signature, arguments};
use crate::check::values::endpoint_attribute;
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{endpoint_attribute as messages, signatures};
use crate::model::interface::{Method, Returns};
use crate::parse::endpoint_attribute::RawEndpoint;
use crate::parse::method::RawMethod;
use crate::parse::strip;
use crate::suggest;

/// Checks one method.
pub(crate) fn check(mut raw: RawMethod, settings: &Settings, diagnostics: &mut Diagnostics) -> (Method, Draft) {
    let before = diagnostics.count();
    let attribute = check_one_attribute(&mut raw, diagnostics);
    check_no_body(&raw, diagnostics);
    let own = attribute.map(|attribute| endpoint_attribute::check(attribute, settings, diagnostics));
    let cfg = cfg::predicates(&raw.attributes);
    let constant = names::constant(&raw.signature.ident);
    let (mut signature, inputs) = signature::check(&raw.visibility, raw.signature, &settings.runtime, diagnostics);
    enum_name::check(&mut signature, settings, diagnostics);
    let outcome = own.as_ref().and_then(|own| successes::check_name(&mut signature, own, settings, diagnostics));
    let arguments = arguments::check(inputs, diagnostics);
    let mut draft = Draft {
        name: signature.name.clone(),
        constant: constant.clone(),
        cfg: cfg.clone(),
        generics: signature.generics.clone(),
        error: signature.error.clone(),
        outcome,
        output: signature.success.clone(),
        successes: own.as_ref().map(|own| own.successes.clone()).unwrap_or_default(),
        statuses: own.as_ref().map_or(&settings.statuses, |own| &own.statuses).clone(),
        statuses_are_sound: own.as_ref().is_some_and(|own| own.statuses_are_sound),
        endpoint: None,
        claim: None,
    };
    let parameters = arguments.parameters.clone();
    let wants_stream = own.as_ref().is_some_and(|own| own.wants_stream);
    let stream = wants_stream.then(|| streams::stream(&signature, &settings.runtime));
    if let Some(mut own) = own {
        constants::check(&mut own, &arguments, diagnostics);
        let claim = Claim::of(&own, &signature, &arguments);
        draft.endpoint = endpoint::check(own, &signature, arguments, diagnostics);
        // Where something is wrong already, a difference may be that same mistake.
        draft.claim = claim.filter(|_| diagnostics.count() == before);
        diagnostics.presumed_of(&cfg.0, &signature.generics);
    }
    let Signature { fn_token, name, generics, receiver, self_token, output, success, error } = signature;
    let returns = success.zip(error).map(|(success, error)| Returns { success, error });
    let attributes = raw.attributes;
    let method = Method {
        attributes,
        cfg,
        fn_token,
        name,
        constant,
        generics,
        receiver,
        self_token,
        parameters,
        output,
        returns,
        stream,
    };
    (method, draft)
}

fn check_one_attribute(raw: &mut RawMethod, diagnostics: &mut Diagnostics) -> Option<RawEndpoint> {
    let mut attributes = raw.endpoint.iter();
    let Some(first) = attributes.next() else {
        check_attribute_missing(raw, diagnostics);
        return None;
    };
    for second in attributes {
        diagnostics.over(second.path(), messages::attribute_twice());
    }
    Some(RawEndpoint::parse(first, diagnostics))
}

/// A slip in the attribute's name is that one mistake, not also a missing attribute.
fn check_attribute_missing(raw: &mut RawMethod, diagnostics: &mut Diagnostics) {
    let misspelt = |attribute: &syn::Attribute| {
        strip::word(attribute).is_some_and(|word| suggest::nearest(&word, &["endpoint"]).is_some())
    };
    if let Some(index) = raw.attributes.iter().position(misspelt) {
        let attribute = raw.attributes.remove(index);
        let word = strip::word(&attribute).unwrap_or_default();
        diagnostics.over(attribute.path(), messages::misspelt_attribute(word));
    } else {
        let name = &raw.signature.ident;
        diagnostics.at(name.span(), messages::missing_attribute(name));
    }
}

fn check_no_body(raw: &RawMethod, diagnostics: &mut Diagnostics) {
    if let Some(body) = &raw.body {
        diagnostics.at(body.span_open(), signatures::has_body(&raw.signature.ident));
    }
}
