//! The name of content ("Content Digests" of the specification).

use std::fmt::{self, Write};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest of `content`.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        let mut digest = String::from("sha256:");
        for byte in Sha256::digest(content) {
            // Writing to a string cannot fail.
            let _ = write!(digest, "{byte:02x}");
        }
        Self(digest)
    }

    /// Whether it is that of `content`: what was pulled by a digest is to be compared with it, whatever the registry says.
    #[must_use]
    pub fn names(&self, content: &[u8]) -> bool {
        *self == Self::of(content)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
