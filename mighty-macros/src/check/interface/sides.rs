//! What the other sides of a trait ask of it: each argument read into one type, and names that nothing else has.

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{GenericParam, Generics};

use crate::check::ground::{names, shapes};
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::expand::sides::names::call_of;
use crate::expand::sides::owned;
use crate::expand::types;
use crate::messages::sides as messages;
use crate::model::errors::{ErrorEnum, Union};
use crate::model::interface::{Item, Method};
use crate::model::success::SuccessEnum;

/// The enums beside a trait.
type Enums<'a> = (&'a [ErrorEnum], Option<&'a Union>, &'a [SuccessEnum]);

/// Checks a trait of which a side is asked for.
pub(crate) fn check(
    settings: &Settings,
    generics: &Generics,
    items: &[Item],
    enums: Enums<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(word) = word(settings) else { return };
    let methods: Vec<&Method> = items
        .iter()
        .filter_map(|item| match item {
            Item::Method(method) => Some(method.as_ref()),
            Item::Kept(_) | Item::Undefined { .. } => None,
        })
        .collect();
    if check_trait(word, generics, diagnostics) {
        for method in &methods {
            check_method(word, generics, method, diagnostics);
        }
    }
    check_calls(settings, &methods, enums, diagnostics);
    check_sides(settings, enums, diagnostics);
}

/// The word to speak of.
fn word(settings: &Settings) -> Option<&'static str> {
    match (&settings.sides.server, &settings.sides.testing) {
        (Some(_), _) => Some("server"),
        (None, Some(_)) => Some("testing"),
        (None, None) => None,
    }
}

/// Whether the trait is one, and not one for each type.
fn check_trait(word: &str, generics: &Generics, diagnostics: &mut Diagnostics) -> bool {
    let Some(first) = generics.params.first() else { return true };
    diagnostics.over(first, messages::trait_parameter(word, parameter_name(first)));
    false
}

/// Of the mistakes in one signature the first one: a parameter is in all of its types.
fn check_method(word: &str, of_trait: &Generics, method: &Method, diagnostics: &mut Diagnostics) {
    for argument in &method.parameters {
        // One with `impl` was refused.
        if shapes::find_impl(&argument.ty).is_some() {
            return;
        }
        if let Some(parameter) = types::mentioned(of_trait, &method.generics, &argument.ty) {
            diagnostics.over(&argument.ty, messages::generic_argument(word, argument.name.unraw(), parameter));
            return;
        }
    }
    if let Some(success) = method.returns.as_ref().map(|returns| &returns.success)
        && let Some(parameter) = types::mentioned(of_trait, &method.generics, success)
    {
        diagnostics.over(success, messages::generic_success(word, parameter));
        return;
    }
    let is_open = |parameter: &&GenericParam| !matches!(parameter, GenericParam::Lifetime(_));
    if let Some(open) = method.generics.params.iter().find(is_open) {
        diagnostics.over(open, messages::generic_method(word, parameter_name(open)));
        return;
    }
    for argument in &method.parameters {
        if owned::owned(&argument.ty).is_none() || !owned::can_be_lent(&argument.ty) {
            diagnostics.over(&argument.ty, messages::borrowed_argument(word, argument.name.unraw()));
        }
    }
}

fn parameter_name(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
    }
}

/// Every struct of arguments has a name of its own.
fn check_calls(settings: &Settings, methods: &[&Method], enums: Enums<'_>, diagnostics: &mut Diagnostics) {
    let (errors, ..) = enums;
    let mut earlier: Vec<(Ident, &Method)> = Vec::new();
    for method in methods {
        let Some(returns) = &method.returns else { continue };
        let is_shared = errors.iter().any(|own| own.name == returns.error && own.endpoints.len() > 1);
        let name = call_of(&method.name, &returns.error, is_shared);
        let exclude = |other: &Method| !method.cfg.is_always() && !other.cfg.is_always();
        if let Some((_, first)) = earlier.iter().find(|(other, first)| *other == name && !exclude(first)) {
            diagnostics.at(method.name.span(), messages::call_twice(method.name.unraw(), first.name.unraw(), &name));
        } else if is_taken(&name, settings, enums) {
            diagnostics.at(method.name.span(), messages::call_name_taken(method.name.unraw(), &name));
        }
        earlier.push((name, method));
    }
}

fn is_taken(name: &Ident, settings: &Settings, (errors, union, successes): Enums<'_>) -> bool {
    let mut enums = errors.iter().map(|own| &own.name).chain(union.map(|own| &own.name));
    names::is_taken(name, &settings.trait_name)
        || enums.any(|own| own == name)
        || successes.iter().any(|own| own.name == *name)
}

/// No enum is called as a side is.
fn check_sides(settings: &Settings, (errors, union, successes): Enums<'_>, diagnostics: &mut Diagnostics) {
    let of_trait = settings.trait_name.unraw();
    let sides = [
        (settings.sides.testing.is_some(), format_ident!("{of_trait}Mock"), "testing"),
        (settings.sides.server.is_some(), format_ident!("{of_trait}Server"), "server"),
    ];
    let enums = errors.iter().map(|own| &own.name).chain(union.map(|own| &own.name));
    for own in enums.chain(successes.iter().map(|own| &own.name)) {
        if let Some((_, name, word)) = sides.iter().find(|(is_there, name, _)| *is_there && name == own) {
            diagnostics.at(own.span(), messages::side_name_taken(name, word));
        }
    }
}
