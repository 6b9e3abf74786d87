//! The ways in which the body of a success can be read. The macro chooses one by the name of the success type.

/// JSON, by serde.
#[derive(Debug)]
pub enum Json {}

/// No body, or one that is ignored.
#[derive(Debug)]
pub enum Empty {}

/// Text in UTF-8.
#[derive(Debug)]
pub enum Text {}

/// The bytes as they came.
#[derive(Debug)]
pub enum Raw {}

/// The bytes as they come.
#[derive(Debug)]
pub enum Bulk {}

/// How a body is read as it comes, after the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Its bytes.
    Bytes,
    /// Its events.
    Events,
    /// Its lines.
    Lines,
}

/// As a stream of events, the data of each read as `W`.
#[derive(Debug)]
pub struct EventsOf<W>(W);

/// As a stream of lines, each read as `W`.
#[derive(Debug)]
pub struct LinesOf<W>(W);

/// As `W`, with status, headers and outcome beside it.
#[derive(Debug)]
pub struct Full<W>(W);
