//! Any tokens as a trait and its attributes: the macro never panics, and what it writes is Rust wherever what it was given
//! is.
//!
//! An input is Rust source with `#[endpoints(…)]` on a trait; without the attribute, all of the input is taken for a trait.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a check that fails says so by panicking")]

use std::str::FromStr;
use std::sync::Arc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::LitStr;

use mighty_openapi::Document;

use crate::messages::{Message, openapi as messages};
use crate::setup::Setup;
use crate::{endpoint, endpoints};

/// How deep groups may be nested. syn's parsers are recursive and so is the compiler's, which gives up earlier than a stack
/// that is instrumented; none of it is ours.
const MAX_DEPTH: usize = 32;
/// Tokens in all, for the same reason: `&&&&…` needs no groups.
const MAX_TOKENS: usize = 1_000;

/// All that the macros can do; whatever file a trait names, it is compared with one document.
const SETUP: Setup = Setup { read_document, describes_types: true, ..Setup::PLAIN };

fn read_document(file: &LitStr) -> Result<Arc<Document>, Option<Message>> {
    const DOCUMENT: &str = include_str!("../../tests/ui/openapi/shop.json");
    let document = Document::from_json(DOCUMENT).map(Arc::new);
    document.map_err(|error| Some(messages::file_malformed(file.value(), error)))
}

/// Checks one source.
pub(crate) fn check(input: &[u8]) {
    let tokens = tokens(&String::from_utf8_lossy(input));
    if let Some(tokens) = tokens.filter(|tokens| is_small(tokens.clone(), MAX_DEPTH, &mut 0)) {
        let (attribute, item) = split(&tokens);
        written(&item, |item| endpoints::expand(SETUP, attribute.clone(), item));
        written(&tokens, endpoint::expand);
        // And what belongs into the one place in the other.
        written(&attribute, |attribute| endpoints::expand(SETUP, item.clone(), attribute));
    }
    // Every source that was parsed is kept for its spans until it is said that they are not needed any more.
    proc_macro2::extra::invalidate_current_thread_spans();
}

/// The tokens of a source; one whose brackets do not match is mended first, so that a cut-off source is not lost.
fn tokens(source: &str) -> Option<TokenStream> {
    TokenStream::from_str(source).or_else(|_| TokenStream::from_str(&with_matching_brackets(source))).ok()
}

fn with_matching_brackets(source: &str) -> String {
    let (mut matching, mut open) = (String::new(), Vec::new());
    for character in source.chars() {
        match character {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.last() != Some(&character) => continue,
            ')' | ']' | '}' => drop(open.pop()),
            _ => {}
        }
        matching.push(character);
    }
    matching.extend(open.into_iter().rev());
    matching
}

fn is_small(tokens: TokenStream, depth: usize, count: &mut usize) -> bool {
    tokens.into_iter().all(|token| {
        *count += 1;
        match token {
            _ if *count > MAX_TOKENS => false,
            TokenTree::Group(_) if depth == 0 => false,
            TokenTree::Group(group) => is_small(group.stream(), depth - 1, count),
            _ => true,
        }
    })
}

/// Takes `#[endpoints(…)]` off the trait, as the compiler does; what stands before and behind the two is left out.
fn split(tokens: &TokenStream) -> (TokenStream, TokenStream) {
    let mut rest = tokens.clone().into_iter().peekable();
    while let Some(token) = rest.next() {
        let is_hash = matches!(&token, TokenTree::Punct(hash) if hash.as_char() == '#');
        if let Some(arguments) = rest.peek().filter(|_| is_hash).and_then(arguments) {
            return (arguments, one_item(rest.skip(1)));
        }
    }
    (TokenStream::from_str("api = Acme").unwrap(), tokens.clone())
}

/// What stands in the parentheses of `[endpoints(…)]`.
fn arguments(attribute: &TokenTree) -> Option<TokenStream> {
    let TokenTree::Group(attribute) = attribute else { return None };
    let mut inside = attribute.stream().into_iter();
    let is_ours = matches!(inside.next()?, TokenTree::Ident(word) if word == "endpoints");
    (is_ours && attribute.delimiter() == Delimiter::Bracket).then(|| match inside.next() {
        Some(TokenTree::Group(arguments)) => arguments.stream(),
        _ => TokenStream::new(),
    })
}

/// Tokens up to the end of a trait.
fn one_item(tokens: impl Iterator<Item = TokenTree>) -> TokenStream {
    let mut tokens = tokens.peekable();
    let mut item = Vec::new();
    let mut in_trait = false;
    while let Some(token) = tokens.next() {
        in_trait |= matches!(&token, TokenTree::Ident(word) if word == "trait");
        let is_block = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        item.push(token);
        // A block among the parameters is followed by another one or by their end.
        let goes_on = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if matches!(next.as_char(), '>' | ','));
        if in_trait && is_block && !goes_on {
            break;
        }
    }
    item.into_iter().collect()
}

/// Expands `item`, and looks at what is written.
fn written(item: &TokenStream, expand: impl Fn(TokenStream) -> TokenStream) {
    let output = expand(item.clone());
    let text = output.to_string();
    assert_eq!(expand(item.clone()).to_string(), text, "twice the same input is twice the same output");
    assert!(!text.contains("bug in mighty"), "{text}");
    // The compiler gives a macro whole items only. What is none comes out as it went in, and is the author's to mend.
    if syn::parse2::<syn::File>(item.clone()).is_ok() {
        syn::parse2::<syn::File>(output).unwrap_or_else(|error| panic!("{error}: {text}"));
    }
}
