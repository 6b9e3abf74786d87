//! `#[endpoint(…)]`, by itself and against what the trait says.

use proc_macro2::Span;
use syn::LitStr;

use super::path::Template;
use super::success::Successes;
use super::trait_attribute::Settings;
use super::undocumented::Undocumented;
use super::{
    constants, merged_statuses, method, omitted, paginate, path, retry, site, statuses, stream, success, timeouts,
};
use crate::check::ground::headers;
use crate::diagnostics::Diagnostics;
use crate::messages::endpoint_attribute as messages;
use crate::model::endpoint::Repeat;
use crate::model::method::HttpMethod;
use crate::model::pagination::Pagination;
use crate::model::pattern::Pattern;
use crate::model::retry::Retry;
use crate::model::site::Site;
use crate::model::status::Status;
use crate::model::streaming::Streaming;
use crate::parse::endpoint_attribute::RawEndpoint;
use crate::parse::field::Field;
use crate::parse::method_name::RawMethodName;
use crate::parse::status::RawStatus;

/// What an attribute says, merged with the trait's.
pub(crate) struct Own {
    /// The HTTP method, if it is one.
    pub method: Option<HttpMethod>,
    /// What a document is compared with beside the rest, and where it stands.
    pub places: Places,
    /// The path, if it is a template.
    pub path: Option<Template>,
    /// The only statuses that mean success.
    pub successes: Successes,
    /// The statuses, the trait's among them.
    pub statuses: Vec<Status>,
    /// Whether nothing is wrong with them.
    pub statuses_are_sound: bool,
    /// What may be sent twice.
    pub repeat: Repeat,
    /// The retry settings of the attribute itself.
    pub retry_values: retry::Values,
    /// The same, merged with the trait's.
    pub retry: Retry,
    /// The limits, merged with the trait's.
    pub timeouts: timeouts::Timeouts,
    /// How the pages follow each other, if the answers are pages.
    pub pagination: Option<Pagination>,
    /// How its stream ends and goes on, if it says so.
    pub streaming: Option<Streaming>,
    /// Where it says that the body waits for the server's word, if it does.
    pub expect_continue: Option<Span>,
    /// What is always sent, the trait's constants among it.
    pub constants: constants::Values,
    /// Where it says that there is a body although the method has none, if it does.
    pub allow_body: Option<Span>,
    /// Who is asking, and where, as far as the attribute itself says it.
    pub site: Site,
    /// Whether redirects are followed.
    pub follows_redirects: bool,
    /// Whether the author wants a stream, as far as can be told.
    pub wants_stream: bool,
}

/// Where the parts of an `#[endpoint(…)]` stand, and what only a document is compared with.
#[derive(Clone)]
pub(crate) struct Places {
    /// The word `endpoint`.
    pub word: Span,
    /// The method.
    pub method: Span,
    /// The word `errors`.
    pub errors: Option<Span>,
    /// What `errors(…)` of the method itself lists.
    pub listed: Vec<(Pattern, Span)>,
    /// What the document is known not to say.
    pub undocumented: Undocumented,
    /// What it says and is left out on purpose.
    pub omitted: Vec<LitStr>,
}

/// Checks the attribute.
pub(crate) fn check(raw: RawEndpoint, settings: &Settings, diagnostics: &mut Diagnostics) -> Own {
    check_required_keys(&raw, diagnostics);
    let undocumented = raw.undocumented.take_with_key(diagnostics);
    let also = undocumented.as_ref().map_or(&[] as &[RawStatus], |(given, _)| &given.statuses);
    let omitted = raw.omitted.take_with_key(diagnostics).map(|(names, word)| (names.0, word));
    let places = Places {
        word: raw.span.unwrap_or_else(Span::call_site),
        method: raw.method.value().map_or_else(Span::call_site, RawMethodName::span),
        errors: raw.errors.key_span(),
        listed: statuses::listed(raw.errors.value()),
        undocumented: Undocumented::check(undocumented.as_ref(), settings, diagnostics),
        omitted: omitted::check(omitted, settings.document.is_some(), diagnostics),
    };
    let lists_are_known = !raw.rest.may_mean("errors") && !raw.rest.may_mean("except");
    let wants_stream = raw.paginate.is_given() || raw.rest.means("paginate");
    let method = method::check(raw.method, diagnostics);
    let path = path::check(raw.path, diagnostics);
    let successes = success::check(raw.success, diagnostics);
    let merged = merged_statuses::check(raw.errors, also, raw.except, settings, diagnostics);
    let is_idempotent = raw.idempotent.take(diagnostics).is_some();
    let repeat = check_repeat(is_idempotent, raw.idempotency_key, diagnostics);
    let retry_values = retry::check(raw.retry, diagnostics);
    Own {
        method,
        places,
        path,
        successes,
        statuses: merged.statuses,
        statuses_are_sound: merged.are_sound && lists_are_known,
        repeat,
        retry: retry_values.retry.clone().or(&settings.shared.retry),
        retry_values,
        timeouts: timeouts::check(raw.timeout, raw.attempt_timeout, &settings.shared, diagnostics),
        pagination: paginate::check(raw.paginate, diagnostics),
        streaming: stream::check(raw.stream, diagnostics),
        expect_continue: raw.expect_continue.take_with_key(diagnostics).map(|(_, span)| span),
        constants: constants::own(raw.headers, raw.query, raw.body, diagnostics).or(&settings.constants),
        allow_body: raw.allow_body.take_with_key(diagnostics).map(|(_, span)| span),
        site: site::check(raw.auth, raw.base, diagnostics),
        follows_redirects: raw.follow.take(diagnostics).is_some(),
        wants_stream,
    }
}

fn check_required_keys(raw: &RawEndpoint, diagnostics: &mut Diagnostics) {
    let method = !raw.method.is_given() && !raw.rest.may_mean("method");
    let path = !raw.path.is_given() && !raw.rest.may_mean("path");
    let message = match (method, path) {
        (true, true) => messages::missing_method_and_path(),
        (true, false) => messages::missing_method(),
        (false, true) => messages::missing_path(),
        (false, false) => return,
    };
    diagnostics.at(raw.span.unwrap_or_else(Span::call_site), message);
}

fn check_repeat(is_idempotent: bool, key: Field<LitStr>, diagnostics: &mut Diagnostics) -> Repeat {
    match key.take(diagnostics) {
        Some(header) => {
            headers::check_name(&header.value(), header.span(), diagnostics);
            Repeat::Keyed(header.value())
        }
        None if is_idempotent => Repeat::Idempotent,
        None => Repeat::ByMethod,
    }
}
