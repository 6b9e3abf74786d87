//! Headers of an answer as values.

use std::str::FromStr;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName};

use super::answer::Answer;
use crate::base::decode_error::DecodeError;

impl Answer {
    /// A header that every such answer has.
    ///
    /// # Errors
    /// When it is missing, or no `T`.
    pub fn header<T: FromStr>(&self, name: &'static str) -> Result<T, DecodeError> {
        self.header_opt(name)?.ok_or_else(|| DecodeError::new("the header is missing").at(name))
    }

    /// A header, if it is there; the first of several.
    ///
    /// # Errors
    /// When it is no `T`.
    pub fn header_opt<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, DecodeError> {
        first(&self.headers, name)?.map(|value| value.parse().map_err(|_| misfit::<T>(name))).transpose()
    }

    /// Each value of a header: of several of that name, and of each that is a list.
    ///
    /// # Errors
    /// When one of them is no `T`.
    pub fn header_all<T: FromStr>(&self, name: &'static str) -> Result<Vec<T>, DecodeError> {
        values(&self.headers, name)?.into_iter().map(|value| value.parse().map_err(|_| misfit::<T>(name))).collect()
    }

    /// The same, if there is such a header at all.
    ///
    /// # Errors
    /// When one of the values is no `T`.
    pub fn header_all_opt<T: FromStr>(&self, name: &'static str) -> Result<Option<Vec<T>>, DecodeError> {
        if self.headers.contains_key(name) { self.header_all(name).map(Some) } else { Ok(None) }
    }
}

fn first<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, DecodeError> {
    headers.get(name).map(|value| value.to_str().map(str::trim).map_err(|_| no_text(name))).transpose()
}

/// Split at the commas that are in no quotes (RFC 9110, 5.6.1), but for cookies, whose dates have some (RFC 6265, 3).
fn values<'a>(headers: &'a HeaderMap, name: &str) -> Result<Vec<&'a str>, DecodeError> {
    let is_list = HeaderName::from_str(name).is_ok_and(|name| name != SET_COOKIE);
    let mut values = Vec::new();
    for line in headers.get_all(name) {
        let line = line.to_str().map_err(|_| no_text(name))?;
        if is_list { values.extend(elements(line)) } else { values.push(line) }
    }
    Ok(values)
}

pub(crate) fn elements(line: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_comma = move |character: char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match character {
            '\\' if is_quoted && !was_escaped => is_escaped = true,
            '"' if !was_escaped => is_quoted = !is_quoted,
            ',' => return !is_quoted,
            _ => {}
        }
        false
    };
    line.split(is_comma).map(str::trim).filter(|value| !value.is_empty())
}

/// The value is not shown: it may be a secret, and so may what its type says of it.
fn misfit<T>(name: &str) -> DecodeError {
    let ty = std::any::type_name::<T>();
    let short = ty.rsplit("::").next().unwrap_or(ty);
    DecodeError::new(format!("the header is no `{short}`")).at(name)
}

fn no_text(name: &str) -> DecodeError {
    DecodeError::new("the header is no text").at(name)
}
