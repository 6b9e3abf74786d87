//! `openapi = "…"`: every endpoint against the operation of the document that it stands for.

mod body;
mod claim;
mod operation;
mod query;
mod statuses;
mod undocumented;

use std::sync::Arc;

use mighty_openapi::Document;
use proc_macro2::Span;
use syn::LitStr;

pub(crate) use self::claim::{Claim, Places};
pub(crate) use self::undocumented::Undocumented;
use super::method::Draft;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::model::interface::ComparedWith;
use crate::model::pattern::Pattern;
use crate::parse::field::Field;
use crate::parse::keys::Rest;
use crate::setup::Setup;

/// The document that a trait names.
pub(crate) struct Given {
    /// Its file, as the author writes it.
    file: LitStr,
    /// What is in it; `None` if it cannot be read, which is reported already.
    document: Option<Arc<Document>>,
}

impl Given {
    /// Reads the document, if one is named. A slip in the key is one mistake, so that what the key brings is there too.
    pub(crate) fn read(file: Field<LitStr>, rest: &Rest, setup: Setup, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(file) = file.take(diagnostics) else {
            return rest.means("openapi").then(|| Self { file: LitStr::new("", Span::call_site()), document: None });
        };
        let document = match (setup.read_document)(&file) {
            Ok(document) => Some(document),
            Err(problem) => {
                if let Some(problem) = problem {
                    diagnostics.at(file.span(), problem);
                }
                None
            }
        };
        Some(Self { file, document })
    }
}

/// Compares every sound endpoint with the document, if the trait names one.
pub(crate) fn check(settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) -> Option<ComparedWith> {
    let Given { file, document } = settings.document.as_ref()?;
    let base = document.as_ref().map(|document| {
        let claims: Vec<&Claim> = drafts.iter().filter_map(|draft| draft.claim.as_ref()).collect();
        let endpoints: Vec<(&str, &str)> = claims.iter().map(|claim| (claim.method(), claim.path())).collect();
        let base = document.base(&endpoints);
        let of_trait: Vec<Pattern> = settings.statuses.iter().map(|status| status.pattern).collect();
        for claim in claims {
            check_claim(claim, document, base, &of_trait, diagnostics);
        }
        base.to_owned()
    });
    Some(ComparedWith { file: file.clone(), base })
}

fn check_claim(claim: &Claim, document: &Document, base: &str, of_trait: &[Pattern], diagnostics: &mut Diagnostics) {
    let Some(operation) = operation::check(claim, document, base, diagnostics) else { return };
    statuses::check_success(claim, operation, diagnostics);
    statuses::check_documented(claim, operation, of_trait, diagnostics);
    statuses::check_declared(claim, operation, diagnostics);
    query::check_named(claim, operation, diagnostics);
    query::check_missing(claim, operation, diagnostics);
    body::check(claim, operation, diagnostics);
    undocumented::check(claim, operation, diagnostics);
}
