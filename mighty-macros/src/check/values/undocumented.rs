//! `undocumented`: what is known to be missing in the document.

use proc_macro2::Span;
use syn::LitStr;

use super::status::pattern;
use super::trait_attribute::Settings;
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
    pub parameters: Vec<LitStr>,
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
    pub(crate) fn has_parameter(&self, name: &str) -> bool {
        self.parameters.iter().any(|parameter| parameter.value() == name)
    }
}
