//! A download.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use http::header::{CONTENT_TYPE, RANGE};
use http::{HeaderMap, Method, StatusCode};
use tokio::io::{AsyncRead, ReadBuf};

use super::part::{Rest, Wanted};
use crate::base::decode_error::DecodeError;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::kept::Kept;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::caller::progress::{Progress, Watcher};
use crate::carry::response::answer::Answer;
use crate::carry::response::answer::{AnotherAnswer, BreakOff, Cause, Open};
use crate::carry::response::decode::Success;
use crate::describe::reading::{Bulk, Interest, Reading};

/// A body as it comes, of any size: what a method returns as `Result<Download, ShowFileError>`. The head of the answer is there at
/// once; the bytes are a [`Stream`] of chunks and an [`AsyncRead`](tokio::io::AsyncRead), and `save_to` writes them to
/// a file. They count towards no limit of the client and towards no [timeout](crate::Timeouts) but that of silence.
///
/// ```
/// use mighty_runtime::{Api, Client, Download, Problem, Unexpected, endpoints};
///
/// # enum Files {}
/// # impl Api for Files {
/// #     const BASE_URL: &'static str = "https://files.example";
/// #     type ErrorBody = Problem;
/// # }
/// #[endpoints(api = Files, errors(404, 5xx))]
/// trait Files_ {
///     /// The content of a file.
///     #[endpoint(method = GET, path = "/files/{id}")]
///     async fn content(&self, id: u64) -> Result<Download, ContentError>;
/// }
///
/// # async fn run(files: Client<Files>) -> Result<(), mighty_runtime::Error> {
/// let mut download = files.content(7).await?;
/// println!("{:?} bytes", download.length());
/// while let Some(bytes) = download.chunk().await {
///     println!("{} more", bytes?.len());
/// }
/// # Ok(())
/// # }
/// ```
///
/// # When it breaks off
///
/// Before the first byte, the request is sent again as after any failed attempt. After it, a GET goes on where it was: with `Range`, and
/// `If-Range` by the answer's strong `ETag`, or by its `Last-Modified` where that is a second older than its `Date`; without
/// either, or with `Accept-Ranges: none`, it is an error at once. Each such request is an attempt of the call: by its policy, its waits
/// and the client's budget. The bytes are exactly those of the first answer, or there is an error of the kind
/// [`NotContinued`](crate::UnexpectedKind::NotContinued): a server that ignores the range has its bytes passed over that are
/// here already, if the answer is provably the same; one whose file has changed is noticed. A body that is shorter than its
/// `Content-Length` has broken off. So that ranges count what arrives, no content coding is asked for.
#[must_use = "a download does nothing unless it is read"]
pub struct Download(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) state: State,
    pub(super) wanted: Wanted,
    pub(super) may_resume: bool,
    /// Whether the caller asked for a part.
    pub(super) asks_part: bool,
    /// Bytes that were handed out, or are about to be.
    pub(super) received: u64,
    /// Bytes of this answer that are here already.
    pub(super) skip: u64,
    /// What an `AsyncRead` had no room for.
    pub(super) chunk: Bytes,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) outcome: Outcome,
    pub(super) watcher: Option<Watcher>,
    /// What it was made of, by no server.
    #[cfg(feature = "__sides")]
    pub(super) content: Option<crate::caller::upload::Upload>,
}

pub(super) enum State {
    Open(Box<dyn Open>),
    Asking(AnotherAnswer),
    Ended,
}

const UNASKED: &str = "it is a part, and all was asked for";

#[diagnostic::do_not_recommend]
impl Success<Bulk> for Download {
    const READING: &'static Reading = &Reading::new("*/*", Interest::Bytes);

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        let Some(mut open) = answer.open.0.take() else {
            return Err(DecodeError::new("bug in mighty, please report: the body of a download was read"));
        };
        let asks_part = open.request().1.contains_key(RANGE);
        let wanted = Wanted::of(asks_part, answer.status, &answer.headers, open.is_decoded());
        let wanted = wanted.ok_or_else(|| DecodeError::new(UNASKED))?;
        Ok(Self(Box::new(Inner {
            may_resume: answer.outcome.endpoint.method() == Method::GET && !open.is_decoded(),
            state: State::Open(open),
            asks_part,
            wanted,
            received: 0,
            skip: 0,
            chunk: Bytes::new(),
            status: answer.status,
            headers: answer.headers.clone(),
            outcome: answer.outcome.clone(),
            watcher: None,
            #[cfg(feature = "__sides")]
            content: None,
        })))
    }
}

impl Download {
    /// The status: 200, or 206 for a part that was asked for.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers of the first answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The media type, as the server says it.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.0.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// How many bytes there are in all; `None` where the server does not say.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.0.wanted.length()
    }

    /// How many bytes have arrived.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.0.received
    }

    /// What the call has done, the requests for the rest included.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// Tells with each piece that arrives how many bytes have, and how many there will be, if that is known.
    pub fn progress(mut self, watch: impl FnMut(Progress) + Send + 'static) -> Self {
        self.0.watcher = Some(Watcher::new(watch));
        self
    }

    /// The next bytes, or `None` at the end. Nothing is read ahead of this.
    ///
    /// # Errors
    /// When it broke off and [could not go on](Self#when-it-breaks-off); nothing comes after that.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Unexpected>> {
        poll_fn(|context| self.0.poll_chunk(context)).await
    }

    /// All bytes, if there are at most `limit`.
    ///
    /// # Errors
    /// As for [`chunk`](Self::chunk), and when there are more.
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes, Unexpected> {
        let mut all = BytesMut::new();
        while let Some(chunk) = self.chunk().await {
            let chunk = chunk?;
            if chunk.len() > limit.saturating_sub(all.len()) {
                return Err(Unexpected::too_large(limit, self.0.kept()));
            }
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }
}

