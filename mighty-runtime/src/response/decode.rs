//! How a successful answer becomes the method's success type. The macro chooses one of these by that type's name.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::{Answer, Response};
use crate::DecodeError;

/// A way to read a successful answer into a `T`.
#[diagnostic::on_unimplemented(
    message = "a successful answer cannot be read into `{T}`",
    label = "not a success type",
    note = "the success type is `()`, `String`, `Bytes`, `Response<…>` of one of them, or a type that implements `serde::Deserialize`"
)]
pub trait Decode<T> {
    /// Whether the body is of no interest: what it holds, and whether it arrives at all.
    const IGNORES_BODY: bool = false;

    /// Reads `answer`.
    ///
    /// # Errors
    /// When the body does not fit `T`.
    fn decode(answer: &Answer) -> Result<T, DecodeError>;
}

/// JSON, by serde.
#[derive(Debug)]
pub enum Json {}

impl<T: DeserializeOwned> Decode<T> for Json {
    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        DecodeError::json(&answer.body)
    }
}

/// No body, or one that is ignored.
#[derive(Debug)]
pub enum Empty {}

impl Decode<()> for Empty {
    const IGNORES_BODY: bool = true;

    fn decode(_: &Answer) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// Text in UTF-8.
#[derive(Debug)]
pub enum Text {}

impl Decode<String> for Text {
    fn decode(answer: &Answer) -> Result<String, DecodeError> {
        std::str::from_utf8(&answer.body).map(str::to_owned).map_err(|error| DecodeError::new(error.to_string()))
    }
}

/// The bytes as they came.
#[derive(Debug)]
pub enum Raw {}

impl Decode<Bytes> for Raw {
    fn decode(answer: &Answer) -> Result<Bytes, DecodeError> {
        Ok(answer.body.clone())
    }
}

/// As `D`, with status, headers and outcome beside it.
#[derive(Debug)]
pub struct Full<D>(D);

impl<T, D: Decode<T>> Decode<Response<T>> for Full<D> {
    const IGNORES_BODY: bool = D::IGNORES_BODY;

    fn decode(answer: &Answer) -> Result<Response<T>, DecodeError> {
        D::decode(answer).map(|value| Response::new(value, answer))
    }
}
