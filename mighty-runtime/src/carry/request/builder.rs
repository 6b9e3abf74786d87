//! The request of one call, filled argument by argument by the generated code.

mod constants;
mod cookie;
mod nested;
mod query;

use std::fmt::{self, Display, Write};
use std::sync::Arc;

use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Uri};

use super::cookies;
use super::finite;
use super::headers;
use super::multipart::Form;
use super::path::Path;
use super::prepared::{Prepared, new_key};
use super::target::with_query;
use super::value::{Content, Linked, Value};
use crate::author::api::Api;
use crate::author::facts::ErrorShape;
use crate::base::body::Body;
use crate::base::link::{Link, Unfollowable};
use crate::caller::errors::argument::ArgumentError;
use crate::caller::into_body::IntoBody;
use crate::caller::options::CallOptions;
use crate::caller::part::IntoPart;
use crate::carry::call::{self, Call, Running};
use crate::carry::connection::Connection;
use crate::carry::response::decode::Success;
use crate::carry::response::failed::EndpointError;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Reading;

/// A request being built. The first argument that cannot be sent is remembered, and the rest is skipped.
pub struct RequestBuilder {
    endpoint: &'static Endpoint,
    connection: Arc<Connection>,
    options: CallOptions,
    path: Path,
    /// The URL in place of base and path.
    link: Option<Uri>,
    headers: HeaderMap,
    body: Body,
    /// The body's type, unless a header says it.
    raw_type: Option<&'static str>,
    form: Option<Form>,
    error: Option<ArgumentError>,
    errors: Option<&'static ErrorShape>,
}

/// Arguments are left out, whether they are secret or not.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder").field("endpoint", &self.endpoint.name()).finish_non_exhaustive()
    }
}

impl RequestBuilder {
    pub(crate) fn new(endpoint: &'static Endpoint, connection: Arc<Connection>, options: CallOptions) -> Self {
        let path = Path::new(connection.site(endpoint).target.base_path(), endpoint);
        let has_site = connection.has_site(endpoint);
        let unknown = || ArgumentError::new("the base", endpoint.base().unwrap_or_default(), "is none of the API");
        Self {
            endpoint,
            connection,
            options,
            path,
            link: None,
            headers: HeaderMap::new(),
            body: Body::empty(),
            raw_type: None,
            form: None,
            error: (!has_site).then(unknown),
            errors: None,
        }
    }

    /// Reads errors as those of `A`, where a trait has another error body than its API.
    #[must_use]
    pub fn reading_errors_of<A: Api>(mut self) -> Self {
        self.errors = Some(const { &ErrorShape::of::<A::ErrorBody>() });
        self
    }

    /// Fills the next placeholder of the path.
    pub fn path<V: Value + ?Sized>(&mut self, value: &V) {
        self.fill(value.as_display(), false);
    }

    /// Fills the next placeholder of the path with segments, which keep their slashes.
    pub fn path_segments<V: Value + ?Sized>(&mut self, value: &V) {
        self.fill(value.as_display(), true);
    }

    fn fill(&mut self, value: &dyn Display, keeps_slashes: bool) {
        self.attempt(|request| request.path.fill(value, keeps_slashes));
    }

    /// Takes this URL in place of the path. It has to stay at the origin of the base URL.
    pub fn url<L: Linked + ?Sized>(&mut self, name: &'static str, link: &L) {
        self.follow(name, link.as_link());
    }

    fn follow(&mut self, name: &'static str, link: &Link) {
        self.attempt(|request| {
            let target = &request.connection.site(request.endpoint).target;
            let uri = target.link(link, &request.connection.token_parameters);
            request.link = Some(uri.map_err(|problem| {
                ArgumentError::new(
                    "the URL",
                    name,
                    match problem {
                        Unfollowable::NotALink => "is not one that can be asked for",
                        Unfollowable::LeavesOrigin => "leaves the origin of the API",
                    },
                )
            })?);
            Ok(())
        });
    }

    /// Adds a query parameter.
    pub fn query<V: Value>(&mut self, name: &'static str, value: &V) {
        self.pair(name, value.as_display());
    }

    /// Adds a query parameter, if there is a value.
    pub fn query_opt<V: Value>(&mut self, name: &'static str, value: Option<&V>) {
        if let Some(value) = value {
            self.query(name, value);
        }
    }

    /// Adds a query parameter for each value.
    pub fn query_all<V: Value>(&mut self, name: &'static str, values: &[V]) {
        for value in values {
            self.query(name, value);
        }
    }

    /// Adds a list as one query parameter, with commas between its elements; nothing for an empty one.
    pub fn query_comma<V: Value>(&mut self, name: &'static str, values: &[V]) {
        self.query_joined(name, values, ",", None);
    }

    /// The same, with `|` between them.
    pub fn query_pipe<V: Value>(&mut self, name: &'static str, values: &[V]) {
        self.query_joined(name, values, "%7C", Some('|'));
    }

