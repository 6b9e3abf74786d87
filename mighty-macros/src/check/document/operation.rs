//! The operation that an endpoint stands for.

use mighty_openapi::{Document, Operation};

use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::suggest;

/// The operation; `None` if there is none to compare with.
pub(super) fn check<'a>(
    claim: &Claim,
    document: &'a Document,
    base: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Operation> {
    let found = document.find(base, claim.method(), claim.path());
    if let Some(word) = claim.places.undocumented.operation {
        if found.is_some() {
            diagnostics.at(word, messages::undocumented_operation(claim.method(), claim.path()));
        }
        return None;
    }
    // OpenAPI 3.0 and 3.1 describe none but their own methods ("Path Item Object").
    if found.is_none() && !claim.has_other_method() && !document.is_unknown(base, claim.path()) {
        report_missing(claim, document, base, diagnostics);
    }
    found
}

fn report_missing(claim: &Claim, document: &Document, base: &str, diagnostics: &mut Diagnostics) {
    let methods: Vec<&str> = document.at(base, claim.path()).map(|operation| operation.method.as_str()).collect();
    if methods.is_empty() {
        let hint = hint(claim, document, base);
        diagnostics.at(claim.path_span, messages::no_operation(claim.method(), claim.path(), hint));
    } else {
        let message = messages::no_such_method(claim.path(), claim.method(), suggest::list(&methods));
        diagnostics.at(claim.places.method, message);
    }
}

/// The nearest path with the same method, or what can be done. Where nothing of a trait is found, its base is not known.
fn hint(claim: &Claim, document: &Document, base: &str) -> String {
    if let Some(path) = under_other_base(claim, document, base) {
        return format!("did you mean `{path}`, as the other paths of this trait begin?");
    }
    let with_method = document.operations().iter().filter(|operation| operation.method == claim.method());
    let paths: Vec<&str> = with_method
        .flat_map(|operation| document.possible_bases().filter_map(|base| operation.path.strip_prefix(base)))
        .collect();
    match suggest::nearest(claim.path(), &paths) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct the path, or say `undocumented` if the API has it all the same".to_owned(),
    }
}

/// The path as the trait would write it, where it is written with more or less of what all paths begin with than the others.
fn under_other_base<'a>(claim: &Claim, document: &'a Document, base: &str) -> Option<&'a str> {
    let mut bases = document.possible_bases();
    let operation = bases.find_map(|other| document.find(other, claim.method(), claim.path()))?;
    operation.path.strip_prefix(base)
}
