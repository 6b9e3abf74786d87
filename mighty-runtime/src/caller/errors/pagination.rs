//! Why nothing can follow a page.

use std::fmt;

/// Why the page after an answer cannot be asked for. It shows no URL and no cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaginationError(Problem);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// What the answer holds at a path is of another type.
    WrongType { path: &'static str, expected: &'static str },
    /// The link is no URL, or too long for one.
    NotALink,
    /// The link leads to another scheme, host or port, or logs in.
    LeavesOrigin,
    /// The link or cursor has been followed before.
    Circle,
    /// The parameter of the request that counts the pages is no number.
    NotANumber { parameter: &'static str },
    /// The request's body has no room for the member that the next one sends.
    NoObject { member: &'static str },
}

impl From<Problem> for PaginationError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl fmt::Display for PaginationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::WrongType { path, expected } => write!(f, "`{path}` is not {expected}"),
            Problem::NotALink => f.write_str("the next link is not a URL that can be asked for"),
            Problem::LeavesOrigin => f.write_str("the next link leaves the origin of the API"),
            Problem::Circle => f.write_str("the links of the pages go in a circle"),
            Problem::NotANumber { parameter } => {
                write!(f, "the query parameter `{parameter}` of the request is not a page number")
            }
            Problem::NoObject { member } => {
                write!(f, "the body of the request is no JSON object that can have a member `{member}`")
            }
        }
    }
}

impl std::error::Error for PaginationError {}
