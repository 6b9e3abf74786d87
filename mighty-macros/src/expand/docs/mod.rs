//! The generated documentation.

pub(crate) mod errors;
pub(crate) mod method;
pub(crate) mod retries;
pub(crate) mod stream;
pub(crate) mod successes;
pub(crate) mod text;
pub(crate) mod ways;

use proc_macro2::TokenStream;
use quote::quote;

/// One line of documentation.
pub(crate) fn line(text: &str) -> TokenStream {
    attribute(&indented(text))
}

/// Several lines of documentation, as one attribute: each attribute is work for the compiler, and the words are the same.
pub(crate) fn lines<T: AsRef<str>>(texts: &[T]) -> TokenStream {
    if texts.is_empty() {
        return TokenStream::new();
    }
    let lines: Vec<String> = texts.iter().map(|text| indented(text.as_ref())).collect();
    attribute(&lines.join("\n"))
}

/// As behind `///`.
fn indented(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" {text}") }
}

fn attribute(text: &str) -> TokenStream {
    quote!(#[doc = #text])
}
