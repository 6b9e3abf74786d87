//! The body, as JSON and as it is.

use http::header::CONTENT_TYPE;
use http_body::Body as _;

use super::{Content, Incoming};
use crate::base::body::Body;
use crate::base::decode_error::DecodeError;
use crate::describe::declared::{Parameter, ParameterLocation};
use crate::serve::from_body::{FromBody, Held, Raw};
use crate::serve::media_type::{self, Wanted};
use crate::serve::readable::Readable;
use crate::serve::scrub::{scrubbed, values_of};
use crate::serve::unreadable::Unreadable;

const PART: &str = "the body";

impl Incoming {
    /// The body, as JSON.
    ///
    /// # Errors
    /// When it is another body, or none of a `T`.
    pub fn json<T: Readable>(&self, name: &'static str) -> Result<T, Unreadable> {
        let body = self.whole();
        if !body.is_empty() {
            media_type::check(&self.headers, Wanted::Json, self.own_media_type(), name)?;
        }
        DecodeError::json(body).map_err(|error| unreadable(name, &error, body))
    }

    /// The same, if there is one.
    ///
    /// # Errors
    /// The same.
    pub fn json_opt<T: Readable>(&self, name: &'static str) -> Result<Option<T>, Unreadable> {
        if self.whole().is_empty() { Ok(None) } else { self.json(name).map(Some) }
    }

    /// The body as it is.
    ///
    /// # Errors
    /// When it is no text, and should be one.
    pub fn raw<T: FromBody>(&mut self, name: &'static str) -> Result<T, Unreadable> {
        if T::IS_TEXT {
            media_type::check(&self.headers, Wanted::Text, None, name)?;
        }
        T::from_body(self.take()).map_err(|problem| Unreadable::new(PART, name, problem))
    }

    /// The same, if there is one.
    ///
    /// # Errors
    /// The same.
    pub fn raw_opt<T: FromBody>(&mut self, name: &'static str) -> Result<Option<T>, Unreadable> {
        if self.has_body() { self.raw(name).map(Some) } else { Ok(None) }
    }

    /// Whether there is a body, which an empty one is that says what it is.
    pub(super) fn has_body(&self) -> bool {
        let is_empty = match &self.content {
            Content::Whole(body) => body.is_empty(),
            Content::Streamed(body) => body.as_ref().is_none_or(Body::is_end_stream),
            Content::Parts(parts) => parts.is_empty(),
        };
        !is_empty || self.headers.contains_key(CONTENT_TYPE)
    }

    fn whole(&self) -> &[u8] {
        if let Content::Whole(body) = &self.content { body } else { &[] }
    }

    fn take(&mut self) -> Raw {
        let length = self.headers.get(http::header::CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        match &mut self.content {
            Content::Whole(body) => Raw(Held::Bytes(body.clone())),
            Content::Streamed(body) => Raw(Held::Stream(body.take().unwrap_or_default(), length)),
            Content::Parts(_) => Raw(Held::Bytes(bytes::Bytes::new())),
        }
    }

    /// What the endpoint itself sends.
    fn own_media_type(&self) -> Option<&'static str> {
        let is_body = |parameter: &&Parameter| parameter.location() == ParameterLocation::Body;
        self.endpoint.parameters().iter().find(is_body)?.media_type()
    }
}

/// What a parser says, without what it says it of.
fn unreadable(name: &str, error: &DecodeError, body: &[u8]) -> Unreadable {
    let values = values_of(body);
    Unreadable::new(PART, name, scrubbed(&error.to_string(), values.iter().map(String::as_str)))
}
