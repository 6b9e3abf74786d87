//! Every endpoint against the operation that it stands for, in the OpenAPI document that the trait names.

mod body;
mod media_type;
mod omitted;
mod operation;
mod output;
mod query;
mod required;
mod security;
mod statuses;
mod style;
mod undocumented;

use mighty_openapi::Document;

use super::interface::claim::Claim;
use super::interface::draft::Draft;
use super::values::document::Given;
use super::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::model::interface::ComparedWith;
use crate::model::pattern::Pattern;

/// Compares every sound endpoint with the document, if the trait names one.
pub(crate) fn check(settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) -> Option<ComparedWith> {
    let Given { file, document } = settings.document.as_ref()?;
    let base = document.as_ref().map(|document| {
        let claims: Vec<(&Draft, &Claim)> =
            drafts.iter().filter_map(|draft| Some((draft, draft.claim.as_ref()?))).collect();
        let endpoints: Vec<(&str, &str)> = claims.iter().map(|(_, claim)| (claim.method(), claim.path())).collect();
        let base = document.base(&endpoints);
        let of_trait: Vec<Pattern> = settings.statuses.iter().map(|status| status.pattern).collect();
        for (draft, claim) in claims {
            check_claim(claim, document, base, settings, &of_trait, diagnostics);
            diagnostics.presumed_of(&draft.cfg.0, &draft.generics);
        }
        base.to_owned()
    });
    Some(ComparedWith { file: file.clone(), base })
}

fn check_claim(
    claim: &Claim,
    document: &Document,
    base: &str,
    settings: &Settings,
    of_trait: &[Pattern],
    diagnostics: &mut Diagnostics,
) {
    let Some(operation) = operation::check(claim, document, base, diagnostics) else { return };
    statuses::check_success(claim, operation, diagnostics);
    statuses::check_success_listed(claim, operation, diagnostics);
    statuses::check_documented(claim, operation, of_trait, diagnostics);
    statuses::check_declared(claim, operation, diagnostics);
    query::check_named(claim, operation, diagnostics);
    query::check_missing(claim, operation, &settings.omitted, diagnostics);
    style::check_query(claim, operation, diagnostics);
    style::check_path(claim, operation, diagnostics);
    required::check(claim, operation, &settings.omitted, diagnostics);
    security::check(claim, operation, &settings.shared.site, diagnostics);
    body::check(claim, operation, diagnostics);
    output::check(claim, operation, diagnostics);
    omitted::check(claim, operation, diagnostics);
    undocumented::check(claim, operation, diagnostics);
}
