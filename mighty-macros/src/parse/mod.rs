//! Tokens to raw types: everything the author wrote, with its spans, nothing judged beyond its form.

mod ahead;
pub(crate) mod argument;
pub(crate) mod constants;
pub(crate) mod endpoint_attribute;
pub(crate) mod endpoints_attribute;
pub(crate) mod field;
pub(crate) mod gate;
pub(crate) mod item;
pub(crate) mod keys;
pub(crate) mod method;
pub(crate) mod method_name;
pub(crate) mod omitted;
pub(crate) mod paginate;
pub(crate) mod retry;
pub(crate) mod site;
pub(crate) mod split;
pub(crate) mod status;
pub(crate) mod stream;
pub(crate) mod strip;
pub(crate) mod success;
pub(crate) mod undocumented;
mod variant;

use syn::Token;
use syn::parse::ParseStream;

/// Goes on behind the next comma, so that one malformed element does not hide the others.
fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        skip_token(input);
    }
}

/// Drops one token tree.
fn skip_token(input: ParseStream<'_>) {
    // Parsing a token tree fails only at the end of the input, where there is nothing to drop.
    let _: syn::Result<proc_macro2::TokenTree> = input.parse();
}
