//! The chat completions and the responses of OpenAI's API.
//!
//! Facts: OpenAI's own SDK, [`openai-python`](https://github.com/openai/openai-python) (`_streaming.py` at
//! 0044c4d4ef4ff0adfc54cb9c9f0696390df01da7: `[DONE]`, a member `error`, events `error`; `_base_client.py` at
//! 000f030ac625401e5206af89bcdcbdabac4c995f: what is retried, `x-should-retry`), and the guides
//! [error codes](https://developers.openai.com/docs/guides/error-codes) and
//! [background mode](https://platform.openai.com/docs/guides/background).

mod completions;
mod error;
mod follow;
mod responses;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{Api, Client, HyperTransport, StreamEnd, StreamItem, Streaming};

pub use self::completions::{
    ChatMessage, Choice, Chunk, CompleteError, Completions, CompletionsEndpoints, CompletionsError, Delta, Question,
};
pub use self::error::OpenAiError;
pub use self::follow::Answer;
pub use self::responses::{
    CreateResponseError, FollowResponseError, NewResponse, ResponseEvent, ResponseHead, Responses, ResponsesEndpoints,
    ResponsesError,
};

/// The API. There is no value of this type; it names the API in `Client<OpenAi>`.
#[derive(Debug)]
pub enum OpenAi {}

impl Api for OpenAi {
    const BASE_URL: &'static str = "https://api.openai.com/v1";
    type ErrorBody = OpenAiError;
    const NAME: &'static str = "OpenAI";
    const RETRY_HEADER: Option<&'static str> = Some("x-should-retry");
    // A completion ends with data, a response with one of its states. One that fails is at its end, too: to ask for the rest of it gives
    // the same again.
    const STREAMING: Streaming = Streaming::new().ends_with(&[
        StreamEnd::Data("[DONE]"),
        StreamEnd::Event("response.completed"),
        StreamEnd::Event("response.incomplete"),
        StreamEnd::Event("response.failed"),
    ]);

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        // Most items are none, and are read once.
        let may_be_one = item.event() == Some("error") || item.event().is_none() && error::is_in(item.data());
        may_be_one.then(|| item.json::<OpenAiError>().map_or(StatusCode::INTERNAL_SERVER_ERROR, |error| error.status()))
    }
}

/// The client of both traits; in tests over another transport.
pub type OpenAiClient<T = HyperTransport> = Client<OpenAi, T>;
