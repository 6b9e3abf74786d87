//! The API that most tests call.

use std::borrow::Cow;

use mighty_runtime::testing::{InProcess, World};
use mighty_runtime::{Api, Client, DecodeError, ErrorAnswer, ErrorBody, RetryPolicy};
use serde::Deserialize;

/// An API that does not exist.
#[derive(Debug)]
pub enum Acme {}

impl Api for Acme {
    const NAME: &'static str = "Acme";
    const BASE_URL: &'static str = "https://api.acme.example/v1";
    type ErrorBody = AcmeError;
}

/// Its error body, in both shapes of the Mighty Networks API: `{"error": "<sentence>"}`, and
/// `{"error": "<code>", "message": "<sentence>", "status": <number>}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AcmeError {
    /// A sentence, or a code if there is a message.
    pub error: String,
    /// A sentence.
    pub message: Option<String>,
}

impl AcmeError {
    /// The first shape.
    #[must_use]
    pub fn prose(sentence: &str) -> Self {
        Self { error: sentence.to_owned(), message: None }
    }

    /// The second shape.
    #[must_use]
    pub fn coded(code: &str, sentence: &str) -> Self {
        Self { error: code.to_owned(), message: Some(sentence.to_owned()) }
    }
}

impl ErrorBody for AcmeError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_ref().unwrap_or(&self.error).into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.message.is_some().then(|| self.error.as_str().into())
    }
}

/// A client of [`Acme`] without a socket.
pub type TestClient = Client<Acme, InProcess>;

/// A client that tries once, so that one reply makes one result.
#[must_use]
pub fn client(server: &InProcess) -> TestClient {
    Client::over(server.clone()).retry(RetryPolicy::new().never()).build().unwrap()
}

/// A client that retries as the library does by default, always with the longest backoff.
#[must_use]
pub fn patient_client(server: &InProcess) -> TestClient {
    Client::over(server.clone()).environment(World::new(1.0)).build().unwrap()
}
