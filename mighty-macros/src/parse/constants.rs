//! `headers("Accept" = "text/csv")`, `query(all = true)` and `body = {}`: what an endpoint always sends.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, Lit, LitStr, Token};

use super::field::{Form, Key, Value, wrong_form};
use super::skip_to_comma;
use super::variant;
use crate::diagnostics::Diagnostic;
use crate::messages::constants as messages;

/// Names and their values.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawConstants(pub(crate) Vec<RawConstant>);

/// One of them.
#[derive(Debug, Clone)]
pub(crate) struct RawConstant {
    /// Its name, without quotes.
    pub name: String,
    /// Where that stands.
    pub name_span: Span,
    /// The value as it is sent.
    pub value: String,
    /// Where that stands.
    pub value_span: Span,
}

impl Value for RawConstants {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match form {
            Form::List(tokens) if !tokens.is_empty() => Some(Self(elements(tokens, problems))),
            form => {
                problems.push(wrong_form(key, &form));
                None
            }
        }
    }
}

fn elements(tokens: TokenStream, problems: &mut Vec<Diagnostic>) -> Vec<RawConstant> {
    let mut constants = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match element(input) {
                Ok(constant) => constants.push(constant),
                Err(problem) => {
                    problems.push(problem);
                    skip_to_comma(input);
                }
            }
            variant::skip_comma(input, |input| input.peek(LitStr) || input.peek(Ident::peek_any), problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    constants
}

/// `name = 1`, `"Name" = "value"`
fn element(input: ParseStream<'_>) -> Result<RawConstant, Diagnostic> {
    let at = input.span();
    let malformed = |span| Diagnostic::at(span, messages::malformed());
    let name = if input.peek(LitStr) {
        input.parse().map(|name: LitStr| name.value())
    } else {
        Ident::parse_any(input).map(|name| name.unraw().to_string())
    };
    let name = name.map_err(|_| malformed(at))?;
    input.parse::<Token![=]>().map_err(|_| malformed(at))?;
    let value_span = input.span();
    let value = value(input).ok_or_else(|| malformed(value_span))?;
    Ok(RawConstant { name, name_span: at, value, value_span })
}

/// A text, a number, `true` or `false`, as it is sent.
fn value(input: ParseStream<'_>) -> Option<String> {
    let minus = input.parse::<Option<Token![-]>>().ok()?;
    let text = match (input.parse().ok()?, &minus) {
        (Lit::Str(text), None) => text.value(),
        (Lit::Bool(word), None) => word.value.to_string(),
        (Lit::Int(number), _) if number.suffix().is_empty() => number.base10_digits().to_owned(),
        (Lit::Float(number), _) if number.suffix().is_empty() => number.base10_digits().to_owned(),
        _ => return None,
    };
    Some(if minus.is_some() { format!("-{text}") } else { text })
}

/// `{}`
#[derive(Debug, Clone, Copy)]
pub(crate) struct EmptyObject;

impl Value for EmptyObject {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Form::Value(tokens) = &form
            && let [TokenTree::Group(braces)] = tokens.clone().into_iter().collect::<Vec<_>>().as_slice()
            && braces.delimiter() == Delimiter::Brace
            && braces.stream().is_empty()
        {
            return Some(Self);
        }
        problems.push(wrong_form(key, &form));
        None
    }
}
