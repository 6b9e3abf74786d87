//! Responses: events with numbers, behind each of which another connection can go on.

use mighty_runtime::{Events, endpoints};
use serde::{Deserialize, Serialize};

use super::{OpenAi, OpenAiError};

/// Responses.
#[endpoints(
    api = OpenAi,
    errors(400, 401, 403, 429 { "insufficient_quota" => InsufficientQuota, _ => RateLimited }, 5xx),
    error = ResponsesError
)]
pub trait Responses {
    /// Begins a response that goes on without the connection, and tells of it. It stays on the server, so two are not one: it is not
    /// sent again when it may have arrived.
    #[endpoint(method = POST, path = "/responses")]
    async fn create_response(
        &self,
        #[body] new: &NewResponse<'_>,
    ) -> Result<Events<ResponseEvent>, CreateResponseError>;

    /// Tells of a response that was begun, from its first event or behind one. `stream` is true: else it would be the response itself.
    ///
    /// A connection that breaks is replaced, by the number of the last event.
    ///
    /// - 404: there is no such response, or it was not begun with a stream.
    #[endpoint(
        method = GET,
        path = "/responses/{id}",
        errors(404),
        stream(resume(parameter = "starting_after", member = "/sequence_number"))
    )]
    async fn follow_response(
        &self,
        id: &str,
        #[query] stream: bool,
        #[query] starting_after: Option<u64>,
    ) -> Result<Events<ResponseEvent>, FollowResponseError>;
}

/// What is asked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct NewResponse<'a> {
    model: &'a str,
    input: &'a str,
    background: bool,
    stream: bool,
}

impl<'a> NewResponse<'a> {
    /// Asks a model something.
    #[must_use]
    pub fn new(model: &'a str, input: &'a str) -> Self {
        Self { model, input, background: true, stream: true }
    }
}

/// An event. There are dozens of types, of which an answer in text needs few.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ResponseEvent {
    /// Its place among the events of the response.
    pub sequence_number: u64,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is new, of text and of much else.
    pub delta: Option<String>,
    /// The response, where the event is about all of it.
    pub response: Option<ResponseHead>,
}

impl ResponseEvent {
    /// The text that is new; empty where the event has another purpose.
    #[must_use]
    pub fn text(&self) -> &str {
        let delta = self.delta.as_deref().filter(|_| self.kind == "response.output_text.delta");
        delta.unwrap_or_default()
    }

    /// Why the response failed, if the event is that it did. It is the last one, and no error of the call: the model has failed, and would
    /// have again, wherever its events were read from.
    #[must_use]
    pub fn failure(&self) -> Option<&OpenAiError> {
        self.response.as_ref().filter(|_| self.kind == "response.failed")?.error.as_ref()
    }
}

/// What a response is.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ResponseHead {
    /// By which it is found again.
    pub id: String,
    /// `in_progress`, `completed`, `failed`, …
    pub status: Option<String>,
    /// Why it failed, if it did.
    pub error: Option<OpenAiError>,
}
