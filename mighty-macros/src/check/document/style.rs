//! How values are written: a list in the query, an object, a placeholder.

use mighty_openapi::{Location, Operation, Parameter, Style};

use crate::check::interface::claim::{Claim, Sent};
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::model::argument::ListStyle;

/// Lists are written as the document says.
pub(super) fn check_query(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    for sent in &claim.query {
        let parameter = operation.query().find(|parameter| parameter.name == sent.name);
        let Some(parameter) = parameter else { continue };
        let is_deep = sent.style == ListStyle::DeepObject;
        if parameter.style == Style::DeepObject && !is_deep {
            diagnostics.at(sent.span, messages::query_deep(&sent.name));
        } else if parameter.style != Style::DeepObject && is_deep {
            diagnostics.at(sent.span, messages::query_not_deep(&sent.name));
        } else if sent.shape.is_list() {
            check_list(sent, parameter, diagnostics);
        }
    }
}

fn check_list(sent: &Sent, parameter: &Parameter, diagnostics: &mut Diagnostics) {
    let documented = match (parameter.style, parameter.explode) {
        (Style::Content, _) => return diagnostics.at(sent.span, messages::query_content(&sent.name)),
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, true) => ListStyle::Repeated,
        (Style::Form, false) => ListStyle::Comma,
        (Style::SpaceDelimited, false) => ListStyle::Space,
        (Style::PipeDelimited, false) => ListStyle::Pipe,
        _ => return,
    };
    // Of a text the document does not say how a list of it is written.
    if documented != sent.style && parameter.is_list_written {
        let (name, example) = (&sent.name, example(documented));
        let message = match documented {
            ListStyle::Repeated => messages::query_repeated(name, example),
            joined => messages::query_joined(name, example, joined.name()),
        };
        diagnostics.at(sent.span, message);
    }
}

fn example(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Repeated => "a=1&a=2",
        ListStyle::Comma => "a=1,2",
        ListStyle::Pipe => "a=1|2",
        ListStyle::Space => "a=1 2",
        ListStyle::DeepObject => "a[b]=1",
    }
}

/// A placeholder is filled with its value and nothing else.
pub(super) fn check_path(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let in_path = operation.parameters.iter().filter(|parameter| parameter.location == Location::Path);
    for parameter in in_path {
        let style = match parameter.style {
            Style::Label => "label",
            Style::Matrix => "matrix",
            _ => continue,
        };
        diagnostics.at(claim.path_span, messages::path_style(&parameter.name, style));
    }
}
