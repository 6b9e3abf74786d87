//! The word.

/// What stands in the place of a secret.
pub(in super::super) const WORD: &str = "REDACTED";
