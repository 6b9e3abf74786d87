//! A request that is none of its endpoint.

use std::fmt;

use http::StatusCode;

/// Why a request cannot be read into the arguments of an endpoint's method: which part, and what is wrong with it, on one line. The
/// values of the request are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    part: &'static str,
    name: String,
    problem: String,
    status: StatusCode,
}

impl Unreadable {
    pub(crate) fn new(part: &'static str, name: &str, problem: impl fmt::Display) -> Self {
        Self { part, name: name.to_owned(), problem: problem.to_string(), status: StatusCode::BAD_REQUEST }
    }

    pub(crate) fn missing(part: &'static str, name: &str) -> Self {
        Self::new(part, name, "is missing")
    }

    /// The same, to be refused with another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// What HTTP has for it: 400, for a body of another media type or content coding 415, for one that is too large 413 (RFC 9110, 15.5). An
    /// API may have another one for it, mostly 422.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The part of the request: `the query parameter`, `the body`.
    #[must_use]
    pub fn part(&self) -> &'static str {
        self.part
    }

    /// The name of what is wrong, as the request has it; of a body, the argument's.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// ``the query parameter `page`: invalid digit found in string``
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`: {}", self.part, self.name, self.problem)
    }
}

impl std::error::Error for Unreadable {}
