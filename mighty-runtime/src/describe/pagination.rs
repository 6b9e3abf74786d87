//! What an API, or one endpoint, says about its pages.

use std::fmt;

/// How the pages of a list follow each other: [`Api::PAGINATION`](crate::Api::PAGINATION), and `paginate(…)` on an endpoint.
///
/// ```
/// use mighty_runtime::{NextPage, Pagination};
///
/// const PAGINATION: Pagination = Pagination::new(&[
///     NextPage::link("links.next"),
///     NextPage::page_number("page").total_pages("meta.total_pages"),
/// ])
/// .page_size("per_page");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    strategies: &'static [NextPage],
    page_size: Option<&'static str>,
}

impl Pagination {
    /// The ways to the next page, asked in order: the first that an answer says anything about counts. If it says nothing
    /// about any of them, it is the last page.
    #[must_use]
    pub const fn new(strategies: &'static [NextPage]) -> Self {
        Self { strategies, page_size: None }
    }

    /// The query parameter that holds the number of items of a page, which
    /// [`Items::page_size`](crate::Items::page_size) sets.
    #[must_use]
    pub const fn page_size(mut self, parameter: &'static str) -> Self {
        self.page_size = Some(parameter);
        self
    }

    /// The ways to the next page, in order.
    #[must_use]
    pub const fn strategies(&self) -> &'static [NextPage] {
        self.strategies
    }

    /// The query parameter that holds the number of items of a page, if there is one.
    #[must_use]
    pub const fn page_size_parameter(&self) -> Option<&'static str> {
        self.page_size
    }
}

/// One way to the next page. A path is the names of JSON fields with dots between them, `links.next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextPage(pub(crate) Way);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Link { path: &'static str },
    LinkHeader,
    PageNumber { parameter: &'static str, total_pages: Option<&'static str> },
    Cursor { path: &'static str, parameter: &'static str },
    Value(Value),
}

/// A value of an answer that the next request sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    /// Where it is.
    pub(crate) path: &'static str,
    /// Whether a list on the way stands for its last item.
    pub(crate) is_of_last_item: bool,
    pub(crate) place: Place,
    /// Where the answer says whether there is more.
    pub(crate) has_more: Option<&'static str>,
}

