//! The word.

/// What stands in the place of a secret.
pub(crate) const WORD: &str = "REDACTED";
