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

impl PathTemplate {
    /// The fixed pieces, each with the placeholder behind it, which is empty for the last one.
    pub(crate) fn pieces(&self) -> Vec<(&str, &str)> {
        // The check has seen to it that each brace has its counterpart.
        self.text.split('}').map(|piece| piece.split_once('{').unwrap_or((piece, ""))).collect()
    }
}
