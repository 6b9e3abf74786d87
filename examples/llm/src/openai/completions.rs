//! Chat completions: pieces of an answer, and `[DONE]`.

use mighty_runtime::{Events, endpoints};
use serde::{Deserialize, Serialize};

use super::OpenAi;

/// Chat completions.
#[endpoints(
    api = OpenAi,
    errors(400, 401, 403, 404, 429 { "insufficient_quota" => InsufficientQuota, _ => RateLimited }, 5xx),
    error = CompletionsError
)]
pub trait Completions {
    /// Answers a conversation, piece by piece.
    ///
    /// Asked twice, it answers twice, and nothing else comes of it; so do OpenAI's own SDKs before the first piece. After it, there is no way
    /// to the rest of the same answer: what broke off is an error that says how many pieces there were.
    #[endpoint(method = POST, path = "/chat/completions", idempotent)]
    async fn complete(&self, #[body] question: &Question<'_>) -> Result<Events<Chunk>, CompleteError>;
}

/// What is asked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Question<'a> {
    model: &'a str,
    messages: &'a [ChatMessage<'a>],
    stream: bool,
}

impl<'a> Question<'a> {
    /// Asks a model to go on with a conversation.
    #[must_use]
    pub fn new(model: &'a str, messages: &'a [ChatMessage<'a>]) -> Self {
        Self { model, messages, stream: true }
    }
}

/// What somebody said.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChatMessage<'a> {
    role: &'a str,
    content: &'a str,
}

impl<'a> ChatMessage<'a> {
    /// What the user says.
    #[must_use]
    pub fn user(content: &'a str) -> Self {
        Self { role: "user", content }
    }
}

/// A piece of an answer.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Chunk {
    /// The same for all pieces of an answer.
    pub id: String,
    /// One for each answer that was asked for, or none in a piece that tells of the usage.
    pub choices: Vec<Choice>,
}

impl Chunk {
    /// The text of the first answer; empty where the piece has another purpose.
    #[must_use]
    pub fn text(&self) -> &str {
        self.choices.first().and_then(|choice| choice.delta.content.as_deref()).unwrap_or_default()
    }
}

/// A piece of one of the answers.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// What is new.
    pub delta: Delta,
    /// Why it ends here, if it does: `stop`, `length`, …
    pub finish_reason: Option<String>,
}

/// What is new.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Delta {
    /// More of the text.
    pub content: Option<String>,
}
