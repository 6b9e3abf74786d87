//! `retry(…)`, on the trait and on a method.

use darling::FromMeta;
use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, LitStr, Token, bracketed};

use super::field::{Field, Flag, Form, Key, Value, wrong_form};
use super::{keys, skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::retry as messages;

const KEYS: &[&str] = &["attempts", "on", "base", "cap", "factor", "throttle_base", "rejected", "never"];

/// The keys of a `retry(…)`.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawRetry {
    /// How often a call is sent at most.
    pub attempts: Field<LitInt>,
    /// Exactly what is retried.
    pub on: Field<RawList>,
    /// The first wait.
    pub base: Field<LitStr>,
    /// The longest wait.
    pub cap: Field<LitStr>,
    /// What each wait is multiplied by.
    pub factor: Field<LitInt>,
    /// The first wait after throttling.
    pub throttle_base: Field<LitStr>,
    /// The statuses that mean the request was not processed.
    pub rejected: Field<RawList>,
    /// Nothing is retried.
    pub never: Field<Flag>,
}

impl Value for RawRetry {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Form::List(tokens) = form else {
            problems.push(wrong_form(key, &form));
            return None;
        };
        let split = keys::split(tokens, "retry", KEYS, problems);
        // Every field takes any form, so that darling has nothing to refuse.
        Some(Self::from_list(&split.items).unwrap_or_default())
    }
}

/// An element of `on` or `rejected`.
#[derive(Debug, Clone)]
pub(crate) enum RawCause {
    /// A status or a class: `429`, `5xx`.
    Status(LitInt),
    /// A failure without an answer: `connect`, `timeout`.
    Word(Ident),
}

impl RawCause {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Status(status) => status.span(),
            Self::Word(word) => word.span(),
        }
    }
}

/// A list in brackets.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawList(pub Vec<RawCause>);

impl Value for RawList {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Form::Value(tokens) = &form
            && let Ok(inside) = bracketed_tokens.parse2(tokens.clone())
        {
            return Some(Self(elements(inside, &key.name, problems)));
        }
        problems.push(wrong_form(key, &form));
        None
    }
}

fn bracketed_tokens(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let inside;
    bracketed!(inside in input);
    inside.parse()
}

fn elements(tokens: TokenStream, key: &str, problems: &mut Vec<Diagnostic>) -> Vec<RawCause> {
    let mut causes = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let span = input.span();
            match element(input) {
                Ok(cause) if input.is_empty() || input.peek(Token![,]) => causes.push(cause),
                _ => {
                    problems.push(Diagnostic::at(span, messages::malformed_cause(key)));
                    skip_to_comma(input);
                }
            }
            skip_token(input);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    causes
}

fn element(input: ParseStream<'_>) -> syn::Result<RawCause> {
    if input.peek(LitInt) { input.parse().map(RawCause::Status) } else { input.parse().map(RawCause::Word) }
}

impl std::fmt::Display for RawCause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => status.fmt(f),
            Self::Word(word) => word.fmt(f),
        }
    }
}
