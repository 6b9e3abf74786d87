//! Why a token server gave no token.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use crate::base::transport_error::TransportError;

/// The token server gave no token. It is the cause of an error of the kind
/// [`TransportErrorKind::Token`](crate::TransportErrorKind::Token), or of
/// [`Outcome::token_error`](crate::Outcome::token_error).
///
/// It shows no secret, and nothing that the server wrote but the error's code.
pub struct OAuth2Error(Problem);

enum Problem {
    Refused { code: String, description: Option<String> },
    Transport(TransportError),
    Answered(StatusCode),
    Malformed(&'static str),
}

/// The longest code that is shown; those of the specifications have half of that.
const MAX_CODE: usize = 64;

impl OAuth2Error {
    pub(super) fn refused(code: &str, description: Option<String>) -> Self {
        // RFC 6749, 5.2, without the space.
        let is_code = code.len() <= MAX_CODE && !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_code {
            return Self::malformed("its error has no code that is one");
        }
        Self(Problem::Refused { code: code.to_owned(), description })
    }

    pub(super) fn transport(error: TransportError) -> Self {
        Self(Problem::Transport(error))
    }

    pub(super) fn answered(status: StatusCode) -> Self {
        Self(Problem::Answered(status))
    }

    pub(super) fn malformed(problem: &'static str) -> Self {
        Self(Problem::Malformed(problem))
    }

    /// The code by which the server refused (RFC 6749, 5.2): `invalid_client`, `invalid_grant`, ….
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        if let Problem::Refused { code, .. } = &self.0 { Some(code) } else { None }
    }

    /// What the server says about it (`error_description`), which is shown nowhere else.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        if let Problem::Refused { description, .. } = &self.0 { description.as_deref() } else { None }
    }
}

impl fmt::Display for OAuth2Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Refused { code, .. } => write!(f, "the token server refused: {code}"),
            Problem::Transport(error) => write!(f, "the token server gave no answer: {error}"),
            Problem::Answered(status) => {
                write!(f, "the token server answered {}, and not as RFC 6749 has it", status.as_u16())
            }
            Problem::Malformed(problem) => write!(f, "the token server's answer is not one of RFC 6749: {problem}"),
        }
    }
}

impl fmt::Debug for OAuth2Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OAuth2Error({self})")
    }
}

impl StdError for OAuth2Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        if let Problem::Transport(error) = &self.0 { error.source() } else { None }
    }
}
