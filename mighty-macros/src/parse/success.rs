//! `success = 201` and `success = [201, 202]`, on a method.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, Token, bracketed};

use super::field::{Form, Key, Value, wrong_form};
use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::success as messages;

/// The statuses that mean success.
#[derive(Debug, Clone)]
pub(crate) struct RawSuccess {
    /// As written.
    pub statuses: Vec<LitInt>,
    /// The brackets of an empty list.
    pub empty: Option<Span>,
}

impl Value for RawSuccess {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Form::Value(tokens) = &form {
            if let Ok(status) = syn::parse2(tokens.clone()) {
                return Some(Self { statuses: vec![status], empty: None });
            }
            if let Ok(inside) = bracketed_tokens.parse2(tokens.clone()) {
                return Some(listed(tokens, inside, problems));
            }
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

fn listed(list: &TokenStream, inside: TokenStream, problems: &mut Vec<Diagnostic>) -> RawSuccess {
    let first = list.to_token_stream().into_iter().next();
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
    RawSuccess { statuses, empty }
}
