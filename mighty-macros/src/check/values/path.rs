//! The path template.

use proc_macro2::Span;
use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::{Message, method_and_path as messages, placeholders as placeholder_messages};
use crate::model::path::PathTemplate;
use crate::parse::field::Field;

/// A template and where it stands.
pub(crate) struct Template {
    /// The template.
    pub template: PathTemplate,
    /// The string literal.
    pub span: Span,
}

/// Checks a path. All mistakes are at the literal: a place inside a string has no span.
pub(crate) fn check(given: Field<LitStr>, diagnostics: &mut Diagnostics) -> Option<Template> {
    let literal = given.take(diagnostics)?;
    let (text, span) = (literal.value(), literal.span());
    let before = diagnostics.count();
    if let Some(problem) = check_start(&text).or_else(|| check_query(&text)) {
        diagnostics.at(span, problem);
        return None;
    }
    for problem in [check_segments(&text), check_characters(&text)].into_iter().flatten() {
        diagnostics.at(span, problem);
    }
    let (placeholders, spanning) = match check_braces(&text) {
        Ok(written) => names(written),
        Err(problem) => {
            diagnostics.at(span, problem);
            return None;
        }
    };
    for problem in placeholders.iter().enumerate().filter_map(|(index, name)| check_name(&placeholders, index, name)) {
        diagnostics.at(span, problem);
    }
    if let Some(problem) = check_apart(&text, &placeholders) {
        diagnostics.at(span, problem);
    }
    // The dots say how it is filled; the template is that of everybody else.
    let text = spanning.iter().fold(text, |text, name| text.replace(&format!("{{{name}..}}"), &format!("{{{name}}}")));
    let template = PathTemplate { text, placeholders, spanning };
    (diagnostics.count() == before).then_some(Template { template, span })
}

fn check_start(text: &str) -> Option<Message> {
    if text.contains("://") || text.starts_with("//") {
        return Some(messages::path_is_url(text));
    }
    (!text.starts_with('/')).then(|| messages::path_without_slash(text))
}

fn check_query(text: &str) -> Option<Message> {
    match text.chars().find(|c| matches!(c, '?' | '#'))? {
        '?' => Some(messages::query_in_path()),
        _ => Some(messages::fragment_in_path()),
    }
}

fn check_segments(text: &str) -> Option<Message> {
    let mut segments = text.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        if segment.is_empty() && segments.peek().is_some() {
            return Some(messages::empty_segment());
        }
        let decoded = segment.to_ascii_lowercase().replace("%2e", ".");
        if decoded == "." || decoded == ".." {
            return Some(messages::dot_segment(segment));
        }
    }
    None
}

/// What RFC 3986 allows in a path, and the braces of placeholders.
fn check_characters(text: &str) -> Option<Message> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%/{}".contains(c);
    let outside = outside_placeholders(text);
    outside.chars().find(|c| !is_allowed(*c)).map(|c| messages::bad_character(c.escape_default()))
}

/// The text with what is in braces left out; it has checks of its own.
fn outside_placeholders(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return (depth == 0).then_some(c),
        }
        None
    };
    text.chars().filter_map(outside).collect()
}

/// The names, and those of them with `..` behind: they may be several segments.
fn names(written: Vec<String>) -> (Vec<String>, Vec<String>) {
    let spanning = written.iter().filter_map(|name| name.strip_suffix("..")).map(str::to_owned).collect();
    let names = written.into_iter().map(|name| name.strip_suffix("..").map(str::to_owned).unwrap_or(name)).collect();
    (names, spanning)
}

fn check_braces(text: &str) -> Result<Vec<String>, Message> {
    let mut placeholders = Vec::new();
    let mut open: Option<String> = None;
    for c in text.chars() {
        match (c, &mut open) {
            ('{', None) => open = Some(String::new()),
            ('}', Some(name)) => {
                placeholders.push(std::mem::take(name));
                open = None;
            }
            ('{' | '/', Some(_)) | ('}', None) => return Err(placeholder_messages::unbalanced()),
            (c, Some(name)) => name.push(c),
            (_, None) => {}
        }
    }
    if open.is_some() { Err(placeholder_messages::unbalanced()) } else { Ok(placeholders) }
}

fn check_name(all: &[String], index: usize, name: &str) -> Option<Message> {
    if name.is_empty() {
        return Some(placeholder_messages::empty());
    }
    if !is_identifier(name) {
        return Some(placeholder_messages::not_an_identifier(name));
    }
    let is_second = all.iter().take(index).any(|earlier| earlier == name);
    is_second.then(|| placeholder_messages::twice(name))
}

/// There is text between two placeholders: one ends where the other begins.
fn check_apart(text: &str, placeholders: &[String]) -> Option<Message> {
    let pieces: Vec<&str> = text.split('}').collect();
    let is_adjacent = |index: &usize| pieces.get(*index).is_some_and(|piece| piece.starts_with('{'));
    let second = (1..placeholders.len()).find(is_adjacent)?;
    Some(placeholder_messages::adjacent(placeholders.get(second - 1)?, placeholders.get(second)?))
}

fn is_identifier(name: &str) -> bool {
    let starts_well = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    starts_well && name != "_" && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}
