//! The lists of `errors(…)` and `except(…)`.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, Token, Type, parenthesized};

use super::field::{Form, Key, Value, wrong_form};
use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::endpoint_attribute::missing_comma;
use crate::messages::statuses as messages;

/// One element: `404`, `409 => AlreadyMember`, `422(ValidationError)`, `5xx`.
#[derive(Debug, Clone)]
pub(crate) struct RawStatus {
    /// The number; a class is a number with the suffix `xx`.
    pub code: LitInt,
    /// The variant's own name.
    pub name: Option<Ident>,
    /// The type of the body.
    pub body: Option<Type>,
}

impl RawStatus {
    /// Whether there is nothing but the number.
    pub(crate) fn is_bare(&self) -> bool {
        self.name.is_none() && self.body.is_none()
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
            match element(input) {
                Ok(status) => statuses.push(status),
                Err(problem) => {
                    problems.push(problem);
                    skip_to_comma(input);
                }
            }
            skip_comma(input, problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    statuses
}

/// Goes on behind the comma, or reports that there is none.
pub(super) fn skip_comma(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) {
    if input.is_empty() {
        return;
    }
    if input.peek(Token![,]) {
        skip_token(input);
        return;
    }
    problems.push(Diagnostic::at(input.span(), missing_comma()));
    // A number is the next element and is read as such; anything else belongs to this one.
    if !input.peek(LitInt) {
        skip_to_comma(input);
        skip_token(input);
    }
}

/// One element.
pub(super) fn element(input: ParseStream<'_>) -> Result<RawStatus, Diagnostic> {
    let start = input.span();
    let code = input.parse::<LitInt>().map_err(|_| Diagnostic::at(start, messages::malformed()))?;
    let name = if input.peek(Token![=>]) {
        skip_token(input);
        skip_token(input);
        let at = if input.is_empty() { code.span() } else { input.span() };
        Some(input.parse::<Ident>().map_err(|_| Diagnostic::at(at, messages::variant_name_expected(&code)))?)
    } else {
        None
    };
    let body = if input.peek(syn::token::Paren) {
        let at = input.span();
        Some(body(input).map_err(|_| Diagnostic::at(at, messages::body_type_expected(&code)))?)
    } else {
        None
    };
    Ok(RawStatus { code, name, body })
}

fn body(input: ParseStream<'_>) -> syn::Result<Type> {
    let inside;
    parenthesized!(inside in input);
    let body = inside.parse()?;
    if inside.is_empty() { Ok(body) } else { Err(inside.error("more than a type")) }
}