    /// The same, with spaces between them.
    pub fn query_space<V: Value>(&mut self, name: &'static str, values: &[V]) {
        self.query_joined(name, values, "%20", Some(' '));
    }

    /// Each element is encoded by itself, so that a comma in it is told from one between two (RFC 6570, 3.2.8). The other
    /// delimiters are encoded as well, so that no element may have one.
    fn query_joined<V: Value>(&mut self, name: &'static str, values: &[V], delimiter: &str, within: Option<char>) {
        let values: Vec<&dyn Display> = values.iter().map(V::as_display).collect();
        self.join(name, &values, delimiter, within);
    }

    /// Adds the fields of a struct as query parameters.
    pub fn query_flatten<S: Content + ?Sized>(&mut self, name: &'static str, fields: &S) {
        self.pairs(name, finite::to_form(fields));
    }

    /// Adds the fields of a struct as query parameters, if there is one.
    pub fn query_flatten_opt<S: Content>(&mut self, name: &'static str, fields: Option<&S>) {
        if let Some(fields) = fields {
            self.query_flatten(name, fields);
        }
    }

    /// Adds a header.
    pub fn header<V: Value>(&mut self, name: &'static str, value: &V) {
        self.field(name, value.as_display());
    }

    fn field(&mut self, name: &'static str, value: &dyn Display) {
        let text = self.print(name, value);
        self.attempt(|request| {
            let problem = |problem| ArgumentError::new("the header", name, problem);
            let value =
                HeaderValue::try_from(text).map_err(|_| problem("has a character that a header cannot carry"))?;
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| problem("is not a header name"))?;
            cookies::append(&mut request.headers, name, value);
            Ok(())
        });
    }

    /// Adds a header, if there is a value.
    pub fn header_opt<V: Value>(&mut self, name: &'static str, value: Option<&V>) {
        if let Some(value) = value {
            self.header(name, value);
        }
    }

    /// Adds a header for each value.
    pub fn header_all<V: Value>(&mut self, name: &'static str, values: &[V]) {
        for value in values {
            self.header(name, value);
        }
    }

    /// Makes `value` the body, as JSON.
    pub fn json<S: Content + ?Sized>(&mut self, name: &'static str, value: &S) {
        self.json_as("application/json", name, value);
    }

    /// The same, under another media type.
    pub fn json_as<S: Content + ?Sized>(&mut self, media_type: &'static str, name: &'static str, value: &S) {
        self.set_json(media_type, name, finite::to_vec(value));
    }

    fn set_json(&mut self, media_type: &str, name: &str, encoded: Result<Vec<u8>, (String, serde_json::Error)>) {
        let encoded = encoded.map_err(|(member, error)| not_serializable("the body", name).at(member).because(error));
        self.set_body(media_type, encoded);
    }

    /// The same, if there is one.
    pub fn json_as_opt<S: Content>(&mut self, media_type: &'static str, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.json_as(media_type, name, value);
        }
    }

    /// Makes `value` the body, as JSON, if there is one.
    pub fn json_opt<S: Content>(&mut self, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.json(name, value);
        }
    }

    /// Makes `value` the body as it is, without a media type of its own.
    pub fn raw<B: IntoBody>(&mut self, _: &'static str, value: B) {
        self.body = value.into_body();
    }

    /// The same, if there is one.
    pub fn raw_opt<B: IntoBody>(&mut self, name: &'static str, value: Option<B>) {
        if let Some(value) = value {
            self.raw(name, value);
        }
    }

    /// Makes `value` the body as it is, under a media type, unless a header says another.
    pub fn raw_as<B: IntoBody>(&mut self, media_type: &'static str, name: &'static str, value: B) {
        self.raw_type = Some(media_type);
        self.raw(name, value);
    }

    /// The same, if there is one.
    pub fn raw_as_opt<B: IntoBody>(&mut self, media_type: &'static str, name: &'static str, value: Option<B>) {
        if let Some(value) = value {
            self.raw_as(media_type, name, value);
        }
    }

    /// Makes `value` the body, as a form, and says no media type.
    pub fn form_untyped<S: Content + ?Sized>(&mut self, name: &'static str, value: &S) {
        self.form(name, value);
        self.headers.remove(CONTENT_TYPE);
    }

    /// The same, if there is one.
    pub fn form_untyped_opt<S: Content>(&mut self, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.form_untyped(name, value);
        }
    }

    /// Makes `value` the body, as `application/x-www-form-urlencoded`.
    pub fn form<S: Content + ?Sized>(&mut self, name: &'static str, value: &S) {
        self.set_form(name, finite::to_form(value));
    }

    fn set_form(&mut self, name: &str, encoded: Result<String, (String, serde_html_form::ser::Error)>) {
        let encoded = encoded.map_err(|(member, error)| not_serializable("the form", name).at(member).because(error));
        self.set_body("application/x-www-form-urlencoded", encoded.map(String::into_bytes));
    }

    /// Makes `value` the body, as a form, if there is one.
    pub fn form_opt<S: Content>(&mut self, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.form(name, value);
        }
    }

    /// Adds a part to the body, which is a multipart form then.
    pub fn part<P: IntoPart>(&mut self, name: &'static str, part: P) {
        self.form.get_or_insert_with(Form::new).push(name, part.into_part());
    }

    /// Adds a part, if there is one.
    pub fn part_opt<P: IntoPart>(&mut self, name: &'static str, part: Option<P>) {
        if let Some(part) = part {
            self.part(name, part);
        }
    }

    /// Adds a part for each value.
    pub fn part_all<P: IntoPart>(&mut self, name: &'static str, parts: impl IntoIterator<Item = P>) {
        for part in parts {
            self.part(name, part);
        }
    }

    /// The call: sent when it is first polled, decoded in the way `W`.
    pub fn send<W, T: Success<W>, E: EndpointError>(self) -> Call<T, E> {
        Call::new::<W>(self.begin(T::READING))
    }

    fn begin(mut self, reading: &'static Reading) -> Running {
        let (connection, options) = (self.connection.clone(), std::mem::take(&mut self.options));
        let endpoint = self.endpoint;
        let prepared = self.prepare(&options, reading);
        call::begin(connection, options, endpoint, prepared)
    }

    /// The request of a list's first page, and what all of its pages are asked for with.
    pub(crate) fn into_first_page(mut self) -> (Arc<Connection>, CallOptions, Result<Prepared, ArgumentError>) {
        let (connection, options) = (self.connection.clone(), std::mem::take(&mut self.options));
        let prepared = self.prepare(&options, &Reading::WHOLE);
        (connection, options, prepared)
    }

    /// A request to the same endpoint that cannot be sent.
    pub(crate) fn blank(&self) -> Self {
        let mut blank = Self::new(self.endpoint, self.connection.clone(), CallOptions::new());
        blank.fail(ArgumentError::new("the request", "blank", "is not to be sent"));
        blank
    }

    /// The endpoint.
    pub(crate) fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    fn prepare(mut self, options: &CallOptions, reading: &'static Reading) -> Result<Prepared, ArgumentError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if let Some(form) = self.form.take() {
            self.set_body(&form.content_type(), Ok(Vec::new()));
            self.body = form.into_body();
        }
        self.add_constants();
        if let Some(error) = self.error {
            return Err(error);
        }
        let target = &self.connection.site(self.endpoint).target;
        let uri = match self.link {
            Some(link) => with_query(link, self.path.written_query())?,
            None => target.uri(self.path.finish()?)?,
        };
        let idempotency_key = idempotency_key(self.endpoint, options)?;
        let mut own = self.headers;
        if let Some(media_type) = self.raw_type {
            let value = HeaderValue::from_str(media_type)
                .map_err(|_| ArgumentError::new("the header", "content-type", "is not valid"))?;
            own.entry(CONTENT_TYPE).or_insert(value);
        }
        let (endpoint, body) = (self.endpoint, self.body);
        if !reading.takes_codings() {
            own.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("identity"));
        }
        headers::add_own(&mut own, endpoint, idempotency_key.as_deref(), &body)?;
        let is_token = |name: &HeaderName| self.connection.access(endpoint).is_some_and(|access| access.sets(name));
        headers::add_said(&mut own, options.headers(), endpoint, is_token)?;
        let (replayable, errors) = (body.is_replayable(), self.errors);
        Ok(Prepared { errors, endpoint, uri, headers: own, body, replayable, reading })
    }

    fn set_body(&mut self, content_type: &str, encoded: Result<Vec<u8>, ArgumentError>) {
        self.attempt(|request| {
            request.body = Body::from(encoded?);
            let value = HeaderValue::from_str(content_type)
                .map_err(|_| ArgumentError::new("the header", "content-type", "is not valid"))?;
            request.headers.insert(CONTENT_TYPE, value);
            Ok(())
        });
    }

    fn print(&mut self, name: &str, value: &dyn Display) -> String {
        let mut text = String::new();
        if write!(text, "{value}").is_err() {
            self.fail(ArgumentError::unprintable(name));
        }
        text
    }

    fn attempt(&mut self, step: impl FnOnce(&mut Self) -> Result<(), ArgumentError>) {
        if self.error.is_none() {
            self.error = step(self).err();
        }
    }

    fn fail(&mut self, error: ArgumentError) {
        self.error.get_or_insert(error);
    }
}

fn not_serializable(place: &'static str, name: &str) -> ArgumentError {
    ArgumentError::new(place, name, "cannot be serialized")
}

/// The key of this call: the caller's, or a new one where the endpoint wants one.
fn idempotency_key(endpoint: &Endpoint, options: &CallOptions) -> Result<Option<String>, ArgumentError> {
    match (endpoint.idempotency_key(), options.given_idempotency_key()) {
        (Some(_), Some(key)) => Ok(Some(key.to_owned())),
        (Some(_), None) => Ok(Some(new_key())),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(ArgumentError::new(
            "the call option",
            "idempotency_key",
            "is given, but the endpoint declares no header for it",
        )),
    }
}
