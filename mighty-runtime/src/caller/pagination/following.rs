//! What follows a page: each way to the next one is asked in order.

use http::{HeaderMap, Uri};

use super::answer_path::{Found, find};
use super::link_header::Linked;
use super::{link_header, uri};
use crate::base::origin::Origin;
use crate::caller::errors::pagination::Problem;
use crate::describe::pagination::{NextPage, Way};

/// What an answer says about the page after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Following {
    /// There is none.
    Last,
    /// It is there, by a number that is greater than the one before.
    Counted(Uri),
    /// It is there, by a link or a cursor that the server chose.
    Linked(Uri),
}

/// An answer with a page, and the request that it answers.
#[derive(Clone, Copy)]
pub(super) struct Answered<'a> {
    pub(super) uri: &'a Uri,
    /// Where it was answered, if that may be elsewhere.
    pub(super) landed: Option<&'a Uri>,
    /// The origin of the request, if that is known to be written as URLs are.
    pub(super) origin: Option<&'a Origin>,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    /// The query parameters that hold tokens.
    pub(super) token_parameters: &'a [&'a str],
}

impl Answered<'_> {
    /// What follows, by the first way that the answer says anything about.
    pub(super) fn following(self, strategies: &[NextPage]) -> Result<Following, Problem> {
        for strategy in strategies {
            let said = match strategy.0 {
                Way::Link { path } => self.link(path)?,
                Way::LinkHeader => self.link_header()?,
                Way::PageNumber { parameter, total_pages } => self.page_number(parameter, total_pages)?,
                Way::Cursor { path, parameter } => self.cursor(path, parameter)?,
            };
            if let Some(following) = said {
                return Ok(following);
            }
        }
        Ok(Following::Last)
    }

    fn link(self, path: &'static str) -> Result<Option<Following>, Problem> {
        match find(self.body, path) {
            Found::NoParent => Ok(None),
            Found::Nothing => Ok(Some(Following::Last)),
            Found::Text(link) => self.resolved(&link).map(Some),
            Found::Number(_) | Found::Other => Err(Problem::WrongType { path, expected: "a link" }),
        }
    }

    fn link_header(self) -> Result<Option<Following>, Problem> {
        match link_header::next(self.headers) {
            Linked::Silent => Ok(None),
            Linked::Last => Ok(Some(Following::Last)),
            Linked::Next(link) => self.resolved(&link).map(Some),
        }
    }

    fn resolved(self, link: &str) -> Result<Following, Problem> {
        let Some(landed) = self.landed.filter(|landed| *landed != self.uri) else {
            return uri::resolve(self.uri, self.origin, link, self.token_parameters).map(Following::Linked);
        };
        let next = uri::resolve(landed, None, link, self.token_parameters)?;
        // Where a redirect has left the origin, the pages to come are not asked for there: the token would go along.
        if uri::is_same_origin(&next, self.uri) { Ok(Following::Linked(next)) } else { Err(Problem::LeavesOrigin) }
    }

    fn cursor(self, path: &'static str, parameter: &str) -> Result<Option<Following>, Problem> {
        match find(self.body, path) {
            Found::NoParent => Ok(None),
            Found::Nothing => Ok(Some(Following::Last)),
            Found::Text(cursor) => self.behind(parameter, &cursor).map(Some),
            Found::Number(cursor) => self.behind(parameter, &cursor).map(Some),
            Found::Other => Err(Problem::WrongType { path, expected: "a cursor" }),
        }
    }

    fn behind(self, parameter: &str, cursor: &str) -> Result<Following, Problem> {
        uri::with_parameter(self.uri, parameter, cursor).map(Following::Linked)
    }

    fn page_number(self, parameter: &'static str, total: Option<&'static str>) -> Result<Option<Following>, Problem> {
        let total = match total.map(|path| self.total_pages(path)).transpose()? {
            Some(None) => return Ok(None),
            known => known.flatten(),
        };
        let not_a_number = |_| Problem::NotANumber { parameter };
        let current = match uri::parameter(self.uri, parameter) {
            Some(number) => number.parse::<u64>().map_err(not_a_number)?,
            None => 1,
        };
        match current.checked_add(1) {
            Some(next) if total.is_none_or(|total| next <= total) => {
                uri::with_parameter(self.uri, parameter, &next.to_string()).map(|uri| Some(Following::Counted(uri)))
            }
            _ => Ok(Some(Following::Last)),
        }
    }

    fn total_pages(self, path: &'static str) -> Result<Option<u64>, Problem> {
        let wrong = Problem::WrongType { path, expected: "a number of pages" };
        match find(self.body, path) {
            Found::NoParent | Found::Nothing => Ok(None),
            Found::Number(total) => total.parse().map(Some).map_err(|_| wrong),
            Found::Text(_) | Found::Other => Err(wrong),
        }
    }
}
