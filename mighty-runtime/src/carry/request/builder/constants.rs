//! What an endpoint always sends.

use bytes::Bytes;
use http::Uri;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use super::RequestBuilder;
use crate::base::body::Body;
use crate::caller::errors::argument::ArgumentError;

impl RequestBuilder {
    /// Adds it. An argument of the same name, which a descriptor by hand may have, goes before it.
    pub(super) fn add_constants(&mut self) {
        for (name, value) in self.endpoint.constant_query() {
            // A link that the server made may have it.
            if !self.link.as_ref().is_some_and(|link| has_parameter(link, name)) {
                self.query(name, value);
            }
        }
        for (name, value) in self.endpoint.constant_headers() {
            self.attempt(|request| request.add_constant_header(name, value));
        }
        if self.endpoint.sends_empty_object() {
            self.body = Body::from(Bytes::from_static(b"{}"));
            self.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
    }

    fn add_constant_header(&mut self, name: &str, value: &'static str) -> Result<(), ArgumentError> {
        let problem = |problem| ArgumentError::new("the header", name, problem);
        let text = Bytes::from_static(value.as_bytes());
        let value =
            HeaderValue::from_maybe_shared(text).map_err(|_| problem("has a character that a header cannot carry"))?;
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| problem("is not a header name"))?;
        self.headers.entry(name).or_insert(value);
        Ok(())
    }
}

fn has_parameter(link: &Uri, name: &str) -> bool {
    let query = link.query().unwrap_or_default();
    url::form_urlencoded::parse(query.as_bytes()).any(|(other, _)| other == name)
}
