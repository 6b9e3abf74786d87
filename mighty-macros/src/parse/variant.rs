//! What a status and an arm of one have in common: `=> Name`, `(Body)`, and the comma behind.

use std::fmt::Display;

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::{Token, Type, parenthesized};

use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::endpoint_attribute::missing_comma;
use crate::messages::statuses as messages;

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
