//! Tests that call the inner function, without a compiler around it.

mod budget;
mod diagnostics;
mod documents;
mod half_typed;
mod mutilation;
mod parameters;
mod rules;
mod snapshots;
mod successes;
mod traits;

use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::diagnostics::Diagnostic;
use crate::endpoints;
use crate::setup::Setup;

/// Takes `#[endpoints(…)]` off the front of a trait, as the compiler does.
fn split(source: &str) -> (TokenStream, TokenStream) {
    let mut tokens = TokenStream::from_str(source).unwrap().into_iter();
    let (Some(TokenTree::Punct(_)), Some(TokenTree::Group(attribute))) = (tokens.next(), tokens.next()) else {
        panic!("the source has to begin with an attribute");
    };
    let mut inside = attribute.stream().into_iter();
    assert_eq!(inside.next().unwrap().to_string(), "endpoints");
    let arguments = match inside.next() {
        Some(TokenTree::Group(arguments)) => arguments.stream(),
        _ => TokenStream::new(),
    };
    (arguments, tokens.collect())
}

/// The formatted expansion, errors included.
fn expand(source: &str) -> String {
    prettyplease::unparse(&expanded(Setup::default(), source))
}

/// The expansion, errors included.
fn expanded(setup: Setup, source: &str) -> syn::File {
    let (attribute, item) = split(source);
    syn::parse2(endpoints::expand(setup, attribute, item)).unwrap()
}

/// The mistakes of a trait, in the order in which they are printed.
fn mistakes(source: &str) -> Vec<Diagnostic> {
    let (attribute, item) = split(source);
    let (_, diagnostics) = endpoints::run(Setup::default(), attribute, item);
    diagnostics.into_sorted()
}
