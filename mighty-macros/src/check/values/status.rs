//! One status: its number and its name.

use proc_macro2::Ident;
use syn::LitInt;
use syn::ext::IdentExt;

use crate::diagnostics::Diagnostics;
use crate::messages::{Message, statuses as messages};
use crate::model::pattern::Pattern;

/// A status or a class as written, whatever its range.
pub(crate) fn pattern(code: &LitInt) -> Result<Pattern, Message> {
    let out_of_range = || messages::out_of_range(code);
    match code.suffix() {
        "" => code
            .base10_parse()
            .ok()
            .filter(|status| (100..600).contains(status))
            .map(Pattern::Exact)
            .ok_or_else(out_of_range),
        "xx" => code
            .base10_parse::<u8>()
            .or_else(|_| code.base10_digits().parse())
            .ok()
            .filter(|digit| (1..6).contains(digit))
            .map(Pattern::Class)
            .ok_or_else(out_of_range),
        _ => Err(messages::malformed_number(code)),
    }
}

/// Why no endpoint can declare it as an error, if none can.
pub(super) fn check_is_error(pattern: Pattern) -> Option<Message> {
    let hundred = match pattern {
        Pattern::Exact(code) => code / 100,
        Pattern::Class(digit) => u16::from(digit),
    };
    match hundred {
        1 => Some(messages::informational_as_error(pattern)),
        _ => None,
    }
}

/// A name that the author chose.
pub(super) fn check_not_unexpected(name: &Ident, diagnostics: &mut Diagnostics) -> Option<Ident> {
    if name.unraw() == "Unexpected" {
        diagnostics.at(name.span(), messages::variant_unexpected());
        return None;
    }
    Some(name.clone())
}
