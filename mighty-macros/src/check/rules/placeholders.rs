//! Placeholders and arguments: each placeholder needs an argument of its name, and an argument
//! without an attribute has to be one.

use syn::ext::IdentExt;

use crate::check::ground::shapes;
use crate::check::signature::arguments::{Arguments, Known, Mark};
use crate::check::values::path::Template;
use crate::diagnostics::Diagnostics;
use crate::messages::placeholders as messages;
use crate::model::argument::{Argument, ArgumentKind, Shape};
use crate::suggest;

/// The arguments, now that the path parameters among them are known.
pub(crate) fn check(template: Option<&Template>, arguments: Arguments, diagnostics: &mut Diagnostics) -> Vec<Argument> {
    let placeholders = template.map_or(&[] as &[String], |template| &template.template.placeholders);
    if let Some(template) = template {
        check_matched(template, &arguments, diagnostics);
    }
    let mut placed = Vec::new();
    for known in arguments.known {
        let name = known.name.unraw().to_string();
        let is_url = matches!(known.kind(), Some((ArgumentKind::Url(_), _)));
        // A whole URL may well have the name of what it ends in.
        let index = placeholders.iter().position(|placeholder| *placeholder == name).filter(|_| !is_url);
        if let Some(index) = index {
            check_path_parameter(&known, diagnostics);
            let is_spanning = template.is_some_and(|own| own.template.spanning.contains(&name));
            placed.push(argument(known, ArgumentKind::Path(name, index, is_spanning)));
        } else if let Mark::One(kind, _) = &known.mark {
            let kind = kind.clone();
            placed.push(argument(known, kind));
        }
    }
    placed
}

fn argument(known: Known, kind: ArgumentKind) -> Argument {
    let shape = match (&kind, known.shape()) {
        // A list in a body is one value.
        (kind, Shape::List) if is_one_value(kind) => Shape::One,
        (kind, Shape::OptionalList) if is_one_value(kind) => Shape::Optional,
        (_, shape) => shape,
    };
    let is_stream = match kind {
        ArgumentKind::Part(_) => shapes::is_stream(&known.ty, "StreamPart"),
        ArgumentKind::Raw(..) => shapes::is_stream(&known.ty, "Body"),
        _ => false,
    };
    let ty = shapes::sent(&known.ty).clone();
    Argument { name: known.name, cfg: known.cfg, kind, shape, ty, is_stream }
}

/// Whether a list of it is not repeated, but written as a whole.
fn is_one_value(kind: &ArgumentKind) -> bool {
    matches!(
        kind,
        ArgumentKind::Body(..) | ArgumentKind::Raw(..) | ArgumentKind::Form(..) | ArgumentKind::QueryFlatten(..)
    )
}

/// A path parameter has to be there, once.
fn check_path_parameter(known: &Known, diagnostics: &mut Diagnostics) {
    let name = known.name.unraw();
    if let Some((kind, span)) = known.kind() {
        diagnostics.at(span, messages::argument_marked(&name, mark_word(kind)));
        return;
    }
    if !known.cfg.is_always() {
        diagnostics.at(known.name.span(), messages::argument_with_cfg(&name));
    }
    match known.shape() {
        Shape::One => {}
        Shape::Optional | Shape::OptionalList => diagnostics.over(&known.ty, messages::optional_parameter(&name)),
        Shape::List => diagnostics.over(&known.ty, messages::list_parameter(&name)),
    }
}

fn mark_word(kind: &ArgumentKind) -> &'static str {
    match kind {
        ArgumentKind::Query(..) | ArgumentKind::QueryFlatten(..) | ArgumentKind::Path(..) => "query",
        ArgumentKind::Header(_) => "header",
        ArgumentKind::Cookie(_) => "cookie",
        ArgumentKind::Body(..) | ArgumentKind::Raw(..) => "body",
        ArgumentKind::Form(..) => "form",
        ArgumentKind::Part(_) => "part",
        ArgumentKind::Url(_) => "url",
    }
}

fn check_matched(template: &Template, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let names: Vec<String> = arguments.known.iter().map(|known| known.name.unraw().to_string()).collect();
    let mut free: Vec<&str> = template.template.placeholders.iter().map(String::as_str).collect();
    free.retain(|placeholder| !names.iter().any(|name| name == placeholder));
    let unplaced = arguments
        .known
        .iter()
        .zip(&names)
        .filter(|(known, name)| matches!(known.mark, Mark::None) && !template.template.placeholders.contains(name));
    let unplaced: Vec<(&Known, &String)> = unplaced.collect();
    let is_single_pair = unplaced.len() == 1 && free.len() == 1;
    for (known, name) in unplaced {
        let meant = near(name, &free).or_else(|| free.first().copied().filter(|_| is_single_pair));
        let message = match meant {
            // One mistake: the argument and the placeholder belong together.
            Some(placeholder) => {
                free.retain(|other| *other != placeholder);
                messages::misnamed_argument(name, placeholder)
            }
            None => messages::argument_without_kind(name),
        };
        diagnostics.at(known.name.span(), message);
    }
    // A pattern is reported by itself and may stand for any of them. A whole URL has them filled already.
    if !(arguments.has_nameless || arguments.means_url || arguments.url().is_some()) {
        for placeholder in free {
            diagnostics.at(template.span, messages::without_argument(placeholder));
        }
    }
}

/// The placeholder that was probably meant: a slip, or a part of the name.
fn near<'a>(name: &str, free: &[&'a str]) -> Option<&'a str> {
    let is_part = |placeholder: &&&str| name.contains(**placeholder) || placeholder.contains(name);
    suggest::nearest(name, free).or_else(|| free.iter().find(is_part).copied())
}
