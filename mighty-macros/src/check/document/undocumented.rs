//! `undocumented`, against the document and the trait.

use mighty_openapi::Operation;

use super::statuses;
use crate::check::interface::claim::Claim;
use crate::check::values::undocumented::Undocumented;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

/// What is said to be missing is missing in the document, and there in the trait.
pub(super) fn check(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let Undocumented { statuses, parameters, .. } = &claim.places.undocumented;
    for (pattern, span) in statuses {
        if statuses::is_named(*pattern, operation) {
            diagnostics.at(*span, messages::undocumented_status(pattern));
        }
    }
    for literal in parameters {
        let name = literal.value();
        if operation.query().any(|parameter| parameter.name == name) {
            diagnostics.at(literal.span(), messages::undocumented_parameter(&name));
        } else if !claim.has_flattened && !claim.query.iter().any(|sent| sent.name == name) {
            diagnostics.at(literal.span(), messages::undocumented_nothing(&name));
        }
    }
}
