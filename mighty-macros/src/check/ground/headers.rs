//! Header names.

use proc_macro2::Span;

use crate::diagnostics::Diagnostics;
use crate::header_names::is_framing;
use crate::messages::arguments as messages;

/// Whether the name is one that a request may set.
pub(crate) fn check_name(name: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    if is_framing(name) {
        diagnostics.at(span, messages::header_owned(name));
        return false;
    }
    let is_token = is_token(name);
    if !is_token {
        diagnostics.at(span, messages::header_name_invalid(name));
    }
    is_token
}

/// Whether it is a token (RFC 9110, 5.6.2), as the names of headers and the words of media types are.
pub(crate) fn is_token(text: &str) -> bool {
    let is_of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_of_token)
}
