//! The ways in which the body of a success can be read. The macro chooses one by the name of the success type.

use crate::base::text::is_same;

/// JSON, by serde.
#[derive(Debug)]
pub enum Json {}

/// Nothing, for generated code of a trait in which something is wrong: every type can be read and written so, and none ever is.
#[derive(Debug)]
pub struct Wrong;

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

/// What is accepted where a success is JSON. A server that has only another kind shall not answer 406.
pub(crate) const JSON: &str = "application/json, */*;q=0.5";

/// What is wanted of an answer.
#[derive(Debug)]
pub struct Reading {
    /// The kinds of content that are accepted (RFC 9110, 12.5.1), if nobody says it: visible ASCII.
    pub(crate) accept: &'static str,
    pub(crate) interest: Interest,
}

/// What is wanted of the body of a success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interest {
    /// All of it, before the call ends.
    Whole,
    /// Nothing: neither what it holds, nor whether it arrives.
    Ignored,
    /// Its bytes, as they come, after the call has ended.
    Bytes,
    /// Its events, as they come.
    Events,
    /// Its lines, as they come.
    Lines,
}

impl Reading {
    /// That of a body that is read whole, mostly JSON.
    pub const WHOLE: Self = Self::new(JSON, Interest::Whole);

    /// That of no body.
    pub const IGNORED: Self = Self::new(JSON, Interest::Ignored);

    /// What is accepted, and what of the body is wanted.
    #[must_use]
    pub const fn new(accept: &'static str, interest: Interest) -> Self {
        Self { accept, interest }
    }

    /// Whether the body is read as JSON.
    pub(crate) const fn is_json(&self) -> bool {
        matches!(self.interest, Interest::Whole) && is_same(self.accept, JSON)
    }

    /// Whether the body may be coded: ranges of one that is are others, and what codes an event may keep it until it has more.
    pub(crate) fn takes_codings(&self) -> bool {
        !matches!(self.interest, Interest::Bytes | Interest::Events)
    }
}

/// As a stream of events, the data of each read as `W`.
#[derive(Debug)]
pub struct EventsOf<W>(W);

/// As a stream of lines, each read as `W`.
#[derive(Debug)]
pub struct LinesOf<W>(W);
/// An enum with a variant for each status: as each of them says.
#[derive(Debug)]
pub enum ByStatus {}

/// As `W`, with status, headers and outcome beside it.
#[derive(Debug)]
pub struct Full<W>(W);
