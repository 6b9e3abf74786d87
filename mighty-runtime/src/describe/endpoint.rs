//! An endpoint as data: what the macro read, for tests, documentation, middleware and the library itself.

use std::time::Duration;

use http::{Method, StatusCode};

use super::auth::{Auth, Route};
use super::declared::{DeclaredError, DeclaredSuccess, Parameter, StatusPattern};
#[cfg(feature = "schemars")]
use super::details::Details;
use super::methods;
use super::pagination::Pagination;
use super::retry_policy::RetryPolicy;
use super::streaming::Streaming;
use super::template::Template;
use super::timeouts::Timeouts;

/// One endpoint of an API. The macro makes one `const` per method, as `<Trait>Endpoints::<METHOD>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    name: &'static str,
    group: &'static str,
    package: Option<&'static str>,
    version: Option<&'static str>,
    method: Method,
    method_name: Option<&'static str>,
    path: &'static str,
    template: Template,
    parameters: &'static [Parameter],
    successes: &'static [DeclaredSuccess],
    not_modified: bool,
    errors: &'static [DeclaredError],
    retry: RetryPolicy,
    timeouts: Timeouts,
    idempotent: bool,
    expects_continue: bool,
    idempotency_key: Option<&'static str>,
    route: Route,
    #[cfg(feature = "schemars")]
    details: Details,
    pagination: Option<Pagination>,
    streaming: Streaming,
    headers: Pairs,
    query: Pairs,
    body: Option<&'static str>,
}

/// Names and values that are always the same.
type Pairs = &'static [(&'static str, &'static str)];

