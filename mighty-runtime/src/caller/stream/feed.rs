//! The records of a stream, over all the answers that it takes to get them. Compiled once: nothing here knows what an item is.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::cursor::Cursor;
use crate::author::stream_item::StreamItem;
use crate::base::decode_error::DecodeError;
use crate::base::delivery::Delivery;
use crate::base::records::{EventStream, Record, Records, Sequence, TooLong};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::base::unknown_fields::UnknownFields;
use crate::caller::errors::kept::Kept;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::carry::response::answer::Answer;
use crate::carry::response::answer::{AnotherAnswer, BreakOff, Cause, Open, OpenFacts};
use crate::describe::streaming::StreamEnd;

/// How the items of a body are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Events,
    Lines,
}

/// A stream that did not go on: an error within it, or the answer to the request for its rest; or why there is none.
pub(super) type Ended = Result<Box<Answer>, Unexpected>;

/// The records of a stream.
pub(super) struct Feed {
    form: Form,
    state: State,
    records: Records,
    chunk: Bytes,
    facts: OpenFacts,
    cursor: Cursor,
    /// How many items were handed out, in all and since the last answer began.
    handed: u64,
    handed_now: u64,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) outcome: Outcome,
    pub(super) unknown_fields: UnknownFields,
    max_error_body: usize,
}

enum State {
    Open(Box<dyn Open>),
    /// The body is at its end, the last record was handed out.
    Over(Box<dyn Open>),
    Asking(AnotherAnswer),
    Ended,
}

impl Feed {
    /// The stream that an answer begins.
    pub(super) fn begin(answer: &mut Answer, form: Form) -> Result<Self, DecodeError> {
        let Some(open) = answer.open.0.take() else {
            return Err(DecodeError::new("bug in mighty, please report: the body of a stream was read"));
        };
        let facts = open.facts();
        let records = records(form, &answer.headers, facts.max_item)?;
        Ok(Self {
            form,
            state: State::Open(open),
            records,
            chunk: Bytes::new(),
            facts,
            cursor: Cursor::new(facts.streaming.resume()),
            handed: 0,
            handed_now: 0,
            status: answer.status,
            headers: answer.headers.clone(),
            outcome: answer.outcome.clone(),
            unknown_fields: answer.unknown_fields,
            max_error_body: answer.max_error_body,
        })
    }

    /// How many items were handed out.
    pub(super) fn handed(&self) -> u64 {
        self.handed
    }

    /// The next record, or why there is none.
    pub(super) fn poll_record(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Record, Ended>>> {
        loop {
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Asking(asking) => {
                    let ended = ready!(asking.as_mut().poll(context));
                    if let Some(ended) = self.continue_with(ended) {
                        return Poll::Ready(Some(Err(ended)));
                    }
                }
                State::Over(_) => self.end(),
                State::Open(open) => {
                    let record = match self.records.next(&mut self.chunk) {
                        Some(Ok(record)) => Some(record),
                        Some(Err(too_long)) => return Poll::Ready(Some(Err(Err(self.too_long(too_long))))),
                        None => match ready!(open.poll_chunk(context)) {
                            Some(Ok(chunk)) => {
                                self.chunk = chunk;
                                None
                            }
                            Some(Err(error)) => {
                                let headers = self.headers.clone();
                                self.break_off(Cause::Transport(error, headers));
                                None
                            }
                            None => self.over(),
                        },
                    };
                    if let Some(record) = record.and_then(|record| self.judge(record)) {
                        return Poll::Ready(Some(record));
                    }
                }
            }
        }
    }

    /// The body is at its end, and may complete a record with it.
    fn over(&mut self) -> Option<Record> {
        if let State::Open(open) = std::mem::replace(&mut self.state, State::Ended) {
            self.state = State::Over(open);
        }
        self.records.end()
    }

    /// What a record is: an item, an error, or the end.
    fn judge(&mut self, record: Record) -> Option<Result<Record, Ended>> {
        let item = StreamItem { endpoint: self.outcome.endpoint, record: &record };
        let is_end = |end: &StreamEnd| match end {
            StreamEnd::Data(data) => record.data == data.as_bytes(),
            StreamEnd::Event(name) => item.event() == Some(name),
        };
        let end = self.facts.streaming.ends().iter().find(|end| is_end(end));
        if let Some(StreamEnd::Data(_)) = end {
            self.finish();
            return None;
        }
        let status = (self.facts.stream_error)(&item).filter(|status| status.as_u16() >= 300);
        if let Some(status) = status {
            let (headers, body) = (self.headers.clone(), self.beginning(&record.data));
            self.break_off(Cause::Said { status, headers, body });
            return None;
        }
        if end.is_none() && self.is_cut() {
            return None;
        }
        if !self.cursor.pass(&record) {
            let error = DecodeError::new("the server repeats what it has sent before");
            return Some(Err(Err(self.undecodable(&record, error))));
        }
        self.hand_out();
        if end.is_some() {
            self.finish();
        }
        Some(Ok(record))
    }

