//! The query, parameter by parameter.

use super::Incoming;
use crate::serve::text::ReadText;
use crate::serve::unreadable::Unreadable;

const PART: &str = "the query parameter";

impl Incoming {
    /// A parameter of the query.
    ///
    /// # Errors
    /// When it is missing, there more than once, or none of a `T`.
    pub fn query<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        self.query_opt(name, read)?.ok_or_else(|| Unreadable::missing(PART, name))
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When it is there more than once, or none of a `T`.
    pub fn query_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<T>, Unreadable> {
        let mut values = self.values(name);
        let value = values.next();
        if values.next().is_some() {
            return Err(Unreadable::new(PART, name, "is there more than once"));
        }
        value.map(read).transpose().map_err(|problem| Unreadable::new(PART, name, problem))
    }

    /// Each of that name.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn query_all<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Vec<T>, Unreadable> {
        let values: Result<_, _> = self.values(name).map(read).collect();
        values.map_err(|problem| Unreadable::new(PART, name, problem))
    }

    /// The same, `None` without any: an empty list is sent as nothing.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn query_all_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<Vec<T>>, Unreadable> {
        Ok(Some(self.query_all(name, read)?).filter(|values| !values.is_empty()))
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
