//! The name of content ("Digests" of the [image specification][digests]).
//!
//! [digests]: https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests

use std::error::Error;
use std::fmt::{self, Write};
use std::str::FromStr;

use serde::Deserialize;
use sha2::{Digest as _, Sha256, Sha512};

/// An algorithm and what it makes of the content: `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Digest(String);

/// This is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADigest;

impl fmt::Display for NotADigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no digest, such as `sha256:` and 64 hexadecimal digits")
    }
}

impl Error for NotADigest {}

impl Digest {
    /// The digest of `content`, by SHA-256.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(format!("sha256:{}", hexadecimal(&Sha256::digest(content))))
    }

    /// Whether it is that of `content`: what was pulled by a digest is to be compared with it, whatever the registry says. Never, if
    /// it is by another algorithm than SHA-256 and SHA-512.
    #[must_use]
    pub fn names(&self, content: &[u8]) -> bool {
        match self.0.split_once(':') {
            Some(("sha256", encoded)) => encoded == hexadecimal(&Sha256::digest(content)),
            Some(("sha512", encoded)) => encoded == hexadecimal(&Sha512::digest(content)),
            _ => false,
        }
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

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        Self::try_from(text.to_owned())
    }
}

/// A manifest is written by anybody: what stands there may become part of a path.
impl TryFrom<String> for Digest {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        let (algorithm, encoded) = text.split_once(':').ok_or(NotADigest)?;
        let is_good = match algorithm {
            "sha256" | "blake3" => encoded.len() == 64 && encoded.bytes().all(is_hexadecimal),
            "sha512" => encoded.len() == 128 && encoded.bytes().all(is_hexadecimal),
            _ => is_algorithm(algorithm) && !encoded.is_empty() && encoded.bytes().all(is_encoded),
        };
        if is_good { Ok(Self(text)) } else { Err(NotADigest) }
    }
}

/// `[a-z0-9]+([+._-][a-z0-9]+)*`
fn is_algorithm(text: &str) -> bool {
    let is_component = |component: &str| {
        !component.is_empty() && component.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split(['+', '.', '_', '-']).all(is_component)
}

/// `[a-zA-Z0-9=_-]`
fn is_encoded(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'_' | b'-')
}

/// `[a-f0-9]`
fn is_hexadecimal(byte: u8) -> bool {
    matches!(byte, b'a'..=b'f' | b'0'..=b'9')
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
