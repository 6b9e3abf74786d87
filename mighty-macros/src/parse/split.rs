//! The braces behind a status: `409 { "sku_taken" => SkuTaken, "stale" => Stale(StaleBody), _ => Conflict }`.

use std::fmt;

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::token::Brace;
use syn::{Ident, LitInt, LitStr, Token, Type, braced};

use super::variant::{body, name, skip_comma};
use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::{Message, split as messages};

/// The arms of one status.
#[derive(Debug, Clone)]
pub(crate) struct RawSplit {
    /// The braces.
    pub braces: Brace,
    /// What is in them.
    pub arms: Vec<RawArm>,
}

/// One arm.
#[derive(Debug, Clone)]
pub(crate) struct RawArm {
    /// What stands before the `=>`.
    pub codes: RawCodes,
    /// The variant's name; `None` if it is missing, which is reported.
    pub name: Option<Ident>,
    /// The type of the body.
    pub body: Option<Type>,
}

/// One code: a text, or a whole number, which stands for its decimal text.
#[derive(Debug, Clone)]
pub(crate) enum RawCode {
    /// `"sku_taken"`
    Text(LitStr),
    /// `1234`, `-32601`
    Number(LitInt),
}

impl RawCode {
    /// What an answer's code is compared with.
    pub(crate) fn value(&self) -> String {
        match self {
            Self::Text(text) => text.value(),
            Self::Number(number) => number.base10_digits().to_owned(),
        }
    }

    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span(),
            Self::Number(number) => number.span(),
        }
    }

    fn is_next(input: ParseStream<'_>) -> bool {
        input.peek(LitStr) || input.peek(LitInt)
    }
}

/// As it is written.
impl fmt::Display for RawCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.token().fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// Which answers an arm takes.
#[derive(Debug, Clone)]
pub(crate) enum RawCodes {
    /// `"sku_taken" | 1234`; at least one.
    Listed(Vec<RawCode>),
    /// `_`
    Rest(Span),
    /// Something else, which is reported.
    Unreadable,
}

/// As it is written, for messages.
impl fmt::Display for RawCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listed(codes) => {
                let codes: Vec<String> = codes.iter().map(RawCode::to_string).collect();
                f.write_str(&codes.join(" | "))
            }
            Self::Rest(_) => f.write_str("_"),
            Self::Unreadable => f.write_str("\"…\""),
        }
    }
}

/// The braces, if they are there.
pub(super) fn read(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> Option<RawSplit> {
    if !input.peek(Brace) {
        return None;
    }
    // Reading braces fails only where there are none.
    in_braces(input, problems).ok()
}

fn in_braces(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> syn::Result<RawSplit> {
    let inside;
    let braces = braced!(inside in input);
    let mut arms = Vec::new();
    while !inside.is_empty() {
        arms.push(arm(&inside, problems));
        skip_comma(&inside, |input| RawCode::is_next(input) || input.peek(Token![_]), problems);
    }
    Ok(RawSplit { braces, arms })
}

fn arm(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> RawArm {
    let place = input.span();
    let codes = codes(input, problems);
    let name = variant(input, &codes, place, problems);
    let left = name.as_ref().map_or_else(|| codes.to_string(), |name| format!("{codes} => {name}"));
    let body = body(input, &left).unwrap_or_else(|problem| {
        problems.push(problem);
        skip_to_comma(input);
        None
    });
    RawArm { codes, name, body }
}

fn codes(input: ParseStream<'_>, problems: &mut Vec<Diagnostic>) -> RawCodes {
    match listed_or_rest(input) {
        Ok(codes) => codes,
        Err(problem) => {
            problems.push(problem);
            skip_to_arrow(input);
            RawCodes::Unreadable
        }
    }
}

fn listed_or_rest(input: ParseStream<'_>) -> Result<RawCodes, Diagnostic> {
    let place = input.span();
    if input.peek(Token![_]) {
        skip_token(input);
        if input.peek(Token![|]) {
            return Err(Diagnostic::at(input.span(), messages::rest_among_codes()));
        }
        return Ok(RawCodes::Rest(place));
    }
    let mut codes = vec![code(input)?];
    while input.peek(Token![|]) {
        skip_token(input);
        if input.peek(Token![_]) {
            return Err(Diagnostic::at(input.span(), messages::rest_among_codes()));
        }
        codes.push(code(input)?);
    }
    Ok(RawCodes::Listed(codes))
}

fn code(input: ParseStream<'_>) -> Result<RawCode, Diagnostic> {
    let at = input.span();
    // Looked at first: a literal of another kind would be gone when it turns out to be neither.
    if input.peek(LitStr) {
        return input.parse().map(RawCode::Text).map_err(|_| Diagnostic::at(at, messages::malformed_arm()));
    }
    if input.peek(LitInt) {
        let number: syn::Result<LitInt> = input.parse();
        let number = number.ok().filter(|number| number.suffix().is_empty());
        return number.map(RawCode::Number).ok_or_else(|| Diagnostic::at(at, messages::malformed_arm()));
    }
    Err(Diagnostic::at(at, no_code(input)))
}

/// Why the next token is no code.
fn no_code(input: ParseStream<'_>) -> Message {
    match input.fork().call(Ident::parse_any) {
        Ok(token) => messages::code_not_quoted(token),
        Err(_) => messages::malformed_arm(),
    }
}

/// `=> SkuTaken`. Where it cannot be read as such, the name is looked for all the same: others may match on it.
fn variant(input: ParseStream<'_>, codes: &RawCodes, place: Span, problems: &mut Vec<Diagnostic>) -> Option<Ident> {
    if input.peek(Token![=>]) {
        return name(input, codes, place).unwrap_or_else(|problem| {
            problems.push(problem);
            skip_to_comma(input);
            None
        });
    }
    if !matches!(codes, RawCodes::Unreadable) {
        let is_over = input.is_empty() || input.peek(Token![,]);
        let at = if is_over { place } else { input.span() };
        problems.push(Diagnostic::at(at, messages::variant_missing(codes)));
    }
    while !input.is_empty() && !input.peek(Token![,]) && !input.peek(Ident) {
        skip_token(input);
    }
    input.parse().ok()
}

/// Goes on at the next `=>`, or at the end of the arm.
fn skip_to_arrow(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![=>]) {
        skip_token(input);
    }
}
