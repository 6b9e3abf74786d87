//! What enums, variants and the `# Errors` table say.

use super::text::{self, shown};
use crate::model::endpoint::Endpoint;
use crate::model::errors::{ErrorEnum, constructor_name};
use crate::model::interface::Interface;
use crate::model::pattern::Pattern;
use crate::model::status::{Arm, Status};
use crate::suggest;

/// What `Unexpected` stands for.
pub(crate) const UNEXPECTED: &str =
    "No answer, an undeclared status, an undecodable success, or an argument that cannot be sent.";

/// The table of an endpoint's errors.
pub(crate) fn table(interface: &Interface, endpoint: &Endpoint) -> Vec<String> {
    let all: Vec<&Status> = endpoint.statuses.iter().collect();
    let mut table = vec![
        format!("As [`{}`]:", shown(&endpoint.error)),
        String::new(),
        "| variant | status | meaning | body |".to_owned(),
        "|---|---|---|---|".to_owned(),
    ];
    table.extend(endpoint.statuses.iter().map(|status| row(interface, status, &all)));
    table.push(
        "| `Unexpected` | – | no answer, an undeclared status, an undecodable success, or an argument that cannot be sent | – |"
            .to_owned(),
    );
    table
}

fn row(interface: &Interface, status: &Status, all: &[&Status]) -> String {
    let body = match status.body.as_ref().or(interface.error_body.as_ref()) {
        Some(body) => format!("`{}`", text::type_name(body)),
        None => "the API's error body".to_owned(),
    };
    let (variant, pattern, codes) = (shown(&status.variant), status.pattern, column(status));
    format!("| `{variant}` | {pattern}{codes} | {} | {body} |", meaning(status, all))
}

/// The codes of an arm, as the status's column shows them.
fn column(status: &Status) -> String {
    match &status.arm {
        Arm::Whole => String::new(),
        // Behind a backslash, a bar is none of the table's.
        Arm::Codes(codes) => format!(" {}", quoted(codes).replace('|', "\\|")),
        Arm::Rest => ", any other code".to_owned(),
    }
}

fn quoted(codes: &[String]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| format!("`{code:?}`")).collect();
    suggest::sequence(&codes, "or")
}

/// A class beside some of its statuses stands for the others.
fn meaning(status: &Status, all: &[&Status]) -> String {
    let meaning = status.pattern.meaning();
    match status.pattern {
        Pattern::Class(digit) if has_exact(status, all) => format!("any other {digit}xx: {meaning}"),
        _ => meaning.to_owned(),
    }
}

fn has_exact(class: &Status, all: &[&Status]) -> bool {
    all.iter().any(|other| other.pattern != class.pattern && class.pattern.covers(other.pattern))
}

/// A variant: its status and codes, what it means, and a body of its own.
pub(crate) fn variant_lines(status: &Status, all: &[&Status]) -> Vec<String> {
    let name = match (status.pattern, status.pattern.phrase()) {
        (Pattern::Class(digit), _) if has_exact(status, all) => format!("Any other {digit}xx"),
        (Pattern::Class(digit), _) => format!("Any {digit}xx"),
        (Pattern::Exact(code), Some(phrase)) => format!("{code} {phrase}"),
        (Pattern::Exact(code), None) => code.to_string(),
    };
    let codes = match &status.arm {
        Arm::Whole => String::new(),
        Arm::Codes(codes) => format!(" with the code {}", quoted(codes)),
        Arm::Rest => " with any other code, or none".to_owned(),
    };
    let mut lines = vec![format!("{name}{codes}: {}.", status.pattern.meaning())];
    if let Some(body) = &status.body {
        lines.extend([String::new(), format!("Body: `{}`.", text::type_name(body))]);
    }
    lines
}

/// What builds a variant: the status, the body, and what a code has to do with it.
pub(crate) fn constructor_lines(
    interface: &Interface,
    error: &ErrorEnum,
    status: &Status,
    all: &[&Status],
) -> Vec<String> {
    let body = match status.body.as_ref().or(interface.error_body.as_ref()) {
        Some(body) => format!("a `{}`", text::type_name(body)),
        None => "the API's error body".to_owned(),
    };
    let variant = shown(&status.variant);
    let said = variant_lines(status, all).into_iter().next().unwrap_or_default();
    let mut lines = vec![format!("`{variant}` with {body}, as if the server had answered so."), String::new(), said];
    if matches!(status.pattern, Pattern::Class(_)) {
        let function = constructor_name(&status.variant).unwrap_or_default();
        let digit = status.pattern.to_string().replace("xx", "");
        lines.extend([
            String::new(),
            format!("The status stands in the brackets: `{}::{function}::<{digit}03>(…)`.", shown(&error.name)),
        ]);
    }
    if let Arm::Codes(codes) = &status.arm {
        lines.extend([
            String::new(),
            format!(
                "The body has to say {}: else a mock refuses it, and a server's caller gets another variant.",
                quoted(codes)
            ),
        ]);
    }
    lines
}

/// An endpoint's enum.
pub(crate) fn enum_lines(interface: &Interface, error: &ErrorEnum) -> Vec<String> {
    let methods = text::methods(&interface.name, &error.endpoints);
    with_help(interface, format!("The errors of {methods}."))
}

/// The union.
pub(crate) fn union_lines(interface: &Interface) -> Vec<String> {
    let trait_name = shown(&interface.name);
    with_help(
        interface,
        format!("Any error of [`{trait_name}`]: every variant of every endpoint's error, under the same name."),
    )
}

/// The first line of an enum, and where to read what can be done. The link leads to the runtime: rustdoc finds the API's own
/// constant only where the runtime's trait is in scope, and not by a qualified path. Its label is no path, which would be a
/// second target.
fn with_help(interface: &Interface, first: String) -> Vec<String> {
    let rt = text::path(&interface.runtime);
    let help = format!(
        "It has `status()` and the methods of [`Failure`]({rt}::Failure), with nothing to import: [`help`]({rt}::Failure::help) says what can be done about a status, as far as [the API does]({rt}::Api::HELP)."
    );
    vec![first, String::new(), help]
}