impl Inner {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Unexpected>>> {
        if !self.chunk.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.chunk))));
        }
        loop {
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Asking(asking) => {
                    let ended = ready!(asking.as_mut().poll(context));
                    if let Err(error) = self.continue_with(ended) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                State::Open(open) => match ready!(open.poll_chunk(context)) {
                    Some(Ok(chunk)) => {
                        if let Some(chunk) = self.take(chunk).transpose() {
                            return Poll::Ready(Some(chunk));
                        }
                    }
                    Some(Err(error)) => self.break_off(error),
                    None => self.end(),
                },
            }
        }
    }

    /// What is new of a chunk.
    fn take(&mut self, mut chunk: Bytes) -> Result<Option<Bytes>, Unexpected> {
        let known = usize::try_from(self.skip).unwrap_or(usize::MAX).min(chunk.len());
        chunk.advance(known);
        self.skip = self.skip.saturating_sub(known as u64);
        if chunk.is_empty() {
            return Ok(None);
        }
        let received = self.received.saturating_add(chunk.len() as u64);
        let length = self.wanted.length();
        if length.is_some_and(|length| received > length) {
            self.state = State::Ended;
            let error = DecodeError::new("the body is longer than it should be");
            return Err(Unexpected::not_continued(error, self.kept()));
        }
        self.received = received;
        if let Some(watcher) = &self.watcher {
            watcher.tell(self.received, length);
        }
        Ok(Some(chunk))
    }

    /// The body is at its end, and so is the download, unless it is shorter than it should be.
    fn end(&mut self) {
        if self.skip > 0 || self.wanted.length().is_some_and(|length| self.received < length) {
            let error = TransportError::new(TransportErrorKind::Reset, Delivery::MaybeSent);
            return self.break_off(error.with_source("the body is shorter than it should be"));
        }
        if let State::Open(mut open) = std::mem::replace(&mut self.state, State::Ended) {
            open.succeed();
        }
    }

    fn break_off(&mut self, error: TransportError) {
        let State::Open(mut open) = std::mem::replace(&mut self.state, State::Ended) else { return };
        let can_go_on =
            self.received == 0 || self.may_resume && self.wanted.ask_behind(self.received, open.request().1);
        let cause = Cause::Transport(error, self.headers.clone());
        let has_brought = self.received > 0;
        let break_off = BreakOff { cause, can_go_on, items: None, has_brought, counts_anew: false, earliest: None };
        self.state = State::Asking(open.go_on(break_off));
    }

    fn continue_with(&mut self, ended: Result<Box<Answer>, Unexpected>) -> Result<(), Unexpected> {
        self.state = State::Ended;
        let mut answer = ended?;
        let open = answer.open.0.take();
        let is_decoded = open.as_ref().is_some_and(|open| open.is_decoded());
        self.outcome = answer.outcome.clone();
        if self.received == 0 && answer.is_success() && answer.status != StatusCode::NOT_MODIFIED {
            // Nothing was handed out: it may as well be another one.
            let Some(wanted) = Wanted::of(self.asks_part, answer.status, &answer.headers, is_decoded) else {
                return Err(answer.into_not_continued(DecodeError::new(UNASKED)));
            };
            self.wanted = wanted;
            (self.status, self.headers) = (answer.status, answer.headers);
            self.skip = 0;
        } else {
            match self.wanted.rest(self.received, answer.status, &answer.headers, is_decoded) {
                Rest::Behind(known) => self.skip = known,
                Rest::Nothing => return Ok(()),
                Rest::Other(problem) => return Err(answer.into_not_continued(DecodeError::new(problem))),
            }
        }
        self.state = open.map_or(State::Ended, State::Open);
        Ok(())
    }

    fn kept(&self) -> Kept {
        let (headers, outcome) = (self.headers.clone(), self.outcome.clone());
        Kept { status: self.status, headers, body: Bytes::new(), outcome, location: None }
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Unexpected>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_chunk(context)
    }
}

/// Its errors are of the kind `Other`, each with the [`Unexpected`] as its source.
impl AsyncRead for Download {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if into.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        match ready!(self.0.poll_chunk(context)) {
            None => Poll::Ready(Ok(())),
            Some(Err(error)) => Poll::Ready(Err(io::Error::other(error))),
            Some(Ok(mut chunk)) => {
                into.put_slice(&chunk.split_to(chunk.len().min(into.remaining())));
                self.0.chunk = chunk;
                Poll::Ready(Ok(()))
            }
        }
    }
}

/// Headers are left out: a cookie may be among them.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.0.status.as_u16())
            .field("received", &self.0.received)
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