impl Endpoint {
    /// An endpoint with nothing but a name, a method and a path template.
    #[must_use]
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            name,
            group: "",
            package: None,
            version: None,
            method,
            method_name: None,
            path,
            template: Template(&[]),
            parameters: &[],
            successes: &[],
            not_modified: false,
            errors: &[],
            retry: RetryPolicy::new(),
            timeouts: Timeouts::new(),
            idempotent: false,
            expects_continue: false,
            idempotency_key: None,
            route: Route { auth: Auth::Client, base: None, follows_redirects: false },
            #[cfg(feature = "schemars")]
            details: Details::new(""),
            pagination: None,
            streaming: Streaming::new(),
            headers: &[],
            query: &[],
            body: None,
        }
    }

    /// The trait it belongs to, and the package that the trait is compiled in.
    #[must_use]
    pub const fn in_group(
        mut self,
        group: &'static str,
        package: Option<&'static str>,
        version: Option<&'static str>,
    ) -> Self {
        self.group = group;
        self.package = package;
        self.version = version;
        self
    }

    /// Its parameters, in the order of the method's arguments.
    #[must_use]
    pub const fn with_parameters(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// Its path in pieces: fixed text, each time with the name of the placeholder behind it, which is empty for the last one.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_template(mut self, pieces: &'static [(&'static str, &'static str)]) -> Self {
        self.template = Template(pieces);
        self
    }

    pub(crate) const fn template(&self) -> Template {
        self.template
    }

    /// The only statuses that count as success.
    #[must_use]
    pub const fn with_successes(mut self, successes: &'static [DeclaredSuccess]) -> Self {
        self.successes = successes;
        self
    }

    /// 304 Not Modified counts as success as well.
    #[must_use]
    pub const fn accepting_not_modified(mut self) -> Self {
        self.not_modified = true;
        self
    }

    /// The error statuses it declares.
    #[must_use]
    pub const fn with_errors(mut self, errors: &'static [DeclaredError]) -> Self {
        self.errors = errors;
        self
    }

    /// Its retry settings, the trait's included.
    #[must_use]
    pub const fn with_retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Time for the whole call.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.call = Some(timeout);
        self
    }

    /// Time for one attempt.
    #[must_use]
    pub const fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.attempt = Some(timeout);
        self
    }

    /// Sending it twice has the effect of sending it once, whatever its method.
    #[must_use]
    pub const fn as_idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The same, its body sent only when the server says that it takes it.
    #[must_use]
    pub const fn expecting_continue(mut self) -> Self {
        self.expects_continue = true;
        self
    }

    /// The header that carries a key by which the server recognises a repeated request.
    #[must_use]
    pub const fn with_idempotency_key(mut self, header: &'static str) -> Self {
        self.idempotency_key = Some(header);
        self
    }

    /// A method that has no constant: `PROPFIND`. A name that is none of a method (RFC 9110, 9.1) leaves it as it is.
    #[must_use]
    pub const fn with_method_name(mut self, name: &'static str) -> Self {
        self.method_name = Some(name);
        self
    }

    /// Headers that are always the same; they go before those that the API and the client send with every request.
    #[must_use]
    pub const fn with_constant_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Query parameters that are always the same, as texts that are not encoded yet.
    #[must_use]
    pub const fn with_constant_query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    /// Its body is always `{}`, as `application/json`.
    #[must_use]
    pub const fn with_empty_object(mut self) -> Self {
        self.body = Some("{}");
        self
    }

    /// Who it is asked as, the trait's setting included.
    #[must_use]
    pub const fn with_auth(mut self, auth: Auth) -> Self {
        self.route.auth = auth;
        self
    }

    /// The base of its API that its path is appended to, by the name in [`Api::BASES`](crate::Api::BASES); `None` is the API's
    /// own.
    #[must_use]
    pub const fn at_base(mut self, base: Option<&'static str>) -> Self {
        self.route.base = base;
        self
    }

    /// It follows redirects.
    #[must_use]
    pub const fn following_redirects(mut self) -> Self {
        self.route.follows_redirects = true;
        self
    }

    /// What a document says of it beyond all this. It is no part of equality.
    #[cfg(feature = "schemars")]
    #[doc(hidden)]
    #[must_use]
    pub const fn with_details(mut self, details: Details) -> Self {
        self.details = details;
        self
    }

    #[cfg(feature = "schemars")]
    pub(crate) const fn details(&self) -> Details {
        self.details
    }

    /// Its answers are pages of a list.
    #[must_use]
    pub const fn with_pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// How its stream ends and goes on.
    #[must_use]
    pub const fn with_streaming(mut self, streaming: Streaming) -> Self {
        self.streaming = streaming;
        self
    }

    /// The longest silence within its stream.
    #[must_use]
    pub const fn with_idle_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.idle = Some(timeout);
        self
    }

    /// What it declares about the end of its stream, and how that goes on when it breaks off.
    #[must_use]
    pub const fn streaming(&self) -> Streaming {
        self.streaming
    }

    /// The method's name, `show_member`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The trait's name, `Members`.
    #[must_use]
    pub const fn group(&self) -> &'static str {
        self.group
    }

    /// Name and version of the package that the trait is compiled in, if it was built by cargo.
    #[must_use]
    pub const fn package(&self) -> Option<(&'static str, &'static str)> {
        match (self.package, self.version) {
            (Some(package), Some(version)) => Some((package, version)),
            _ => None,
        }
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.method_name.and_then(methods::named).unwrap_or(&self.method)
    }

    /// The headers that are always the same.
    #[must_use]
    pub const fn constant_headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    /// The query parameters that are always the same.
    #[must_use]
    pub const fn constant_query(&self) -> &'static [(&'static str, &'static str)] {
        self.query
    }

    /// Whether its body is always `{}`.
    #[must_use]
    pub const fn sends_empty_object(&self) -> bool {
        self.body.is_some()
    }

    /// The path template, `/networks/{network_id}/members`, to be appended to the base URL.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The parameters, in the order of the method's arguments.
    #[must_use]
    pub const fn parameters(&self) -> &'static [Parameter] {
        self.parameters
    }

    /// The only statuses that count as success, or none for any 2xx; beside them 304, where the endpoint
    /// [accepts](Self::accepts_not_modified) that.
    #[must_use]
    pub const fn successes(&self) -> &'static [DeclaredSuccess] {
        self.successes
    }

    /// Whether 304 Not Modified counts as success: the success type is [`Conditional<…>`](crate::Conditional).
    #[must_use]
    pub const fn accepts_not_modified(&self) -> bool {
        self.not_modified
    }

    /// The error statuses that it declares, the trait's included.
    #[must_use]
    pub const fn errors(&self) -> &'static [DeclaredError] {
        self.errors
    }

    /// What it declares about retries, the trait's settings included.
    #[must_use]
    pub const fn retry(&self) -> RetryPolicy {
        self.retry
    }

    /// What it declares about timeouts, the trait's settings included.
    #[must_use]
    pub const fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    /// The header of the idempotency key, if it declares one.
    #[must_use]
    pub const fn idempotency_key(&self) -> Option<&'static str> {
        self.idempotency_key
    }

    /// How its pages follow each other, what its API says included; `None` if its answers are no pages.
    #[must_use]
    pub const fn pagination(&self) -> Option<Pagination> {
        self.pagination
    }

    /// Whether sending it twice has the effect of sending it once: by its method (RFC 9110, 9.2.2) or by declaration.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent || self.method().is_idempotent()
    }

    /// Whether a body is sent only when the server says that it takes it (`Expect: 100-continue`; RFC 9110, 10.1.1).
    #[must_use]
    pub const fn expects_continue(&self) -> bool {
        self.expects_continue
    }

    /// Who it is asked as, the trait's setting included.
    #[must_use]
    pub const fn auth(&self) -> Auth {
        self.route.auth
    }

    /// The name of the base that its path is appended to, where that is not the API's own.
    #[must_use]
    pub const fn base(&self) -> Option<&'static str> {
        self.route.base
    }

    /// Whether it follows redirects.
    #[must_use]
    pub const fn follows_redirects(&self) -> bool {
        self.route.follows_redirects
    }

    /// The variant of its error that stands for `status`: an exact status goes before its class. `None` is `Unexpected`.
    /// Of a status that is split by the body's code, it is the variant for the rest; see [`variant_of`](Self::variant_of).
    #[must_use]
    pub fn variant(&self, status: StatusCode) -> Option<&'static str> {
        self.variant_of(status, None)
    }

    /// The variant of its error that stands for `status` with the error body's `code`
    /// ([`ErrorBody::code`](crate::ErrorBody::code)), which counts only where the status is split. `None` is `Unexpected`.
    #[must_use]
    pub fn variant_of(&self, status: StatusCode, code: Option<&str>) -> Option<&'static str> {
        let class = u8::try_from(status.as_u16() / 100).ok()?;
        let patterns = [StatusPattern::Status(status.as_u16()), StatusPattern::Class(class)];
        let pattern =
            patterns.into_iter().find(|pattern| self.errors.iter().any(|error| error.statuses() == *pattern))?;
        let is_meant =
            |error: &&DeclaredError| error.codes().is_empty() || code.is_some_and(|code| error.codes().contains(&code));
        let mut arms = self.errors.iter().filter(|error| error.statuses() == pattern);
        arms.find(is_meant).map(DeclaredError::variant)
    }

    /// Whether `status` is a success that this endpoint expects.
    #[must_use]
    pub fn is_success(&self, status: StatusCode) -> bool {
        match self.successes {
            _ if self.not_modified && status == StatusCode::NOT_MODIFIED => true,
            [] => status.is_success(),
            declared => declared.iter().any(|success| success.status() == status.as_u16()),
        }
    }
}
