//! A download that no server has sent: what a backend or a fake returns.

use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

use super::bulk::{Download, Inner, State};
use super::part::Wanted;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::caller::upload::Upload;
use crate::carry::response::answer::{AnotherAnswer, BreakOff, Cause, Open, OpenFacts};
use crate::describe::endpoint::Endpoint;
use crate::describe::streaming::Streaming;

/// What no call has brought names no endpoint.
static NO_ENDPOINT: Endpoint = Endpoint::new("", Method::GET, "");

impl Download {
    /// Bytes, a file, or a stream, as an implementation of the trait returns them: whatever an [`Upload`] is made of.
    ///
    /// A server sends them as they come, with a `Content-Length` where the length is known. Of bytes and files it also sends the part
    /// that a request asks for by `Range` (RFC 9110, 14), if 206 is a success of the endpoint; with an `ETag` or a `Last-Modified`, a
    /// client that was cut off then goes on where it was. A file that is not there is a 500.
    ///
    /// ```
    /// use mighty_runtime::{Download, Upload};
    ///
    /// let report = Download::of("id,sku\n7,anvil\n".to_owned()).with_content_type("text/csv").with_header("etag", "\"1\"");
    /// assert_eq!(report.length(), Some(15));
    /// let film = Download::of(Upload::file("film.mp4")).with_content_type("video/mp4");
    /// ```
    pub fn of(content: impl Into<Upload>) -> Self {
        let content = content.into();
        let outcome = Outcome::new(&NO_ENDPOINT);
        let given = Given { body: content.clone().into_body(), asked: Default::default(), outcome: outcome.clone() };
        Self(Box::new(Inner {
            state: State::Open(Box::new(given)),
            wanted: Wanted::all(content.known_length()),
            may_resume: false,
            asks_part: false,
            received: 0,
            skip: 0,
            chunk: Bytes::new(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            outcome,
            watcher: None,
            content: Some(content),
        }))
    }

    /// The same with one header more; one that is not valid is left out, and so are those of the connection and of the message's
    /// framing.
    pub fn with_header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_ref())) {
            self.0.headers.append(name, value);
        }
        self
    }

    /// The same of this media type; `application/octet-stream` if nothing is said.
    pub fn with_content_type(mut self, media_type: impl AsRef<[u8]>) -> Self {
        self.0.headers.remove(CONTENT_TYPE);
        self.with_header(CONTENT_TYPE.as_str(), media_type)
    }

    /// As an answer: its status if a server gave it one, the headers, the body, and what that was made of.
    pub(crate) fn into_answer(mut self) -> (Option<StatusCode>, HeaderMap, Body, Option<Upload>) {
        let headers = std::mem::take(&mut self.0.headers);
        if let Some(content) = self.0.content.take().filter(|_| self.0.received == 0) {
            return (None, headers, content.clone().into_body(), Some(content));
        }
        let (status, length) = (self.0.outcome.status, self.length().filter(|_| self.0.received == 0));
        let mut body = Upload::stream(self);
        if let Some(length) = length {
            body = body.length(length);
        }
        (status, headers, body.into_body(), None)
    }
}

/// A body that was here from the beginning.
struct Given {
    body: Body,
    /// Nothing was.
    asked: (Uri, HeaderMap),
    outcome: Outcome,
}

impl Open for Given {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.body.poll_chunk(context)
    }

    fn request(&mut self) -> (&mut Uri, &mut HeaderMap) {
        let (uri, headers) = &mut self.asked;
        (uri, headers)
    }

    fn is_decoded(&self) -> bool {
        false
    }

    fn facts(&self) -> OpenFacts {
        OpenFacts { streaming: Streaming::new(), stream_error: |_| None, max_item: usize::MAX }
    }

    fn succeed(&mut self) {}

    /// Nobody can be asked again.
    fn go_on(self: Box<Self>, break_off: BreakOff) -> AnotherAnswer {
        let error = match break_off.cause {
            Cause::Transport(error, _) => error,
            Cause::Said { .. } => TransportError::not_to_be_sent(),
        };
        let error = Unexpected::transport(error, self.outcome, None);
        Box::pin(std::future::ready(Err(error)))
    }
}
