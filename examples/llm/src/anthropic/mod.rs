//! The messages of Anthropic's API.
//!
//! Facts: the guides [streaming](https://platform.claude.com/docs/en/build-with-claude/streaming) and
//! [errors](https://docs.claude.com/en/api/errors), and Anthropic's own SDK,
//! [`anthropic-sdk-python`](https://github.com/anthropics/anthropic-sdk-python) (`_client.py` at
//! 00dcf921fb0cdeacb827e7b17e9a41e39b48f61b: how it says who asks).

mod error;
mod messages;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{
    Api, Client, HyperTransport, RetryOn, RetryPolicy, StreamEnd, StreamItem, Streaming, TokenPlacement,
};

pub use self::error::{AnthropicError, Reason};
pub use self::messages::{
    CreateMessageError, InputMessage, MessageChange, MessageDelta, MessageEvent, MessageHead, Messages,
    MessagesEndpoints, MessagesError, NewMessage,
};

/// The API. There is no value of this type; it names the API in `Client<Anthropic>`.
#[derive(Debug)]
pub enum Anthropic {}

impl Api for Anthropic {
    const BASE_URL: &'static str = "https://api.anthropic.com/v1";
    type ErrorBody = AnthropicError;
    const NAME: &'static str = "Anthropic";
    const TOKEN: TokenPlacement = TokenPlacement::Header("x-api-key");
    const HEADERS: &'static [(&'static str, &'static str)] = &[("anthropic-version", "2023-06-01")];
    const REQUEST_ID_HEADER: &'static str = "request-id";
    const RETRY_HEADER: Option<&'static str> = Some("x-should-retry");
    // 529 is this API's own, so no class has it.
    const RETRY: RetryPolicy = RetryPolicy::new().on(&[
        RetryOn::Class(4),
        RetryOn::Class(5),
        RetryOn::Status(529),
        RetryOn::Connect,
        RetryOn::Timeout,
        RetryOn::Reset,
    ]);
    const STREAMING: Streaming = Streaming::new().ends_with(&[StreamEnd::Event("message_stop")]);

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        let is_one = item.event() == Some("error");
        is_one.then(|| item.json::<AnthropicError>().map_or(StatusCode::INTERNAL_SERVER_ERROR, |error| error.status()))
    }
}

/// The client of the trait; in tests over another transport.
pub type AnthropicClient<T = HyperTransport> = Client<Anthropic, T>;
