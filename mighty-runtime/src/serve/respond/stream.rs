//! Events and lines, as they come.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use serde::Serialize;
use tracing::error;

use super::{Outgoing, Respond, Unwritable, Writing};
use crate::author::stream_item::StreamItem;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::records::Record;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::stream::event::Event;
use crate::caller::stream::events::Events;
use crate::caller::stream::lines::Lines;
use crate::carry::response::failed::EndpointError;
use crate::describe::reading::{EventsOf, Full, Json, LinesOf, Text};
use crate::describe::streaming::StreamEnd;
use crate::serve::faithful;
use crate::serve::items::{Form, Writer};

const EVENTS: &str = "text/event-stream";
const LINES: &str = "application/x-ndjson";

/// What an item of a stream can be written as, in the way `W`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an item of a stream that is answered",
    label = "this type does not implement `serde::Serialize`",
    note = "a mock or a server writes it: put `#[derive(serde::Serialize)]` on it, and on every type in it"
)]
pub trait StreamWrite<W>: Sized {
    /// The item as it is sent.
    #[doc(hidden)]
    fn write(self) -> Result<WrittenItem, Unwritable>;
}

/// An item that is written.
#[derive(Debug)]
pub struct WrittenItem(Record);

#[diagnostic::do_not_recommend]
impl<T: Serialize> StreamWrite<Json> for T {
    fn write(self) -> Result<WrittenItem, Unwritable> {
        let data = serde_json::to_vec(&self).map_err(Unwritable::new)?;
        Ok(WrittenItem(Record { data: data.into(), ..Record::default() }))
    }
}

#[diagnostic::do_not_recommend]
impl StreamWrite<Text> for String {
    fn write(self) -> Result<WrittenItem, Unwritable> {
        Ok(WrittenItem(Record { data: self.into(), ..Record::default() }))
    }
}

#[diagnostic::do_not_recommend]
impl<T: StreamWrite<W>, W> StreamWrite<Full<W>> for Event<T> {
    fn write(self) -> Result<WrittenItem, Unwritable> {
        let Self { event, id, data } = self;
        let WrittenItem(record) = data.write()?;
        let says_id = id.is_some();
        Ok(WrittenItem(Record { name: event, id, says_id, ..record }))
    }
}

#[diagnostic::do_not_recommend]
impl<T, E, W> Respond<EventsOf<W>> for Events<T, E>
where
    T: StreamWrite<W> + Send + 'static,
    E: EndpointError,
{
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        let writer = Writer::new(Form::Events, self.retry());
        let mut answer = writing.with_body(EVENTS, body::<_, T, E, W>(self, writing, writer));
        // It is of this moment, and who keeps it keeps it back (WHATWG, HTML, 9.2.7).
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        Ok(answer)
    }
}

#[diagnostic::do_not_recommend]
impl<T, E, W> Respond<LinesOf<W>> for Lines<T, E>
where
    T: StreamWrite<W> + Send + 'static,
    E: EndpointError,
{
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        Ok(writing.with_body(LINES, body::<_, T, E, W>(self, writing, Writer::new(Form::Lines, None))))
    }
}

/// Whether the body is one of items.
pub(super) fn is_stream(answer: &Outgoing) -> bool {
    answer.headers().get(CONTENT_TYPE).is_some_and(|media_type| media_type == EVENTS || media_type == LINES)
}

/// What a stream has at a time.
type Step = Result<Result<WrittenItem, Unwritable>, Option<Record>>;

fn body<S, T, E, W>(items: S, writing: Writing, writer: Writer) -> Body
where
    S: Stream<Item = Result<T, E>> + Unpin + Send + 'static,
    T: StreamWrite<W>,
    E: EndpointError,
{
    let form = writer.form();
    let step = move |item: Result<T, E>| match item {
        Ok(item) => Ok(item.write()),
        Err(error) => Err(faithful::item(writing, form, &error)),
    };
    Body::stream(Sending { items: Box::new(Steps { items, step }), writing, writer, is_over: false })
}

struct Steps<S, F> {
    items: S,
    step: F,
}

/// What the sending knows of a stream, whatever its items are.
trait PollStep: Send {
    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Step>>;
}

impl<S: Stream + Unpin + Send, F: FnMut(S::Item) -> Step + Send> PollStep for Steps<S, F> {
    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Step>> {
        let item = ready!(Pin::new(&mut self.items).poll_next(context));
        Poll::Ready(item.map(&mut self.step))
    }
}

/// The bytes of a stream of items.
struct Sending {
    items: Box<dyn PollStep>,
    writing: Writing,
    writer: Writer,
    is_over: bool,
}

impl Sending {
    fn end(&mut self) -> Result<Option<Bytes>, Unwritable> {
        self.is_over = true;
        let ends = self.writing.streaming.ends();
        let mark = ends.iter().find_map(|end| match end {
            StreamEnd::Data(data) => Some(*data),
            StreamEnd::Event(_) => None,
        });
        match mark {
            Some(data) => {
                let record = Record { data: Bytes::from_static(data.as_bytes()), ..Record::default() };
                self.writer.write(&record).map(Some)
            }
            None if ends.is_empty() => Ok(None),
            None => Err(Unwritable::new("the stream ended without the event that marks its end")),
        }
    }

    fn item(&mut self, record: &Record) -> Result<Bytes, Unwritable> {
        let item = StreamItem { endpoint: self.writing.endpoint, record };
        for end in self.writing.streaming.ends() {
            match end {
                StreamEnd::Data(data) if record.data == data.as_bytes() => {
                    return Err(Unwritable::new("an item is what marks the end of the stream"));
                }
                StreamEnd::Event(name) if item.event() == Some(name) => self.is_over = true,
                _ => {}
            }
        }
        if (self.writing.stream_error)(&item).is_some_and(|status| status.as_u16() >= 300) {
            return Err(Unwritable::new("the API takes an item for an error"));
        }
        self.writer.write(record)
    }

    fn step(&mut self, step: Option<Step>) -> Result<Option<Bytes>, Unwritable> {
        match step {
            None => self.end(),
            Some(Ok(item)) => self.item(&item?.0).map(Some),
            Some(Err(said)) => {
                self.is_over = true;
                let said = said.ok_or_else(|| Unwritable::new("the error within the stream cannot be said in it"))?;
                self.writer.write(&said).map(Some)
            }
        }
    }
}

impl Stream for Sending {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        let this = &mut *self;
        let step = std::panic::catch_unwind(AssertUnwindSafe(|| this.items.poll_step(context)));
        let step = match step {
            Ok(step) => this.step(ready!(step)),
            Err(_) => Err(Unwritable::new("the stream panicked")),
        };
        Poll::Ready(step.map_err(|problem| this.cut(&problem)).transpose())
    }
}

impl Sending {
    /// Nothing else tells whoever reads it that this was not the end.
    fn cut(&mut self, problem: &Unwritable) -> TransportError {
        self.is_over = true;
        error!(target: "mighty_runtime::server", endpoint = self.writing.endpoint.name(), %problem, "a stream was cut");
        TransportError::new(TransportErrorKind::Reset, Delivery::MaybeSent).with_source("the stream was cut")
    }
}
