//! The lists of `errors(…)` and `except(…)`.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, Token, Type};

use super::field::{Form, Key, Value, wrong_form};
use super::split::{self, RawSplit};
use super::{skip_to_comma, skip_token, variant};
use crate::diagnostics::Diagnostic;
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
            variant::skip_comma(input, |input| input.peek(LitInt), problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    statuses
}

/// One element.
pub(super) fn element(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> Result<RawStatus, Diagnostic> {
    let start = input.span();
    let code = input.parse::<LitInt>().map_err(|_| Diagnostic::at(start, messages::malformed()))?;
    check_no_arrow_before_braces(input, &code, problems);
    let mut name = variant::name(input, &code, start)?;
    let mut body = variant::body(input, &code)?;
    let split = split::read(input, problems);
    if split.is_some() {
        // What stands behind the braces is as wrong there as before them.
        name = variant::name(input, &code, start)?.or(name);
        body = variant::body(input, &code)?.or(body);
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
