//! What a server wants of whoever asks: the challenges of a 401.

use std::fmt;

use http::HeaderValue;
use http_auth::parser::ChallengeParser;

/// A challenge of a 401 (RFC 9110, 11.3): a scheme, and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    scheme: String,
    parameters: Vec<(String, String)>,
}

impl Challenge {
    /// The scheme as it is written, `Bearer` for example. Schemes have no case.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Whether it is of this scheme, in any case.
    #[must_use]
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// The value of a parameter, without its quotes: `realm`, `scope`. Names have no case.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A `WWW-Authenticate` header that cannot be parsed. It does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeError(());

impl fmt::Display for ChallengeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the challenge (`WWW-Authenticate`) cannot be parsed")
    }
}

impl std::error::Error for ChallengeError {}

/// The challenges of all header lines.
pub(super) fn parse(lines: &[HeaderValue]) -> Result<Vec<Challenge>, ChallengeError> {
    let mut challenges = Vec::new();
    for line in lines {
        let line = line.to_str().map_err(|_| ChallengeError(()))?.trim();
        if line.is_empty() {
            continue;
        }
        for challenge in ChallengeParser::new(line) {
            let challenge = challenge.map_err(|_| ChallengeError(()))?;
            let parameters =
                challenge.params.iter().map(|(name, value)| ((*name).to_owned(), value.to_unescaped())).collect();
            challenges.push(Challenge { scheme: challenge.scheme.to_owned(), parameters });
        }
    }
    Ok(challenges)
}
