//! `success = 201`, `success = [201, 202]` and `success(200(Asset) => Ready, 304 => Unchanged)`, on a method.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitInt, Path, Token, Type, bracketed, parenthesized};

use super::field::{Form, Key, Value, wrong_form};
use super::{skip_to_comma, skip_token, variant};
use crate::diagnostics::Diagnostic;
use crate::messages::success as messages;

/// What `success` says.
#[derive(Debug, Clone)]
pub(crate) struct RawSuccess {
    /// The statuses.
    pub statuses: Vec<RawOutcome>,
    /// Whether each is a variant of an enum.
    pub has_variants: bool,
    /// What the enum derives.
    pub derives: Vec<Path>,
    /// The brackets, or the key, of an empty list.
    pub empty: Option<Span>,
}

/// One status: `201`, and in parentheses behind the key `200(Asset) => Ready`.
#[derive(Debug, Clone)]
pub(crate) struct RawOutcome {
    /// The number.
    pub code: LitInt,
    /// The variant's own name.
    pub name: Option<Ident>,
    /// The type of the body.
    pub body: Option<Type>,
}

impl Value for RawSuccess {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &form {
            Form::List(tokens) => return Some(variants(key, tokens.clone(), problems)),
            Form::Value(tokens) => {
                if let Ok(status) = syn::parse2(tokens.clone()) {
                    return Some(Self::listed(vec![status], None));
                }
                if let Ok(inside) = bracketed_tokens.parse2(tokens.clone()) {
                    return Some(list(tokens, inside, problems));
                }
            }
            Form::Word => {}
        }
        problems.push(wrong_form(key, &form));
        None
    }
}

impl RawSuccess {
    fn listed(statuses: Vec<LitInt>, empty: Option<Span>) -> Self {
        let plain = |code| RawOutcome { code, name: None, body: None };
        let statuses = statuses.into_iter().map(plain).collect();
        Self { statuses, has_variants: false, derives: Vec::new(), empty }
    }
}

fn bracketed_tokens(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let inside;
    bracketed!(inside in input);
    inside.parse()
}

fn list(written: &TokenStream, inside: TokenStream, problems: &mut Vec<Diagnostic>) -> RawSuccess {
    let first = written.to_token_stream().into_iter().next();
    let empty = first.filter(|_| inside.is_empty()).map(|token| token.span());
    let mut statuses = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let span = input.span();
            match input.parse() {
                Ok(status) if input.is_empty() || input.peek(Token![,]) => statuses.push(status),
                _ => {
                    problems.push(Diagnostic::at(span, messages::malformed_list()));
                    skip_to_comma(input);
                }
            }
            skip_token(input);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(inside);
    RawSuccess::listed(statuses, empty)
}

fn variants(key: &Key, tokens: TokenStream, problems: &mut Vec<Diagnostic>) -> RawSuccess {
    let empty = tokens.is_empty().then_some(key.span);
    let mut success = RawSuccess { statuses: Vec::new(), has_variants: true, derives: Vec::new(), empty };
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if let Err(problem) = element(input, &mut success) {
                problems.push(problem);
                skip_to_comma(input);
            }
            variant::skip_comma(input, |input| input.peek(LitInt) || input.peek(syn::Ident), problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    success
}

fn element(input: ParseStream<'_>, success: &mut RawSuccess) -> Result<(), Diagnostic> {
    let start = input.span();
    if input.peek(syn::Ident) {
        let derives = derives(input).map_err(|_| Diagnostic::at(start, messages::malformed()))?;
        success.derives.extend(derives);
        return Ok(());
    }
    let code = input.parse::<LitInt>().map_err(|_| Diagnostic::at(start, messages::malformed()))?;
    // Where the body stands is a matter of taste: `200(Asset) => Ready`, or as in `errors(…)`, `200 => Ready(Asset)`.
    let mut body = variant::body(input, &code)?;
    let name = variant::name(input, &code, start)?;
    if body.is_none() {
        body = variant::body(input, &code)?;
    }
    success.statuses.push(RawOutcome { code, name, body });
    Ok(())
}

/// `derive(Clone, PartialEq)`
fn derives(input: ParseStream<'_>) -> syn::Result<Punctuated<Path, Token![,]>> {
    let word: Ident = input.parse()?;
    if word != "derive" {
        return Err(syn::Error::new(word.span(), "no status"));
    }
    let inside;
    parenthesized!(inside in input);
    inside.parse_terminated(Path::parse_mod_style, Token![,])
}
