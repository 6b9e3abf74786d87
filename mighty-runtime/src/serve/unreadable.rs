//! A request that is none of its endpoint.

use std::fmt;

use http::StatusCode;

/// Why a request cannot be read into the arguments of an endpoint's method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    part: &'static str,
    name: String,
    problem: String,
    status: Option<StatusCode>,
}

impl Unreadable {
    pub(crate) fn new(part: &'static str, name: &str, problem: impl fmt::Display) -> Self {
        Self { part, name: name.to_owned(), problem: problem.to_string(), status: None }
    }

    /// The status that says what is wrong, where that is more than that the request does not fit.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    pub(crate) fn missing(part: &'static str, name: &str) -> Self {
        Self::new(part, name, "is missing")
    }
}

/// ``the query parameter `page`: invalid digit found in string``
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`: {}", self.part, self.name, self.problem)
    }
}

impl std::error::Error for Unreadable {}
