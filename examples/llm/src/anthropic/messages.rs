//! Messages: events with types, errors among them.

use mighty_runtime::{Events, endpoints};
use serde::{Deserialize, Serialize};

use super::Anthropic;

/// Messages.
#[endpoints(
    api = Anthropic,
    errors(400, 401, 403, 404, 413, 429, 529 => Overloaded, 5xx),
    error = MessagesError
)]
pub trait Messages {
    /// Answers a conversation, event by event.
    ///
    /// Asked twice, it answers twice, and nothing else comes of it; so do Anthropic's own SDKs before the first event. After it, there is no
    /// way to the rest of the same answer: what broke off is an error that says how many events there were. A new message that begins with
    /// what has come is another request, and the caller's to make.
    ///
    /// - 529: the API has too much to do, for whoever asks; also in the middle of an answer.
    #[endpoint(method = POST, path = "/messages", idempotent)]
    async fn create_message(&self, #[body] new: &NewMessage<'_>) -> Result<Events<MessageEvent>, CreateMessageError>;
}

/// What is asked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct NewMessage<'a> {
    model: &'a str,
    max_tokens: u32,
    messages: &'a [InputMessage<'a>],
    stream: bool,
}

impl<'a> NewMessage<'a> {
    /// Asks a model to go on with a conversation, by so many tokens at most.
    #[must_use]
    pub fn new(model: &'a str, max_tokens: u32, messages: &'a [InputMessage<'a>]) -> Self {
        Self { model, max_tokens, messages, stream: true }
    }
}

/// What somebody said.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct InputMessage<'a> {
    role: &'a str,
    content: &'a str,
}

impl<'a> InputMessage<'a> {
    /// What the user says.
    #[must_use]
    pub fn user(content: &'a str) -> Self {
        Self { role: "user", content }
    }
}

/// An event.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum MessageEvent {
    /// The message begins, without content.
    MessageStart {
        /// What is known of it.
        message: MessageHead,
    },
    /// A block of its content begins.
    ContentBlockStart {
        /// Which one.
        index: u32,
    },
    /// A block has more.
    ContentBlockDelta {
        /// Which one.
        index: u32,
        /// What is new.
        delta: MessageDelta,
    },
    /// A block is complete.
    ContentBlockStop {
        /// Which one.
        index: u32,
    },
    /// The message has changed.
    MessageDelta {
        /// What is new.
        delta: MessageChange,
    },
    /// The message is complete.
    MessageStop,
    /// The connection is alive.
    Ping,
    /// One that this version does not know; there may be such at any time.
    #[serde(other)]
    Other,
}

impl MessageEvent {
    /// The text that is new; empty where the event has another purpose.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::ContentBlockDelta { delta: MessageDelta::TextDelta { text }, .. } => text,
            _ => "",
        }
    }
}

/// What is known of a message when it begins.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MessageHead {
    /// Its id.
    pub id: String,
    /// Who answers.
    pub model: String,
}

/// What a block has more.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum MessageDelta {
    /// Text.
    TextDelta {
        /// The text.
        text: String,
    },
    /// Thoughts, arguments of tools, or what this version does not know.
    #[serde(other)]
    Other,
}

/// What has changed of a message.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MessageChange {
    /// Why it ends, if it does: `end_turn`, `max_tokens`, …
    pub stop_reason: Option<String>,
}
