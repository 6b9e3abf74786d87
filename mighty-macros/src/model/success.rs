//! The statuses that mean success.

use proc_macro2::Span;

/// A status that means success.
#[derive(Debug, Clone)]
pub(crate) struct Success {
    /// The status.
    pub code: u16,
    /// The author's number.
    pub span: Span,
}

impl Success {
    /// Whether an answer with that status has no body (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).
    pub(crate) fn has_no_body(&self) -> bool {
        matches!(self.code, 204 | 205 | 304)
    }
}
