//! The lists of `errors(…)` and `except(…)`.

use std::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, Token, Type, parenthesized};

use super::field::{Form, Key, Value, wrong_form};
use super::split::{self, RawSplit};
use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::endpoint_attribute::missing_comma;
use crate::messages::split::arrow_before_braces;
use crate::messages::statuses as messages;

/// One element: `404`, `409 => AlreadyMember`, `422(ValidationError)`, `5xx`, `409 { "stale" => Stale, _ => Conflict }`.
#[derive(Debug, Clone)]
pub(crate) struct RawStatus {
    /// The number; a class is a number with the suffix `xx`.
    pub code: LitInt,
    /// The variant's own name.
    pub name: Option<Ident>,
    /// The type of the body.
    pub body: Option<Type>,
    /// The arms of a status that is split.
    pub split: Option<RawSplit>,
}

impl RawStatus {
    /// Whether there is nothing but the number.
    pub(crate) fn is_bare(&self) -> bool {
        self.name.is_none() && self.body.is_none() && self.split.is_none()
    }
}

/// A list of statuses.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawStatuses(pub Vec<RawStatus>);

impl Value for RawStatuses {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Form::List(tokens) = form else {
            problems.push(wrong_form(key, &form));
            return None;
        };
        Some(Self(elements(tokens, problems)))
    }
}

fn elements(tokens: TokenStream, problems: &mut Vec<Diagnostic>) -> Vec<RawStatus> {
    let mut statuses = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match element(input, problems) {
                Ok(status) => statuses.push(status),
                Err(problem) => {
                    problems.push(problem);
                    skip_to_comma(input);
                }
            }
            // A number is the next element and is read as such; anything else belongs to this one.
            skip_comma(input, |input| input.peek(LitInt), problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    statuses
}

/// Goes on behind the comma of an element, or at the next element if the comma is missing.
pub(super) fn skip_comma(input: ParseStream<'_>, is_next: fn(ParseStream<'_>) -> bool, problems: &mut Vec<Diagnostic>) {
    if input.is_empty() {
        return;
    }
    if input.peek(Token![,]) {
        skip_token(input);
        return;
    }
    problems.push(Diagnostic::at(input.span(), missing_comma()));
    if !is_next(input) {
        skip_to_comma(input);
        skip_token(input);
    }
}

/// One element.
pub(super) fn element(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> Result<RawStatus, Diagnostic> {
    let start = input.span();
    let code = input.parse::<LitInt>().map_err(|_| Diagnostic::at(start, messages::malformed()))?;
    check_no_arrow_before_braces(input, &code, problems);
    let mut name = name(input, &code, start)?;
    let mut body = body(input, &code)?;
    let split = split::read(input, problems);
    if split.is_some() {
        // What stands behind the braces is as wrong there as before them.
        name = self::name(input, &code, start)?.or(name);
        body = self::body(input, &code)?.or(body);
    }
    Ok(RawStatus { code, name, body, split })
}

/// `409 => { … }`, as a `match` has it.
fn check_no_arrow_before_braces(input: ParseStream<'_>, code: &LitInt, problems: &mut Vec<Diagnostic>) {
    if input.peek(Token![=>]) && input.peek3(syn::token::Brace) {
        problems.push(Diagnostic::at(input.span(), arrow_before_braces(code)));
        skip_token(input);
        skip_token(input);
    }
}

/// `=> AlreadyMember`, if it is there; `left` is what stands before it.
pub(super) fn name(input: ParseStream<'_>, left: &dyn Display, place: Span) -> Result<Option<Ident>, Diagnostic> {
    if !input.peek(Token![=>]) {
        return Ok(None);
    }
    skip_token(input);
    skip_token(input);
    let at = if input.is_empty() { place } else { input.span() };
    input.parse().map(Some).map_err(|_| Diagnostic::at(at, messages::variant_name_expected(left)))
}

/// `(ValidationError)`, if it is there; `left` is what stands before it.
pub(super) fn body(input: ParseStream<'_>, left: &dyn Display) -> Result<Option<Type>, Diagnostic> {
    if !input.peek(syn::token::Paren) {
        return Ok(None);
    }
    let at = input.span();
    in_parentheses(input).map(Some).map_err(|_| Diagnostic::at(at, messages::body_type_expected(left)))
}

fn in_parentheses(input: ParseStream<'_>) -> syn::Result<Type> {
    let inside;
    parenthesized!(inside in input);
    let body = inside.parse()?;
    if inside.is_empty() { Ok(body) } else { Err(inside.error("more than a type")) }
}
