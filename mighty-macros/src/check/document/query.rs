//! Query parameters, by name.

use mighty_openapi::{Operation, Parameter, Style};
use syn::LitStr;

use crate::check::interface::claim::{Claim, Origin, Sent};
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::model::argument::Shape;
use crate::suggest;

/// Every argument is a parameter of the document, and there as often.
pub(super) fn check_named(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    for sent in &claim.query {
        match operation.query().find(|parameter| parameter.name == sent.name) {
            Some(parameter) => check_required(sent, parameter, diagnostics),
            None if operation.query().any(|parameter| parameter.has_property(&sent.name)) => {}
            // What all endpoints of a trait send is not in all operations.
            None if sent.origin == Origin::OfTrait => {}
            None if operation.has_unknown_parameters || claim.places.undocumented.has_parameter(&sent.name) => {}
            None => diagnostics.at(sent.span, messages::query_unknown(&sent.name, hint(claim, sent, operation))),
        }
    }
}

fn hint(claim: &Claim, sent: &Sent, operation: &Operation) -> String {
    let is_free = |name: &&str| !claim.query.iter().any(|other| other.name == *name);
    let free: Vec<&str> = operation.query().map(|parameter| parameter.name.as_str()).filter(is_free).collect();
    match nearest(&sent.name, &free) {
        Some(near) => format!("did you mean `{near}`?"),
        None if sent.origin != Origin::Argument => format!("take it away, or write `undocumented(\"{}\")`", sent.name),
        None => format!("take the argument away, or write `undocumented(\"{}\")`", sent.name),
    }
}

/// The name that was meant: the same with or without brackets, or with a slip in it.
fn nearest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let bare = |name: &str| name.strip_suffix("[]").unwrap_or(name).to_owned();
    let same = names.iter().copied().find(|other| bare(other) == bare(name));
    same.or_else(|| suggest::nearest(name, names))
}

fn check_required(sent: &Sent, parameter: &Parameter, diagnostics: &mut Diagnostics) {
    match (parameter.is_required, sent.shape) {
        (true, Shape::Optional | Shape::OptionalList) => {
            diagnostics.at(sent.span, messages::query_required(&sent.name));
        }
        (false, Shape::One) if sent.origin == Origin::Argument => {
            diagnostics.at(sent.span, messages::query_optional(&sent.name));
        }
        // A list may be empty, and the document cannot say how long it is.
        _ => {}
    }
}

/// Every parameter of the document is an argument, or may be a field of a flattened struct.
pub(super) fn check_missing(claim: &Claim, operation: &Operation, of_trait: &[LitStr], diagnostics: &mut Diagnostics) {
    let is_omitted =
        |parameter: &Parameter| claim.places.omitted.iter().chain(of_trait).any(|name| name.value() == parameter.name);
    // One that is misspelt is reported as that, and not once more.
    let is_meant = |parameter: &Parameter| {
        let is_unknown = |sent: &&Sent| !operation.query().any(|parameter| stands_for(sent, parameter));
        let unknown = claim.query.iter().filter(is_unknown);
        unknown.into_iter().any(|sent| nearest(&sent.name, &[&parameter.name]).is_some())
    };
    let is_sent = |parameter: &Parameter| claim.query.iter().any(|sent| stands_for(sent, parameter));
    let missing: Vec<&Parameter> =
        operation.query().filter(|own| !is_sent(own) && !is_meant(own) && !is_omitted(own)).collect();
    if missing.is_empty() || claim.has_flattened {
        return;
    }
    let names: Vec<String> = missing.iter().map(|parameter| format!("`{}`", parameter.name)).collect();
    let kind = if names.len() == 1 { "the query parameter" } else { "the query parameters" };
    let arguments: Vec<String> = missing.iter().map(|parameter| argument(parameter)).collect();
    let message = messages::query_missing(
        format!("{kind} {}", suggest::sequence(&names, "and")),
        suggest::sequence(&arguments, "and"),
    );
    diagnostics.at(claim.name.span(), message);
}

/// Whether the argument is the parameter, or one of its properties.
fn stands_for(sent: &Sent, parameter: &Parameter) -> bool {
    sent.name == parameter.name || parameter.has_property(&sent.name)
}

/// How the argument is written.
fn argument(parameter: &Parameter) -> String {
    let name = &parameter.name;
    let ty = if parameter.is_required { "…" } else { "Option<…>" };
    let style = match (parameter.style, parameter.explode) {
        (Style::Form, false) => Some("style = comma"),
        (Style::PipeDelimited, false) => Some("style = pipe"),
        (Style::SpaceDelimited, false) => Some("style = space"),
        (Style::DeepObject, _) => Some("style = deep_object"),
        _ => None,
    };
    let named = syn::parse_str::<syn::Ident>(name).is_err().then(|| format!("name = \"{name}\""));
    let argument = if named.is_some() { "…" } else { name };
    let keys: Vec<&str> = named.as_deref().into_iter().chain(style).collect();
    match keys.as_slice() {
        [] => format!("`#[query] {argument}: {ty}`"),
        keys => format!("`#[query({})] {argument}: {ty}`", keys.join(", ")),
    }
}
