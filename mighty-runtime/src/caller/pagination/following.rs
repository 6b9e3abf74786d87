//! What follows a page: each way to the next one is asked in order.

use http::{HeaderMap, Uri};

use super::answer_path::{Found, Held, find, find_json, read};
use super::link_header::Linked;
use super::set_member::with_member;
use super::{link_header, uri};
use crate::base::origin::Origin;
use crate::caller::errors::pagination::Problem;
use crate::describe::pagination::{NextPage, Place, Value, Way};

/// What an answer says about the page after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Following {
    /// There is none.
    Last,
    /// It is there, by a number that is greater than the one before.
    Counted(Uri),
    /// It is there, by a link or a cursor that the server chose.
    Linked(Uri),
    /// It is there, by a value that the body of its request holds.
    InBody(InBody),
}

/// The body of a request, and what in it leads to its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InBody {
    pub(super) body: Vec<u8>,
    /// JSON in one line.
    pub(super) value: Box<str>,
}

impl InBody {
    /// The body before it with another value of a member.
    pub(super) fn of(before: Option<&[u8]>, member: &'static str, json: &[u8]) -> Result<Self, Problem> {
        // Within JSON no text has line ends.
        let line: Vec<u8> = json.iter().copied().filter(|byte| !b"\r\n\t".contains(byte)).collect();
        let body = before.and_then(|before| with_member(before, member, &line));
        let value = String::from_utf8(line).ok();
        match (body, value) {
            (Some(body), Some(value)) => Ok(Self { body, value: value.into() }),
            _ => Err(Problem::NoObject { member }),
        }
    }
}

/// An answer with a page, and the request that it answers.
#[derive(Clone, Copy)]
pub(super) struct Answered<'a> {
    pub(super) uri: &'a Uri,
    /// Its body, if that is in memory.
    pub(super) sent: Option<&'a [u8]>,
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
                Way::Value(value) => self.value(value)?,
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

    fn value(self, own: Value) -> Result<Option<Following>, Problem> {
        let Value { path, is_of_last_item, place, has_more } = own;
        let says_more = has_more.map(|path| self.says_more(path)).transpose()?.flatten();
        if says_more == Some(false) {
            return Ok(Some(Following::Last));
        }
        let expected = if is_of_last_item { "a value of the last item" } else { "a cursor" };
        let wrong = Problem::WrongType { path, expected };
        let json = match find_json(self.body, path) {
            Held::Json(json) => json,
            // To end here would be to lose the rest.
            Held::Nothing if is_of_last_item || says_more == Some(true) => return Err(wrong),
            Held::NoItem | Held::Nothing => return Ok(Some(Following::Last)),
            Held::NoParent if says_more == Some(true) => return Err(wrong),
            Held::NoParent => return Ok(None),
        };
        match (place, read(json)) {
            (Place::Member(member), _) => InBody::of(self.sent, member, json).map(Following::InBody).map(Some),
            (Place::Parameter(parameter), Found::Text(text)) => self.behind(parameter, &text).map(Some),
            (Place::Parameter(parameter), Found::Number(number)) => self.behind(parameter, &number).map(Some),
            (Place::Parameter(_), _) => Err(wrong),
        }
    }

    fn says_more(self, path: &'static str) -> Result<Option<bool>, Problem> {
        match find_json(self.body, path) {
            Held::Json(b"true") => Ok(Some(true)),
            Held::Json(b"false") => Ok(Some(false)),
            Held::Json(_) => Err(Problem::WrongType { path, expected: "`true` or `false`" }),
            Held::NoParent | Held::NoItem | Held::Nothing => Ok(None),
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
