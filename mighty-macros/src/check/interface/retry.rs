//! `retry(…)` of the trait, against the statuses of all its methods.

use super::draft::Draft;
use crate::check::rules::retry::is_declared;
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::retry as messages;
use crate::model::retry::Cause;

/// Checks that what the trait's `on` names is declared by at least one endpoint.
pub(crate) fn check(settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) {
    let are_sound = settings.statuses_are_sound && drafts.iter().all(|draft| draft.statuses_are_sound);
    if !are_sound {
        return;
    }
    for (cause, span) in &settings.retry.on {
        let Cause::Status(pattern) = cause else { continue };
        let by_trait = is_declared(*pattern, &settings.statuses);
        if !by_trait && !drafts.iter().any(|draft| is_declared(*pattern, &draft.statuses)) {
            diagnostics.at(*span, messages::on_undeclared_anywhere(pattern));
        }
    }
}
