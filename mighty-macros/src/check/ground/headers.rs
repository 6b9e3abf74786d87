//! Header names.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::header_names::is_framing;
use crate::messages::arguments as messages;

/// Whether the name is one that a request may set.
pub(crate) fn check_name(name: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let text = name.value();
    if is_framing(&text) {
        diagnostics.at(name.span(), messages::header_owned(&text));
        return false;
    }
    let is_token = !text.is_empty() && text.bytes().all(is_token_byte);
    if !is_token {
        diagnostics.at(name.span(), messages::header_name_invalid(&text));
    }
    is_token
}

/// A `tchar` of RFC 9110.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