/// Where a request sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A query parameter.
    Parameter(&'static str),
    /// A member of the JSON body, by its path.
    Member(&'static str),
}

impl NextPage {
    /// The body holds a link to it: an absolute URL, a path, or a query such as `?page=2`, resolved against the URL of the
    /// request (RFC 3986). Without a link, or with `null` or `""` for one, the page is the last; a body without the object
    /// that the link belongs to says nothing.
    #[must_use]
    pub const fn link(path: &'static str) -> Self {
        Self(Way::Link { path })
    }

    /// A `Link` header holds a link with `rel="next"` (RFC 8288), resolved in the same way. Other links alone mean the
    /// last page; no `Link` header says nothing.
    #[must_use]
    pub const fn link_header() -> Self {
        Self(Way::LinkHeader)
    }

    /// The query parameter `parameter` counts the pages; a request without it asks for page 1. It goes on until a page is
    /// empty, unless [`total_pages`](Self::total_pages) is known. Of a server that ignores the parameter no page is ever
    /// empty: equal pages are not taken for one, since two pages may well be equal.
    #[must_use]
    pub const fn page_number(parameter: &'static str) -> Self {
        Self(Way::PageNumber { parameter, total_pages: None })
    }

    /// For [`page_number`](Self::page_number) alone: the body holds the number of the last page at `path`. A body without
    /// it says nothing.
    #[must_use]
    pub const fn total_pages(self, path: &'static str) -> Self {
        match self.0 {
            Way::PageNumber { parameter, .. } => Self(Way::PageNumber { parameter, total_pages: Some(path) }),
            _ => self,
        }
    }

    /// The body holds a cursor at `path`, text or a number, which the next request sends in the query parameter
    /// `parameter`. Without one, or with `null` or `""` for one, the page is the last; a body without the object that the
    /// cursor belongs to says nothing.
    #[must_use]
    pub const fn cursor(path: &'static str, parameter: &'static str) -> Self {
        Self(Way::Cursor { path, parameter })
    }

    /// The same, sent in the member `member` of the JSON body of the request, as the answer has it: `start_cursor`, or
    /// `page.cursor`, whose object is made if it is not there. Of the body nothing else changes. One that is no JSON object is
    /// an error behind the first page; none at all is made one.
    #[must_use]
    pub const fn cursor_in_body(path: &'static str, member: &'static str) -> Self {
        Self::value(path, false, Place::Member(member))
    }

    /// The next request sends a value of the last item in the query parameter `parameter` (`starting_after`). `path` is the names
    /// of the JSON fields that lead to it, `data.id`: the list on the way, which may be the body itself, stands for its last item.
    /// It goes on until a page is empty, or says that there is [no more](Self::has_more). An item without the value is an error.
    #[must_use]
    pub const fn last_item(path: &'static str, parameter: &'static str) -> Self {
        Self::value(path, true, Place::Parameter(parameter))
    }

    /// The same, sent in a member of the JSON body as in [`cursor_in_body`](Self::cursor_in_body): Elasticsearch's `search_after`
    /// is `last_item_in_body("hits.hits.sort", "search_after")`.
    #[must_use]
    pub const fn last_item_in_body(path: &'static str, member: &'static str) -> Self {
        Self::value(path, true, Place::Member(member))
    }

    /// For cursors and last items: the body says at `path` by `true` or `false` whether there is another page. A body that does
    /// not say it is one of a server that leaves it out.
    #[must_use]
    pub const fn has_more(self, path: &'static str) -> Self {
        let mut value = match self.0 {
            Way::Value(value) => value,
            Way::Cursor { path, parameter } => {
                Value { path, is_of_last_item: false, place: Place::Parameter(parameter), has_more: None }
            }
            Way::Link { .. } | Way::LinkHeader | Way::PageNumber { .. } => return self,
        };
        value.has_more = Some(path);
        Self(Way::Value(value))
    }

    const fn value(path: &'static str, is_of_last_item: bool, place: Place) -> Self {
        Self(Way::Value(Value { path, is_of_last_item, place, has_more: None }))
    }

    /// The member of the request's body that it sets, if it sets one.
    pub(crate) fn member(&self) -> Option<&'static str> {
        match self.0 {
            Way::Value(Value { place: Place::Member(member), .. }) => Some(member),
            _ => None,
        }
    }
}

/// The ways in order, and the page size: ``link `links.next`, else number `page` up to `meta.total_pages`; size `per_page` ``.
impl fmt::Display for Pagination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ways: Vec<String> = self.strategies.iter().map(NextPage::to_string).collect();
        f.write_str(&ways.join(", else "))?;
        self.page_size.map_or(Ok(()), |parameter| write!(f, "; size `{parameter}`"))
    }
}

impl fmt::Display for NextPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Way::Link { path } => write!(f, "link `{path}`"),
            Way::LinkHeader => f.write_str("`Link` header"),
            Way::PageNumber { parameter, total_pages: None } => write!(f, "number `{parameter}`"),
            Way::PageNumber { parameter, total_pages: Some(path) } => write!(f, "number `{parameter}` up to `{path}`"),
            Way::Cursor { path, parameter } => write!(f, "cursor `{path}` as `{parameter}`"),
            Way::Value(value) => value.fmt(f),
        }
    }
}

/// ``last `data.id` as `starting_after` while `has_more` ``
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, is_of_last_item, place, has_more } = self;
        let what = if *is_of_last_item { "last" } else { "cursor" };
        match place {
            Place::Parameter(parameter) => write!(f, "{what} `{path}` as `{parameter}`")?,
            Place::Member(member) => write!(f, "{what} `{path}` as `{member}` in the body")?,
        }
        has_more.map_or(Ok(()), |path| write!(f, " while `{path}`"))
    }
}
