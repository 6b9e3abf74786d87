//! The success enums: each once, although several methods may name it.

use proc_macro2::Ident;

use super::draft::Draft;
use crate::check::ground::shapes;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::success as messages;
use crate::model::errors::ErrorEnum;
use crate::model::success::SuccessEnum;

/// The enums in order of first appearance.
pub(crate) fn check(drafts: &[Draft], errors: &[ErrorEnum], diagnostics: &mut Diagnostics) -> Vec<SuccessEnum> {
    let mut enums: Vec<SuccessEnum> = Vec::new();
    for draft in drafts {
        let Some(name) = &draft.outcome else { continue };
        let user = (draft.name.clone(), draft.cfg.clone());
        if let Some(known) = enums.iter_mut().find(|known| known.name == *name) {
            known.endpoints.push(user);
        } else if errors.iter().any(|error| error.name == *name) {
            diagnostics.at(name.span(), messages::enum_name_taken(name));
        } else {
            let (successes, derives) = (draft.successes.statuses.clone(), draft.successes.derives.clone());
            enums.push(SuccessEnum { name: name.clone(), endpoints: vec![user], successes, derives });
        }
    }
    for (index, draft) in drafts.iter().enumerate() {
        check_shared(draft, drafts.get(..index).unwrap_or_default(), diagnostics);
    }
    check_read(drafts, diagnostics);
    enums
}

/// Compares with the first method that names the enum: every further one is measured by it.
fn check_shared(second: &Draft, earlier: &[Draft], diagnostics: &mut Diagnostics) {
    let Some(to) = &second.outcome else { return };
    let Some(first) = earlier.iter().find(|draft| draft.outcome.as_ref() == Some(to)) else { return };
    let Some(from) = first.outcome.as_ref().filter(|_| first.successes.are_sound && second.successes.are_sound) else {
        return;
    };
    if let Some(status) = difference(first, second) {
        let message = messages::shared_enum_differs(&first.name, &second.name, to, status);
        diagnostics.push(Diagnostic::from_to(from.span(), to.span(), message));
    }
}

/// The first status in which two methods differ.
fn difference(first: &Draft, second: &Draft) -> Option<u16> {
    [(first, second), (second, first)].into_iter().find_map(|(one, other)| {
        let has_same = |code: u16| {
            let own = one.successes.statuses.iter().find(|success| success.code == code);
            let counterpart = other.successes.statuses.iter().find(|success| success.code == code);
            own.zip(counterpart).is_some_and(|(own, counterpart)| own.is_same(counterpart))
        };
        one.successes.statuses.iter().map(|success| success.code).find(|code| !has_same(*code))
    })
}

/// An enum of successes is read by their statuses, and by those alone.
fn check_read(drafts: &[Draft], diagnostics: &mut Diagnostics) {
    for second in drafts.iter().filter(|draft| !draft.successes.has_variants && draft.successes.are_sound) {
        let Some(name) = second.output.as_ref().and_then(|output| plain(shapes::unwrapped(output))) else { continue };
        if let Some(first) = drafts.iter().find(|draft| draft.outcome.as_ref() == Some(name)) {
            diagnostics.at(name.span(), messages::shared_enum_read(&first.name, &second.name, name));
        }
    }
}

fn plain(ty: &syn::Type) -> Option<&Ident> {
    match ty {
        syn::Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}
