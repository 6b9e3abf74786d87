//! How the pages of a list follow each other.

use proc_macro2::Span;

/// What an endpoint says about its pages.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// The ways to the next page, in order; those of the API if there are none.
    pub ways: Vec<Way>,
    /// The query parameter for the number of items; the API's if `None`.
    pub page_size: Option<String>,
    /// The word `paginate`.
    pub key: Span,
    /// Where a member of the request's body is named.
    pub member: Option<Span>,
}

/// A way to the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// A link in the body.
    Link {
        /// Its path.
        path: String,
    },
    /// A `Link` header.
    LinkHeader,
    /// A query parameter that counts.
    PageNumber {
        /// Its name.
        parameter: String,
        /// The path of the number of pages.
        total_pages: Option<String>,
    },
    /// A value of the answer that the next request sends.
    Value {
        /// Its path.
        path: String,
        /// Whether it is one of the last item, and not a cursor.
        is_of_last_item: bool,
        /// Where it goes.
        place: Place,
        /// The path of what says whether there is more.
        has_more: Option<String>,
    },
}

/// Where a request sends what leads to its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A query parameter.
    Parameter(String),
    /// A member of the JSON body.
    Member(String),
}
