//! The query of a request, parameter by parameter.

use std::fmt::{self, Display, Write};

use super::{RequestBuilder, not_serializable};
use crate::caller::errors::argument::ArgumentError;

impl RequestBuilder {
    /// A name and its value.
    pub(super) fn pair(&mut self, name: &'static str, value: &dyn Display) {
        let query = self.query_name(name);
        if write!(Encoder(query), "{value}").is_err() {
            self.fail(ArgumentError::unprintable(name));
        }
    }

    /// A list in one pair.
    pub(super) fn join(&mut self, name: &'static str, values: &[&dyn Display], delimiter: &str, within: Option<char>) {
        let mut encoded: Vec<String> = Vec::with_capacity(values.len());
        for value in values {
            let text = self.print(name, *value);
            if within.is_some_and(|within| text.contains(within)) {
                self.fail(ArgumentError::new(
                    "the query parameter",
                    name,
                    "has an element with the list's delimiter in it",
                ));
            }
            encoded.push(url::form_urlencoded::byte_serialize(text.as_bytes()).collect());
        }
        if !encoded.is_empty() {
            self.query_name(name).push_str(&encoded.join(delimiter));
        }
    }

    /// `&name=`, and where its value goes.
    fn query_name(&mut self, name: &'static str) -> &mut String {
        let query = self.query_part();
        encode(query, name);
        query.push('=');
        query
    }

    /// Where the next parameter goes, its separator written.
    fn query_part(&mut self) -> &mut String {
        // The arguments of the path come first, so nothing follows in it.
        self.attempt(|request| request.path.end());
        self.path.query()
    }

    /// Adds pairs that are written already.
    pub(super) fn pairs<E>(&mut self, name: &str, fields: Result<String, (String, E)>)
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        match fields {
            Ok(fields) if fields.is_empty() => {}
            Ok(fields) => {
                self.query_part().push_str(&fields);
            }
            Err((member, error)) => self.fail(not_serializable("the query", name).at(member).because(error)),
        }
    }
}

/// Encodes what is printed into it, as a value of a query.
struct Encoder<'a>(&'a mut String);

impl Write for Encoder<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        encode(self.0, piece);
        Ok(())
    }
}

/// Appends text of a query. Most of it stands for itself, and is copied then.
fn encode(query: &mut String, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_')) {
        query.push_str(text);
    } else {
        query.extend(url::form_urlencoded::byte_serialize(text.as_bytes()));
    }
}
