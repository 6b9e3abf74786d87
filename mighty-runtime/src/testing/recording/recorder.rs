//! The transport that records and replays.

use std::fmt;
use std::sync::Arc;

use bytes::BytesMut;
use http::{Request, Response};

use super::error::RecordingError;
use super::taken::{Came, End, Heard, Kept};
use super::tape::{Side, Tape};
use super::tee::Tee;
use crate::base::body::Body;
use crate::base::decoded::was_decoded;
use crate::base::in_lines::InLines;
use crate::base::transport_error::TransportError;
use crate::carry::transport::contract::Transport;

/// A transport that records what goes through another one, or answers with what was recorded. Its clones are the same session.
///
/// It is made by [`Recording`](super::Recording).
pub struct Recorder<T> {
    tape: Arc<Tape>,
    transport: Arc<T>,
}

/// What is behind a [`Recorder`] that only replays: nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoServer(());

impl Transport for NoServer {
    async fn send(&self, _: Request<Body>) -> Result<Response<Body>, TransportError> {
        Err(TransportError::not_to_be_sent().with_source("there is only a recording"))
    }
}

impl Recorder<NoServer> {
    pub(super) fn without_server(tape: Tape) -> Self {
        Self::new(tape, NoServer(()))
    }
}

impl<T> Recorder<T> {
    pub(super) fn new(tape: Tape, transport: T) -> Self {
        Self { tape: Arc::new(tape), transport: Arc::new(transport) }
    }

    /// Whether requests can go to the server: a test that has no token for it need not have one otherwise.
    #[must_use]
    pub fn records(&self) -> bool {
        self.tape.records()
    }

    /// Ends the session: writes what was recorded, and says what was not as in the recording. Without it a recording is written when
    /// the last clone and the last open body are gone, unless that is in a panic.
    ///
    /// An answer that is still being read is written as far as it has come.
    ///
    /// # Errors
    /// When the file cannot be written; when there was a request that is not in the recording, also where the error of its call
    /// was passed over; when an exchange of a recording to which nothing is added was not used.
    pub fn finish(&self) -> Result<(), RecordingError> {
        self.tape.write()?;
        self.tape.verify()
    }
}

impl<T: Transport> Recorder<T> {
    async fn record(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let (parts, body) = request.into_parts();
        let tape = &self.tape;
        let mut heard = Heard::head(&parts);
        let in_memory = body.as_bytes().map(|bytes| heard.body.whole(bytes, tape.max_body())).is_some();
        let number = tape.begin(heard);
        let body = if in_memory { body } else { Tee::of(body, tape, number, Side::Sent) };
        match self.transport.send(Request::from_parts(parts, body)).await {
            Err(error) => {
                tape.failed(number, &error);
                Err(error)
            }
            Ok(response) => {
                let (parts, body) = response.into_parts();
                let (headers, is_decoded) = (parts.headers.clone(), was_decoded(&parts.extensions));
                let came = Came::Answer { status: parts.status, headers, is_decoded, body: Kept::default() };
                tape.note(number, |taken| taken.came = came);
                Ok(Response::from_parts(parts, Tee::of(body, tape, number, Side::Answered)))
            }
        }
    }
}

impl<T: Transport> Transport for Recorder<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        if !self.tape.plays() {
            return self.record(request).await;
        }
        let (parts, mut body) = request.into_parts();
        let mut bytes = BytesMut::new();
        while let Some(chunk) = body.chunk().await {
            bytes.extend_from_slice(&chunk?);
        }
        let mut heard = Heard::head(&parts);
        heard.body.whole(&bytes, self.tape.max_body());
        heard.body.reach(End::Whole);
        match self.tape.play(&heard) {
            Ok(played) => played.give().await,
            Err(_) if self.tape.records() => self.record(Request::from_parts(parts, Body::from(bytes.freeze()))).await,
            Err(mismatch) => Err(TransportError::not_to_be_sent().with_source(InLines(mismatch.to_string()))),
        }
    }
}

impl<T> Clone for Recorder<T> {
    fn clone(&self) -> Self {
        Self { tape: self.tape.clone(), transport: self.transport.clone() }
    }
}

impl<T> fmt::Debug for Recorder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plays, records) = (self.tape.plays(), self.tape.records());
        f.debug_struct("Recorder").field("plays", &plays).field("records", &records).finish_non_exhaustive()
    }
}
