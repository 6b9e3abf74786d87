//! An event with its type and its id.

use std::fmt;

/// An event of an event stream, with what stands beside its data: write `Result<Events<Event<Delta>>, …>` where the type of an
/// event tells how it is meant, or the caller wants to keep its id.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// The type of the event: its field `event`. `None` for one without, which is a `message` to browsers.
    pub event: Option<String>,
    /// The id of the event, or of the last one before it that says one.
    pub id: Option<String>,
    /// The data, decoded.
    pub data: T,
}

impl<T> Event<T> {
    /// An event without a type and an id, for fakes.
    #[must_use]
    pub fn new(data: T) -> Self {
        Self { event: None, id: None, data }
    }

    /// The same, of this type.
    #[must_use]
    pub fn of_type(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// The same, with this id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// As its data.
impl<T: fmt::Display> fmt::Display for Event<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.data.fmt(f)
    }
}
