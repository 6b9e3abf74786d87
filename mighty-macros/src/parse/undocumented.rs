//! `undocumented` and `undocumented(…)`, on a method.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, LitStr};

use super::field::{Form, Key, Value, wrong_form};
use super::status::{self, RawStatus};
use super::{skip_to_comma, variant};
use crate::diagnostics::Diagnostic;
use crate::messages::openapi as messages;

/// What the API does and its document does not say.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawUndocumented {
    /// The operation itself: there is no list.
    pub is_bare: bool,
    /// Statuses, written as in `errors(…)`.
    pub statuses: Vec<RawStatus>,
    /// The names of query parameters.
    pub parameters: Vec<LitStr>,
}

impl Value for RawUndocumented {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match form {
            Form::Word => Some(Self { is_bare: true, ..Self::default() }),
            Form::List(tokens) if !tokens.is_empty() => Some(elements(tokens, problems)),
            _ => {
                problems.push(wrong_form(key, &form));
                None
            }
        }
    }
}

fn elements(tokens: TokenStream, problems: &mut Vec<Diagnostic>) -> RawUndocumented {
    let mut undocumented = RawUndocumented::default();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if let Err(problem) = element(input, &mut undocumented, problems) {
                problems.push(problem);
                skip_to_comma(input);
            }
            variant::skip_comma(input, |input| input.peek(LitInt) || input.peek(LitStr), problems);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    undocumented
}

fn element(
    input: ParseStream<'_>,
    undocumented: &mut RawUndocumented,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Diagnostic> {
    if input.peek(LitInt) {
        undocumented.statuses.push(status::element(input, problems)?);
        return Ok(());
    }
    let at = input.span();
    let name = input.parse().map_err(|_| Diagnostic::at(at, messages::malformed_undocumented()))?;
    undocumented.parameters.push(name);
    Ok(())
}
