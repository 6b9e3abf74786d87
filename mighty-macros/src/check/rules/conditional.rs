//! `Conditional<…>`: whether 304 can come at all.

use syn::Type;
use syn::ext::IdentExt;

use crate::check::ground::shapes;
use crate::check::signature::arguments::{Arguments, Mark};
use crate::check::values::endpoint_attribute::Own;
use crate::check::values::path::Template;
use crate::diagnostics::Diagnostics;
use crate::messages::conditional as messages;
use crate::model::argument::ArgumentKind;
use crate::model::endpoint::Decode;
use crate::model::method::HttpMethod;

/// The request headers by which an answer may be 304 (RFC 9110, 13.1).
const CONDITIONS: [&str; 2] = ["if-none-match", "if-modified-since"];

/// Checks the success type against the method and the arguments.
pub(crate) fn check(own: &Own, output: &Type, decode: &Decode, has_condition: bool, diagnostics: &mut Diagnostics) {
    // Of several successes, 304 is one.
    let is_of_several = own.successes.has_variants;
    if !check_not_nested(output, decode, diagnostics) || !decode.is_conditional() || is_of_several {
        return;
    }
    match &own.method {
        Some(
            method @ (HttpMethod::Post
            | HttpMethod::Put
            | HttpMethod::Patch
            | HttpMethod::Delete
            | HttpMethod::Options
            | HttpMethod::Other(_)),
        ) => {
            let inner = shapes::parameter(output).map_or_else(String::new, shapes::text);
            diagnostics.over(output, messages::method_without_304(method.name(), inner));
        }
        _ if has_condition => {}
        _ => diagnostics.over(output, messages::no_condition()),
    }
}

/// One of the two wrappers is enough.
fn check_not_nested(output: &Type, decode: &Decode, diagnostics: &mut Diagnostics) -> bool {
    let (Decode::Full(inner) | Decode::Conditional(inner)) = decode else { return true };
    let is_nested = match &**inner {
        Decode::Conditional(_) => true,
        Decode::Full(_) => decode.is_conditional(),
        _ => false,
    };
    if is_nested {
        diagnostics.over(output, messages::nested(shapes::text(shapes::unwrapped(output))));
    }
    !is_nested
}

/// Whether an argument is a condition, or was meant to be one: what is wrong with it is reported where it stands.
pub(crate) fn may_have_condition(path: Option<&Template>, arguments: &Arguments) -> bool {
    let is_placeholder = |name: String| path.is_none_or(|path| path.template.placeholders.contains(&name));
    arguments.known.iter().any(|argument| match &argument.mark {
        Mark::One(ArgumentKind::Header(name), _) => CONDITIONS.contains(&name.to_ascii_lowercase().as_str()),
        Mark::One(..) => false,
        Mark::None => !is_placeholder(argument.name.unraw().to_string()),
        Mark::Wrong => true,
    })
}