    /// Whether the last record was ended by the end of the body alone, where that is not the end of the stream: it may be half of one.
    fn is_cut(&self) -> bool {
        matches!(self.state, State::Over(_)) && !self.facts.streaming.ends().is_empty()
    }

    fn hand_out(&mut self) {
        if self.handed_now == 0
            && let State::Open(open) | State::Over(open) = &mut self.state
        {
            open.succeed();
        }
        self.handed = self.handed.saturating_add(1);
        self.handed_now = self.handed_now.saturating_add(1);
    }

    /// The stream is at its end, as it should be.
    fn finish(&mut self) {
        if let State::Open(mut open) | State::Over(mut open) = std::mem::replace(&mut self.state, State::Ended) {
            open.succeed();
        }
    }

    /// The answer is at its end, and so is the stream, unless its end is marked.
    fn end(&mut self) {
        if self.facts.streaming.ends().is_empty() {
            return self.finish();
        }
        let error = TransportError::new(TransportErrorKind::Reset, Delivery::MaybeSent);
        let headers = self.headers.clone();
        self.break_off(Cause::Transport(error.with_source("the stream ended without its end"), headers));
    }

    /// Asks for what is missing, if that can be said.
    fn break_off(&mut self, cause: Cause) {
        let (State::Open(mut open) | State::Over(mut open)) = std::mem::replace(&mut self.state, State::Ended) else {
            return;
        };
        let (uri, headers) = open.request();
        let can_go_on = self.handed == 0 || self.cursor.apply(uri, headers);
        let earliest = self.records.reconnection_time().filter(|millis| *millis > 0).map(Duration::from_millis);
        let has_brought = self.handed_now > 0;
        let counts_anew = has_brought;
        let break_off = BreakOff { cause, can_go_on, items: Some(self.handed), has_brought, counts_anew, earliest };
        self.state = State::Asking(open.go_on(break_off));
    }

    /// Goes on with another answer; what ends the stream if it is none.
    fn continue_with(&mut self, ended: Ended) -> Option<Ended> {
        self.state = State::Ended;
        let mut answer = match ended {
            Ok(answer) if answer.is_success() => answer,
            ended => return Some(ended),
        };
        match (records(self.form, &answer.headers, self.facts.max_item), answer.open.0.take()) {
            (Ok(mut records), Some(open)) => {
                records.follow(&self.records);
                self.cursor.begin_again();
                (self.records, self.state, self.chunk) = (records, State::Open(open), Bytes::new());
                (self.status, self.headers, self.outcome) = (answer.status, answer.headers, answer.outcome);
                self.handed_now = 0;
                None
            }
            (Err(error), _) => Some(Err(answer.into_undecodable(error))),
            // There is nothing more (204, 304).
            (Ok(_), None) => None,
        }
    }

    /// An item that does not fit its type.
    pub(super) fn undecodable(&mut self, record: &Record, error: DecodeError) -> Unexpected {
        if !self.facts.streaming.goes_on() {
            self.state = State::Ended;
        }
        let error = match &record.id {
            Some(id) => error.of(&format!("the event with the id `{id}`")),
            None => error.of(&format!("item {}", self.handed.max(1))),
        };
        Unexpected::decode(error, self.kept(&record.data))
    }

    fn too_long(&mut self, TooLong(limit): TooLong) -> Unexpected {
        self.state = State::Ended;
        Unexpected::item_too_large(limit, self.kept(&[]))
    }

    /// As much as an error keeps.
    fn beginning(&self, data: &[u8]) -> Bytes {
        Bytes::copy_from_slice(data.get(..self.max_error_body).unwrap_or(data))
    }

    fn kept(&self, data: &[u8]) -> Kept {
        let mut outcome = self.outcome.clone();
        outcome.history.hand_out(self.handed);
        let body = self.beginning(data);
        Kept { status: self.status, headers: self.headers.clone(), body, outcome, location: None }
    }
}

/// What takes a body apart, by its type.
fn records(form: Form, headers: &HeaderMap, limit: usize) -> Result<Records, DecodeError> {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match (form, &*essence) {
        // One that says nothing is believed.
        (Form::Events, "text/event-stream" | "") => Ok(Records::Events(EventStream::new(limit))),
        (Form::Events, other) => Err(DecodeError::new(format!("the body is `{other}`, and no `text/event-stream`"))),
        (Form::Lines, "application/json-seq") => Ok(Records::Lines(Sequence::separated(limit))),
        (Form::Lines, other) if other == "text/html" || other == "text/event-stream" => {
            Err(DecodeError::new(format!("the body is `{other}`, and not one JSON text per line")))
        }
        (Form::Lines, _) => Ok(Records::Lines(Sequence::lines(limit))),
    }
}
