//! `#[endpoints(…)]`, on the trait.

use darling::FromMeta;
use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Path, Type};

use super::constants::RawConstants;
use super::field::{Field, Flag};
use super::gate::RawGate;
use super::keys::{self, Rest, Split};
use super::omitted::RawOmitted;
use super::retry::RawRetry;
use super::site::RawSite;
use super::status::RawStatuses;
use crate::diagnostics::Diagnostics;

const KEYS: &[&str] = &[
    "api",
    "errors",
    "error",
    "error_body",
    "openapi",
    "omitted",
    "retry",
    "timeout",
    "attempt_timeout",
    "auth",
    "base",
    "local",
    "non_exhaustive",
    "crate",
    "headers",
    "query",
    "testing",
    "server",
];

/// What the attribute of a trait says.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawEndpoints {
    /// The type that implements `Api`.
    pub api: Field<Type>,
    /// The statuses that every endpoint answers with.
    pub errors: Field<RawStatuses>,
    /// The name of the union of all errors.
    pub error: Field<Ident>,
    /// The body of an error answer, in place of the API's.
    pub error_body: Field<Type>,
    /// The document that the trait is compared with.
    pub openapi: Field<LitStr>,
    /// What the document says of endpoints and is left out on purpose.
    pub omitted: Field<RawOmitted>,
    /// The retry settings of every endpoint.
    pub retry: Field<RawRetry>,
    /// The limit of a whole call.
    pub timeout: Field<LitStr>,
    /// The limit of one attempt.
    pub attempt_timeout: Field<LitStr>,
    /// Who is asking.
    pub auth: Field<RawSite>,
    /// What the paths are appended to.
    pub base: Field<RawSite>,
    /// Futures need not be `Send`.
    pub local: Field<Flag>,
    /// The error enums may grow without a breaking release.
    pub non_exhaustive: Field<Flag>,
    /// Headers that are always the same.
    pub headers: Field<RawConstants>,
    /// Query parameters that are always the same.
    pub query: Field<RawConstants>,
    /// Mocks.
    pub testing: Field<RawGate>,
    /// A server.
    pub server: Field<RawGate>,
    /// Where the runtime is found.
    #[darling(rename = "crate")]
    pub runtime: Field<Path>,
    /// What else may have been meant.
    #[darling(skip)]
    pub rest: Rest,
}

impl RawEndpoints {
    /// Reads the inside of the attribute.
    pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Self {
        let mut problems = Vec::new();
        let Split { items, rest } = keys::split(tokens, "endpoints", KEYS, &mut problems);
        diagnostics.append(&mut problems);
        // Every field takes any form, so that darling has nothing to refuse.
        Self { rest, ..Self::from_list(&items).unwrap_or_default() }
    }
}
