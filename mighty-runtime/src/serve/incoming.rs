//! A request, as the endpoint that it is for reads it.

use bytes::Bytes;
use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::text::ReadText;
use super::unreadable::Unreadable;
use crate::base::decode_error::DecodeError;

/// A request for an endpoint, argument by argument.
#[derive(Debug)]
pub struct Incoming {
    /// What fills the placeholders, decoded.
    pub(crate) path: Vec<(String, String)>,
    /// The pairs of the query, decoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Incoming {
    /// What fills a placeholder of the path.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn path<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        let value = value_of(&self.path, name).ok_or_else(|| Unreadable::missing("the path parameter", name))?;
        read(value).map_err(|problem| Unreadable::new("the path parameter", name, problem))
    }

    /// A parameter of the query.
    ///
    /// # Errors
    /// When it is missing, or none of a `T`.
    pub fn query<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        self.query_opt(name, read)?.ok_or_else(|| Unreadable::missing("the query parameter", name))
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn query_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<T>, Unreadable> {
        let value = value_of(&self.query, name).map(read).transpose();
        value.map_err(|problem| Unreadable::new("the query parameter", name, problem))
    }

    /// Each of that name.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn query_all<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Vec<T>, Unreadable> {
        let values = self.query.iter().filter(|(key, _)| key == name).map(|(_, value)| read(value));
        values.collect::<Result<_, _>>().map_err(|problem| Unreadable::new("the query parameter", name, problem))
    }

    /// A header, if it is there.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn header_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<T>, Unreadable> {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok()).map(read).transpose();
        value.map_err(|problem| Unreadable::new("the header", name, problem))
    }

    /// The body, as JSON.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn json<T: DeserializeOwned>(&self, name: &'static str) -> Result<T, Unreadable> {
        DecodeError::json(&self.body).map_err(|error| Unreadable::new("the body", name, error))
    }
}

fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}
