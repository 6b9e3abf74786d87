//! How the stream that an endpoint answers with ends and goes on.

use std::time::Duration;

use proc_macro2::Span;

/// What an endpoint says about its stream.
#[derive(Debug)]
pub(crate) struct Streaming {
    /// What marks the end; the API's if `None`, nothing if it is empty.
    pub ends: Option<Vec<StreamEnd>>,
    /// The query parameter and the member of an item by which a stream goes on that broke off.
    pub resume: Option<(String, String)>,
    /// It goes on behind an item that does not decode.
    pub skips_undecodable: bool,
    /// The longest silence.
    pub idle: Option<Duration>,
    /// The word `stream`.
    pub key: Span,
    /// The first key in it that is about items.
    pub about_items: Option<Span>,
}

/// What marks the end of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StreamEnd {
    /// These data.
    Data(String),
    /// An event of this type.
    Event(String),
}

impl Streaming {
    /// Whether it says anything besides the longest silence.
    pub(crate) fn is_about_items(&self) -> bool {
        self.ends.is_some() || self.resume.is_some() || self.skips_undecodable
    }
}
