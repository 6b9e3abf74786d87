//! What an endpoint always sends, whatever its arguments are.

/// Constants of an endpoint, or of a trait.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Constants {
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// Names and values of query parameters.
    pub query: Vec<(String, String)>,
    /// Whether the body is `{}`.
    pub has_empty_object: bool,
}
