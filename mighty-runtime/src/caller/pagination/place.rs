//! Where a page is asked for.

use http::Uri;

/// The URI of a page, and the value in the body of its request that leads to it, where one does.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) uri: Uri,
    pub(super) value: Option<Box<str>>,
}
