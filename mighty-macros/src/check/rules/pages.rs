//! `paginate`, against what the method answers with and sends.

use quote::ToTokens;
use syn::Type;

use crate::check::ground::shapes;
use crate::check::signature::arguments::{Arguments, Known, Mark};
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::messages::{conditional, pagination as messages};
use crate::model::argument::ArgumentKind;
use crate::model::endpoint::{Decode, HttpMethod};

/// Checks the method against its pagination: that its answers can be pages, and that it can be asked more than once.
pub(crate) fn check(own: &Own, output: &Type, has_stream: bool, diagnostics: &mut Diagnostics) {
    let Some(pagination) = &own.pagination else { return };
    let decode = shapes::decode(output);
    if own.method == Some(HttpMethod::Head) {
        // With another type it is the type that is wrong, and is reported.
        if decode.is_empty() {
            diagnostics.at(pagination.key, messages::head());
        }
    } else if decode.is_conditional() {
        let page = shapes::parameter(output).map_or_else(String::new, shapes::text);
        diagnostics.over(output, conditional::in_pages(page));
    } else if !may_be_page(&decode) {
        diagnostics.over(output, messages::no_items(output.to_token_stream().to_string().replace(' ', "")));
    }
    if has_stream {
        diagnostics.at(pagination.key, messages::streamed_body());
    }
}

/// Checks that there is a body for a member that leads to the next page.
pub(crate) fn check_member(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let may_be_json = |argument: &Known| {
        matches!(argument.mark, Mark::Wrong) || matches!(argument.kind(), Some((ArgumentKind::Body(..), _)))
    };
    if let Some(key) = own.pagination.as_ref().and_then(|pagination| pagination.member)
        && !arguments.known.iter().any(may_be_json)
        && !arguments.has_nameless
    {
        diagnostics.at(key, messages::member_without_body());
    }
}

/// Whether a body that is read so may have items.
pub(crate) fn may_be_page(decode: &Decode) -> bool {
    match decode {
        Decode::Json => true,
        Decode::Full(inner) => may_be_page(inner),
        _ => false,
    }
}
