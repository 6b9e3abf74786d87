//! Answers with a status and headers of their own.

use std::fmt::Display;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, SET_COOKIE};
use http::{HeaderMap, Method, StatusCode};

use super::stream::is_stream;
use super::{Outgoing, Respond, Unwritable, Writing, add_headers};
use crate::caller::conditional::Conditional;
use crate::caller::response::Response;
use crate::carry::response::header::elements;
use crate::describe::reading::Full;

#[diagnostic::do_not_recommend]
impl<T: Respond<W>, W> Respond<Full<W>> for Response<T> {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        let (value, status, headers) = self.into_parts();
        let answer = value.respond(writing.with(status))?;
        Ok(with_headers(answer, headers, writing))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Respond<W>, W> Respond<Full<W>> for Conditional<T> {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        match self {
            Self::Modified(response) => Respond::<Full<W>>::respond(response, writing),
            Self::NotModified(response) => {
                let ((), _, headers) = response.into_parts();
                Ok(with_headers(writing.with(Some(StatusCode::NOT_MODIFIED)).empty(), headers, writing))
            }
        }
    }
}

fn with_headers(mut answer: Outgoing, mut headers: HeaderMap, writing: Writing) -> Outgoing {
    if is_stream(&answer) {
        // How its items are told apart is written already.
        headers.remove(CONTENT_TYPE);
    }
    add_headers(&mut answer, headers, writing.endpoint.method() == Method::HEAD);
    answer
}

/// The headers of a struct with `#[derive(IntoAnswer)]`, for generated code.
#[derive(Debug)]
pub struct AnswerHeaders(Outgoing);

impl AnswerHeaders {
    /// Those of this answer.
    #[must_use]
    pub fn of(answer: Outgoing) -> Self {
        Self(answer)
    }

    /// One header.
    ///
    /// # Errors
    /// When its text would not be read as it is.
    pub fn one(mut self, name: &'static str, value: &impl Display) -> Result<Self, Unwritable> {
        let value = written(name, value, false)?;
        self.0.headers_mut().insert(named(name)?, value);
        Ok(self)
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When its text would not be read as it is.
    pub fn one_opt(self, name: &'static str, value: Option<&impl Display>) -> Result<Self, Unwritable> {
        match value {
            Some(value) => self.one(name, value),
            None => Ok(self),
        }
    }

    /// A header for each value.
    ///
    /// # Errors
    /// When the text of one would not be read as it is.
    pub fn all<T: Display>(mut self, name: &'static str, values: &[T]) -> Result<Self, Unwritable> {
        for value in values {
            let value = written(name, value, true)?;
            self.0.headers_mut().append(named(name)?, value);
        }
        Ok(self)
    }

    /// The same, where none is something else than no header.
    ///
    /// # Errors
    /// When the text of one would not be read as it is.
    pub fn all_opt<T: Display>(mut self, name: &'static str, values: Option<&[T]>) -> Result<Self, Unwritable> {
        if values.is_some_and(<[T]>::is_empty) {
            self.0.headers_mut().insert(named(name)?, HeaderValue::from_static(""));
        }
        self.all(name, values.unwrap_or_default())
    }

    /// The answer with them.
    #[must_use]
    pub fn into_answer(self) -> Outgoing {
        self.0
    }
}

/// As an author writes it, in whatever case.
fn named(name: &str) -> Result<HeaderName, Unwritable> {
    HeaderName::try_from(name).map_err(Unwritable::new)
}

/// The value is not shown: it may be a secret.
fn written(name: &'static str, value: &dyn Display, is_element: bool) -> Result<HeaderValue, Unwritable> {
    let text = value.to_string();
    // As it is read: without spaces around it, and an element of a list up to the next comma.
    let is_whole = |text: &str| text.trim() == text && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    let is_one = |text: &str| SET_COOKIE.as_str().eq_ignore_ascii_case(name) || elements(text).eq([text]);
    if !is_whole(&text) || is_element && !is_one(&text) {
        return Err(Unwritable::new(format_args!("the header `{name}` cannot hold the text of its value")));
    }
    HeaderValue::try_from(text).map_err(Unwritable::new)
}
