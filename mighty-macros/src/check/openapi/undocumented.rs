//! `undocumented`: what is known to be missing in the document.

use mighty_openapi::Operation;
use proc_macro2::Span;
use syn::LitStr;

use super::{Claim, statuses};
use crate::check::statuses::pattern;
use crate::check::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::model::pattern::Pattern;
use crate::parse::undocumented::RawUndocumented;

/// What the document does not say of an endpoint.
#[derive(Clone, Default)]
pub(crate) struct Undocumented {
    /// The operation itself, with the word that says so.
    pub operation: Option<Span>,
    /// Statuses.
    pub statuses: Vec<(Pattern, Span)>,
    /// Query parameters.
    parameters: Vec<LitStr>,
}

impl Undocumented {
    /// Checks that there is a document to differ from.
    pub(crate) fn check(
        given: Option<&(RawUndocumented, Span)>,
        settings: &Settings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Some((raw, word)) = given else { return Self::default() };
        if settings.document.is_none() {
            diagnostics.at(*word, messages::undocumented_without_document());
        }
        // One that is no status is reported with the others of the method.
        let place = |code: &syn::LitInt| pattern(code).ok().map(|pattern| (pattern, code.span()));
        Self {
            operation: raw.is_bare.then_some(*word),
            statuses: raw.statuses.iter().filter_map(|raw| place(&raw.code)).collect(),
            parameters: raw.parameters.clone(),
        }
    }

    /// Whether a query parameter is among it.
    pub(super) fn has_parameter(&self, name: &str) -> bool {
        self.parameters.iter().any(|parameter| parameter.value() == name)
    }
}

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
