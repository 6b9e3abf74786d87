//! What a call has to say beside its arguments.

use http::{HeaderName, HeaderValue};

use super::fit::Verdict;
use super::text::Difference;
use crate::testing::in_process::Recorded;

/// A header that is expected.
#[derive(Clone, Debug)]
pub(super) struct WantedHeader {
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
}

impl WantedHeader {
    pub(super) fn new(name: &str, value: &str) -> Result<Self, String> {
        let name = HeaderName::try_from(name).map_err(|_| format!("`{name}` is no name of a header"))?;
        let value =
            HeaderValue::from_str(value).map_err(|_| format!("the value of `{name}` cannot be one of a header"))?;
        Ok(Self { name, value })
    }

    /// In what a request differs, if it does. What is sensitive is not shown.
    pub(super) fn difference(&self, request: &Recorded) -> Option<Difference> {
        let mut sent = request.headers.get_all(&self.name).iter().peekable();
        let shown = match sent.peek() {
            None => "none".to_owned(),
            Some(value) if value.is_sensitive() => "another, which is sensitive".to_owned(),
            Some(value) => format!("{value:?}"),
        };
        let has_it = sent.any(|value| value == self.value);
        let name = format!("header {}", self.name);
        (!has_it).then(|| Difference { name, expected: format!("{:?}", self.value), got: shown })
    }
}

/// What arguments and headers say together.
pub(super) fn with(verdict: Verdict, headers: Vec<Difference>) -> Verdict {
    match verdict {
        Verdict::Yes if headers.is_empty() => Verdict::Yes,
        Verdict::Yes => Verdict::Differs(headers),
        Verdict::No => Verdict::No,
        Verdict::Differs(differences) => Verdict::Differs(differences.into_iter().chain(headers).collect()),
    }
}
