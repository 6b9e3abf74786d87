//! An event stream.

use super::feed::Form;
#[cfg(feature = "__sides")]
use super::items::Source;
use super::items::stream_of_items;

stream_of_items! {
    /// A stream of server-sent events (`text/event-stream`, WHATWG HTML 9.2): what a method returns as
    /// `Result<Events<Delta>, ChatError>`. The data of each event are a `T`, as JSON, or as they are for a `String`; for
    /// [`Event<T>`](crate::Event) with the event's type and id. Its errors are the endpoint's own: the macro makes the return type
    /// `Result<Events<Delta, ChatError>, ChatError>`, which is what a fake of the trait writes.
    ///
    /// ```
    /// use mighty_runtime::{Api, Client, Events, Problem, StreamEnd, StreamItem, Streaming, endpoints, http::StatusCode};
    ///
    /// # #[derive(serde::Deserialize)]
    /// # struct Delta { text: String }
    /// # #[derive(serde::Serialize)]
    /// # struct Question<'a> { text: &'a str }
    /// enum Chat {}
    ///
    /// impl Api for Chat {
    ///     const BASE_URL: &'static str = "https://api.chat.example/v1";
    ///     const STREAMING: Streaming = Streaming::new().ends_with(&[StreamEnd::Data("[DONE]")]);
    ///     type ErrorBody = Problem;
    ///
    ///     fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
    ///         (item.event() == Some("error")).then_some(StatusCode::SERVICE_UNAVAILABLE)
    ///     }
    /// }
    ///
    /// #[endpoints(api = Chat, errors(401, 429, 5xx))]
    /// trait Completions {
    ///     /// Answers as it thinks.
    ///     #[endpoint(method = POST, path = "/completions")]
    ///     async fn complete(&self, #[body] question: &Question<'_>) -> Result<Events<Delta>, CompleteError>;
    /// }
    ///
    /// # async fn run(chat: Client<Chat>) -> Result<(), CompleteError> {
    /// let mut answer = chat.complete(&Question { text: "Why?" }).await?;
    /// while let Some(delta) = answer.next().await {
    ///     print!("{}", delta?.text);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # When it breaks off
    ///
    /// | what happens | before the first item | after it |
    /// |---|---|---|
    /// | the connection breaks, is [silent](crate::Timeouts::idle) for too long, or ends without the [end](crate::Streaming::ends_with) that is declared | retried, as any call that failed | the stream goes on behind the last item, where that is known: by `Last-Event-ID` if the last event said its id, or by the author's [cursor](crate::Streaming::resumes); else an error |
    /// | an error within the stream ([`Api::stream_error`](crate::Api::stream_error)) | retried by the status that it means | the same, and else the variant of that status |
    ///
    /// Both are tried within the policy of the endpoint and the client's budget, and only if the request may be sent twice. The waits
    /// are the policy's, and no shorter than the server's `retry`. Each item that arrives lets the policy's attempts count
    /// anew. What could not go on says in its [`Outcome::items`](crate::Outcome::items) how many items were handed out. A server that
    /// repeats an item after that is an error. Dropping the stream ends the request.
    Events, Form::Events, EventsOf, "text/event-stream"
}

#[cfg(feature = "__sides")]
impl<T, E> Events<T, E> {
    /// The same, of which a server says how long to wait before it is asked to go on after it broke off (the field `retry`, in
    /// milliseconds). Only of what [`from_stream`](Self::from_stream) made.
    pub fn with_retry(mut self, wait: std::time::Duration) -> Self {
        if let Source::Coming(coming) = &mut self.0 {
            coming.retry = Some(wait);
        }
        self
    }

    /// That time.
    pub(crate) fn retry(&self) -> Option<std::time::Duration> {
        match &self.0 {
            Source::Coming(coming) => coming.retry,
            _ => None,
        }
    }
}
