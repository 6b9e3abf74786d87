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
        }
    }
}
