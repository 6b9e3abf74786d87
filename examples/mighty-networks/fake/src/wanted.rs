//! What a request wants to be answered.

use std::fmt;
use std::str::FromStr;

use http::{HeaderMap, StatusCode};

use crate::Fields;

/// The header in which a request says what it [`Wanted`]s to be answered. Without it, a success with all fields.
pub const ANSWER: &str = "x-fake-answer";

/// An answer to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The operation's success, with these fields.
    Success(Fields),
    /// `{"error": "<sentence>"}` with this status.
    Prose(StatusCode),
    /// `{"error": "<code>", "message": "<sentence>", "status": <number>}` with this status.
    Coded(StatusCode, String),
    /// A page for browsers with this status, as of a gateway: its title is the sentence.
    Page(StatusCode),
    /// This status alone.
    Nothing(StatusCode),
}

impl Wanted {
    /// Takes the answer from a request's headers.
    pub(crate) fn by(headers: &HeaderMap) -> Result<Self, String> {
        let Some(value) = headers.get(ANSWER) else { return Ok(Self::Success(Fields::All)) };
        let text = value.to_str().unwrap_or_default();
        text.parse().map_err(|()| format!("`{ANSWER}: {text}` names no answer"))
    }
}

/// As the header says it.
impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Success(Fields::All) => f.write_str("all"),
            Self::Success(Fields::Required) => f.write_str("required"),
            Self::Success(Fields::OptionalNull) => f.write_str("null"),
            Self::Success(Fields::Unknown) => f.write_str("unknown"),
            Self::Prose(status) => write!(f, "{}", status.as_u16()),
            Self::Coded(status, code) => write!(f, "{} {code}", status.as_u16()),
            Self::Page(status) => write!(f, "page:{}", status.as_u16()),
            Self::Nothing(status) => write!(f, "nothing:{}", status.as_u16()),
        }
    }
}

impl FromStr for Wanted {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "all" => Self::Success(Fields::All),
            "required" => Self::Success(Fields::Required),
            "null" => Self::Success(Fields::OptionalNull),
            "unknown" => Self::Success(Fields::Unknown),
            _ => match text.split_once([' ', ':']) {
                Some(("page", code)) => Self::Page(status(code)?),
                Some(("nothing", code)) => Self::Nothing(status(code)?),
                Some((of, code)) => Self::Coded(status(of)?, code.to_owned()),
                None => Self::Prose(status(text)?),
            },
        })
    }
}

fn status(text: &str) -> Result<StatusCode, ()> {
    text.parse().map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::Wanted;
    use crate::Fields;

    #[test]
    fn what_is_written_is_read() {
        let gone = StatusCode::GONE;
        let fields = [Fields::All, Fields::Required, Fields::OptionalNull, Fields::Unknown].map(Wanted::Success);
        let coded = Wanted::Coded(gone, "long_gone".to_owned());
        let failures = [Wanted::Prose(gone), coded, Wanted::Page(gone), Wanted::Nothing(gone)];
        for wanted in fields.into_iter().chain(failures) {
            assert_eq!(wanted.to_string().parse(), Ok(wanted));
        }
        assert_eq!("teapot".parse::<Wanted>(), Err(()));
    }
}
