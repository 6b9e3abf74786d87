//! A path template.

/// A path that begins with `/`, has no empty or dot segment, no query and no fragment, and whose
/// placeholders are identifiers, each there once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathTemplate {
    /// The template, without the dots of placeholders that may be several segments.
    pub text: String,
    /// The placeholders, in order.
    pub placeholders: Vec<String>,
    /// Those that may be several segments.
    pub spanning: Vec<String>,
}
