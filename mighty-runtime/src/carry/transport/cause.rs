//! The causes of an error in words.

use std::error::Error as StdError;
use std::fmt;
use std::io;

/// A cause below a transport, in words. Nothing else is kept of it: the `Debug` of hyper's and rustls' errors shows the
/// server's address and name, and no public error may depend on their versions.
pub(super) struct Cause {
    text: String,
    source: Option<Box<Self>>,
}

impl Cause {
    /// The error and its causes, innermost last, without the host that they name.
    pub(super) fn of(error: &(dyn StdError + 'static), host: Option<&str>) -> Self {
        Self::of_all(chain(error), host)
    }

    /// The same of some of them.
    pub(super) fn of_all<'a>(causes: impl Iterator<Item = &'a (dyn StdError + 'static)>, host: Option<&str>) -> Self {
        let mut texts: Vec<String> = causes.map(ToString::to_string).collect();
        // An `io::Error` says what the error that it wraps says.
        texts.dedup();
        let host = host.map(|host| host.trim_matches(['[', ']'])).filter(|host| !host.is_empty());
        let discreet = |text: String| match host {
            // rustls names the host that a certificate is not valid for.
            Some(host) => text.replace(host, "(host)"),
            None => text,
        };
        let innermost = Self { text: discreet(texts.pop().unwrap_or_default()), source: None };
        let wrap = |source, text| Self { text: discreet(text), source: Some(Box::new(source)) };
        texts.into_iter().rev().fold(innermost, wrap)
    }
}

/// The error and its causes, outermost first.
pub(super) fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| next_cause(*error))
}

/// The cause of an error. `io::Error` hides the error it wraps from `source` and names that one's source instead.
fn next_cause<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
