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
    /// A cursor in the body.
    Cursor {
        /// Its path.
        path: String,
        /// The query parameter that takes it.
        parameter: String,
    },
}
