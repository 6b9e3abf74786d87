//! `#[endpoint(…)]`, on a method.

use darling::FromMeta;
use proc_macro2::{Span, TokenStream};
use syn::{Attribute, LitStr, Meta};

use super::constants::{EmptyObject, RawConstants};
use super::field::{Field, Flag};
use super::keys::{self, Rest, Split};
use super::method_name::RawMethodName;
use super::omitted::RawOmitted;
use super::paginate::RawPaginate;
use super::retry::RawRetry;
use super::site::RawSite;
use super::status::RawStatuses;
use super::stream::RawStream;
use super::success::RawSuccess;
use super::undocumented::RawUndocumented;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::endpoint_attribute as messages;

const KEYS: &[&str] = &[
    "method",
    "path",
    "success",
    "errors",
    "except",
    "undocumented",
    "omitted",
    "retry",
    "idempotent",
    "idempotency_key",
    "timeout",
    "attempt_timeout",
    "paginate",
    "stream",
    "expect_continue",
    "headers",
    "query",
    "body",
    "allow_body",
    "auth",
    "base",
    "follow",
];

/// What the attribute of a method says.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawEndpoint {
    /// The HTTP method.
    pub method: Field<RawMethodName>,
    /// The path template.
    pub path: Field<LitStr>,
    /// The only statuses that mean success.
    pub success: Field<RawSuccess>,
    /// The statuses that this endpoint answers with beside the trait's.
    pub errors: Field<RawStatuses>,
    /// The trait's statuses that this endpoint never answers with.
    pub except: Field<RawStatuses>,
    /// What the trait's document does not say of this endpoint.
    pub undocumented: Field<RawUndocumented>,
    /// What the trait's document says of this endpoint and is left out on purpose.
    pub omitted: Field<RawOmitted>,
    /// The retry settings of this endpoint.
    pub retry: Field<RawRetry>,
    /// Sending it twice does what sending it once does.
    pub idempotent: Field<Flag>,
    /// The header that lets the server recognise a repetition.
    pub idempotency_key: Field<LitStr>,
    /// The limit of a whole call.
    pub timeout: Field<LitStr>,
    /// The limit of one attempt.
    pub attempt_timeout: Field<LitStr>,
    /// The answers are pages of a list.
    pub paginate: Field<RawPaginate>,
    /// How the stream that it answers with ends and goes on.
    pub stream: Field<RawStream>,
    /// The body is sent when the server says that it takes it.
    pub expect_continue: Field<Flag>,
    /// Headers that are always the same.
    pub headers: Field<RawConstants>,
    /// Query parameters that are always the same.
    pub query: Field<RawConstants>,
    /// The body is an empty object.
    pub body: Field<EmptyObject>,
    /// There is a body, although the method has none.
    pub allow_body: Field<Flag>,
    /// Who is asking.
    pub auth: Field<RawSite>,
    /// What the path is appended to.
    pub base: Field<RawSite>,
    /// Redirects are followed.
    pub follow: Field<Flag>,
    /// What else may have been meant.
    #[darling(skip)]
    pub rest: Rest,
    /// The word `endpoint`, where something missing is reported.
    #[darling(skip)]
    pub span: Option<Span>,
}

impl RawEndpoint {
    /// Reads one attribute.
    pub(crate) fn parse(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Self {
        let span = attribute.path().segments.last().map(|last| last.ident.span());
        let mut problems = Vec::new();
        let tokens = match &attribute.meta {
            Meta::Path(_) => TokenStream::new(),
            Meta::List(list) => list.tokens.clone(),
            Meta::NameValue(pair) => {
                problems.push(Diagnostic::over(&pair.value, messages::not_in_parentheses()));
                TokenStream::new()
            }
        };
        let is_list = problems.is_empty();
        let Split { items, mut rest } = keys::split(tokens, "endpoint", KEYS, &mut problems);
        if !is_list {
            rest = Rest::unreadable();
        }
        diagnostics.append(&mut problems);
        // Every field takes any form, so that darling has nothing to refuse.
        Self { rest, span, ..Self::from_list(&items).unwrap_or_default() }
    }
}
