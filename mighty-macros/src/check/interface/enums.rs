//! The error enums: each once, although several methods may name it.

use super::draft::Draft;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::unions as messages;
use crate::model::errors::ErrorEnum;
use crate::model::status::{Arm, Status};

/// The enums in order of first appearance.
pub(crate) fn check(drafts: &[Draft], diagnostics: &mut Diagnostics) -> Vec<ErrorEnum> {
    let mut enums: Vec<ErrorEnum> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(name) = &draft.error else { continue };
        let user = (draft.name.clone(), draft.cfg.clone());
        if let Some(known) = enums.iter_mut().find(|known| known.name == *name) {
            known.endpoints.push(user);
            check_shared(draft, drafts.get(..index).unwrap_or_default(), diagnostics);
        } else {
            let statuses = draft.statuses.clone();
            enums.push(ErrorEnum { name: name.clone(), endpoints: vec![user], statuses });
        }
    }
    enums
}

/// Compares with the first method that names the enum: every further one is measured by it.
fn check_shared(second: &Draft, earlier: &[Draft], diagnostics: &mut Diagnostics) {
    let Some(first) = earlier.iter().find(|draft| draft.error == second.error) else { return };
    let (Some(from), Some(to)) = (&first.error, &second.error) else { return };
    if !first.statuses_are_sound || !second.statuses_are_sound {
        return;
    }
    if let Some(difference) = difference(first, second) {
        let message = messages::shared_enum_differs(&first.name, &second.name, to, difference);
        diagnostics.push(Diagnostic::from_to(from.span(), to.span(), message));
    }
}

/// The first status in which two methods differ, in words.
fn difference(first: &Draft, second: &Draft) -> Option<String> {
    for (one, other) in [(first, second), (second, first)] {
        for status in &one.statuses {
            let counterparts: Vec<&Status> =
                other.statuses.iter().filter(|candidate| candidate.pattern == status.pattern).collect();
            if counterparts.is_empty() {
                return Some(format!("only `{}` declares {}", one.name, status.pattern));
            }
            if !counterparts.iter().any(|counterpart| counterpart.is_same(status)) {
                let is_split = |status: &Status| !matches!(status.arm, Arm::Whole);
                let what = if is_split(status) || counterparts.into_iter().any(is_split) {
                    "names, bodies or codes"
                } else {
                    "names or bodies"
                };
                return Some(format!("they declare {} with different {what}", status.pattern));
            }
        }
    }
    None
}
