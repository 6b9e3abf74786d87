//! `stream(…)`, against what the method answers with.

use syn::Type;

use crate::check::ground::shapes;
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::messages::streams as messages;
use crate::model::endpoint::Decode;
use crate::model::streaming::StreamEnd;

/// Checks that what is said of a stream is said of one.
pub(super) fn check(own: &Own, output: &Type, decode: &Decode, diagnostics: &mut Diagnostics) {
    let open = decode.open();
    let Some(streaming) = &own.streaming else { return };
    match open {
        None => diagnostics.at(streaming.key, messages::not_a_stream(shapes::text(output))),
        Some(Decode::Download) => {
            if let Some(span) = streaming.about_items {
                diagnostics.at(span, messages::no_items(shapes::text(output)));
            }
        }
        Some(Decode::Lines(_)) => {
            let is_event = |end: &StreamEnd| matches!(end, StreamEnd::Event(_));
            if let (Some(span), true) = (streaming.about_items, streaming.ends.iter().flatten().any(is_event)) {
                diagnostics.at(span, messages::lines_without_events());
            }
        }
        Some(_) => {}
    }
}
