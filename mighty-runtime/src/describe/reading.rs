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

/// An enum with a variant for each status: as each of them says.
#[derive(Debug)]
pub enum ByStatus {}

/// As `W`, with status, headers and outcome beside it.
#[derive(Debug)]
pub struct Full<W>(W);
