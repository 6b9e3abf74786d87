//! `#[derive(FromAnswer)]`: a struct whose fields are the body and the headers of an answer. The same stages as for a trait.

mod check;
mod expand;
mod into;
mod parse;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::check::Answer;
use crate::diagnostics::Diagnostics;
use crate::setup::Setup;

/// How an answer is read into the struct, or, where something is wrong, a way that is never gone and one error per mistake.
pub(crate) fn expand(setup: Setup, item: TokenStream) -> TokenStream {
    match run(setup, item) {
        Ok((code, diagnostics)) => code.into_iter().chain(diagnostics.into_compile_errors()).collect(),
        // The compiler has parsed it already.
        Err(error) => error.into_compile_error(),
    }
}

/// `#[derive(IntoAnswer)]`: how the same struct is written as an answer. Its mistakes are those of `FromAnswer`, word by word, and the
/// compiler prints them once.
pub(crate) fn expand_into(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut diagnostics = Diagnostics::default();
    let answer = check::check(input, &mut diagnostics);
    let code = if diagnostics.is_empty() { into::complete(&answer) } else { into::fallback(&answer) };
    code.into_iter().chain(diagnostics.into_compile_errors()).collect()
}

/// The code and the mistakes.
pub(crate) fn run(setup: Setup, item: TokenStream) -> syn::Result<(TokenStream, Diagnostics)> {
    let input: DeriveInput = syn::parse2(item)?;
    let mut diagnostics = Diagnostics::default();
    let answer: Answer = check::check(input, &mut diagnostics);
    let code = if diagnostics.is_empty() { expand::complete(setup, &answer) } else { expand::fallback(&answer) };
    Ok((code, diagnostics))
}
