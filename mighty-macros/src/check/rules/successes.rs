//! `success(…)`: the enum that it makes, against the signature, the method and the errors.

use proc_macro2::Ident;
use quote::quote;
use syn::Type;

use crate::check::ground::{names, shapes};
use crate::check::signature::Signature;
use crate::check::values::endpoint_attribute::Own;
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::{Diagnostic, Diagnostics, Wanted};
use crate::messages::{bodies as body_messages, success as messages};
use crate::model::endpoint::Decode;
use crate::model::method::HttpMethod;
use crate::model::pattern::Pattern;

/// The name of the success enum, if there is one. Where it cannot be one, the signature names something else.
pub(crate) fn check_name(
    signature: &mut Signature,
    own: &Own,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Ident> {
    let output = signature.success.clone().filter(|_| own.successes.has_variants)?;
    let inner = shapes::unwrapped(&output);
    let name = plain_name(inner).filter(|_| shapes::decode(inner) == Decode::Json);
    let Some(name) = name else {
        diagnostics.over(inner, messages::not_a_name(shapes::text(inner)));
        return None;
    };
    if names::is_taken(&name, &settings.trait_name) || settings.union.as_ref() == Some(&name) {
        diagnostics.at(name.span(), messages::enum_name_taken(&name));
        // The trait's own name is no type, which would be a second error.
        if name == settings.trait_name {
            let (rt, error) = (&settings.runtime, signature.error.as_ref());
            let error = error.map_or_else(|| quote!(#rt::Unexpected), |error| quote!(#error));
            signature.output = quote!(::core::result::Result<(), #error>);
        }
        return None;
    }
    Some(name)
}

fn plain_name(ty: &Type) -> Option<Ident> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().filter(|name| *name != "Self").cloned(),
        _ => None,
    }
}

/// How the success type is read.
pub(crate) fn decode(own: &Own, output: &Type) -> Decode {
    let decode = shapes::decode(output);
    if own.successes.has_variants { by_status(decode) } else { decode }
}

fn by_status(decode: Decode) -> Decode {
    match decode {
        Decode::Full(inner) => Decode::Full(Box::new(by_status(*inner))),
        Decode::Conditional(inner) => Decode::Conditional(Box::new(by_status(*inner))),
        Decode::Json => Decode::ByStatus,
        other => other,
    }
}

/// Checks what the statuses become.
pub(crate) fn check(own: &Own, output: &Type, diagnostics: &mut Diagnostics) {
    check_not_errors(own, output, diagnostics);
    if !own.successes.has_variants || !own.successes.are_sound {
        return;
    }
    check_bodies(own, diagnostics);
    if shapes::decode(output).is_conditional() {
        diagnostics.over(output, messages::conditional(shapes::text(shapes::unwrapped(output))));
    }
    if let [only] = own.successes.statuses.as_slice() {
        let body = only.variant.as_ref().and_then(|variant| variant.body.as_ref());
        let written = body.map_or_else(|| "()".to_owned(), |(ty, _)| shapes::text(ty));
        diagnostics.at(only.span, messages::only_one(only.code, written));
    }
}

/// A redirect is one or the other. An error inside a success has the status of a success.
fn check_not_errors(own: &Own, output: &Type, diagnostics: &mut Diagnostics) {
    let error = |code| own.statuses.iter().find(|status| status.pattern == Pattern::Exact(code));
    for success in own.successes.statuses.iter().filter(|success| success.code >= 300) {
        if let Some(error) = error(success.code) {
            diagnostics.at(success.span, messages::also_error(success.code, &error.variant));
        }
    }
    if let (true, Some(error)) = (shapes::decode(output).is_conditional(), error(304)) {
        diagnostics.over(output, messages::also_error(304, &error.variant));
    }
}

/// What has no body is not read.
fn check_bodies(own: &Own, diagnostics: &mut Diagnostics) {
    for success in &own.successes.statuses {
        let body = success.variant.as_ref().and_then(|variant| variant.body.as_ref());
        let Some((ty, decode)) = body.filter(|(_, decode)| !decode.is_empty()) else { continue };
        if decode.open().is_some() {
            diagnostics.over(ty, messages::stream(shapes::text(ty)));
        } else if own.method == Some(HttpMethod::Head) {
            let problem = Diagnostic::over(ty, body_messages::head_with_output(shapes::text(ty)));
            shapes::refuse(ty, decode, Wanted::NoBody, problem, diagnostics);
        } else if success.has_no_body() {
            let problem = Diagnostic::over(ty, body_messages::success_without_body(success.code, shapes::text(ty)));
            shapes::refuse(ty, decode, Wanted::NoBody, problem, diagnostics);
        }
    }
}
