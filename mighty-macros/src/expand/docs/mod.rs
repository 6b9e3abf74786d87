//! The generated documentation.

pub(crate) mod errors;
pub(crate) mod method;
pub(crate) mod retries;
pub(crate) mod stream;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

/// One line of documentation.
pub(crate) fn line(text: &str) -> TokenStream {
    let text = if text.is_empty() { String::new() } else { format!(" {text}") };
    quote!(#[doc = #text])
}

/// Several lines of documentation.
pub(crate) fn lines<T: AsRef<str>>(texts: &[T]) -> TokenStream {
    texts.iter().map(|text| line(text.as_ref())).collect()
}
