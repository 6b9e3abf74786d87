//! A subscriber that keeps every field of every span and event.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, OnceLock};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, Interest};
use tracing::{Dispatch, Event, Level, Metadata, Subscriber};

/// A span that was opened, or an event.
#[derive(Clone, Debug)]
pub struct Line {
    /// The module that it comes from.
    pub target: String,
    /// Its level.
    pub level: Level,
    /// Whether it is an event.
    pub is_event: bool,
    /// The fields, printed; an event's text is the field `message`.
    pub fields: Vec<(&'static str, String)>,
}

impl Line {
    /// A field's value.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// The names of its fields, in order, without the message.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|(name, _)| *name).filter(|name| *name != "message").collect()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}:", self.level, self.target)?;
        self.fields.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

/// Keeps what is traced on this thread for as long as its guard lives.
#[derive(Clone, Debug)]
pub struct Recorder {
    most: Level,
    lines: Arc<Mutex<Vec<Line>>>,
}

impl Recorder {
    /// Begins to record everything up to `most`, on this thread.
    #[must_use]
    pub fn start(most: Level) -> (Self, DefaultGuard) {
        // With a single subscriber in the process, tracing asks the thread that first comes by an event whether it is of
        // interest, and remembers the answer for all threads: there have to be two.
        static OTHER: OnceLock<Dispatch> = OnceLock::new();
        OTHER.get_or_init(|| Dispatch::new(Self { most: Level::ERROR, lines: Arc::default() }));
        let recorder = Self { most, lines: Arc::default() };
        (recorder.clone(), tracing::subscriber::set_default(recorder))
    }

    /// What was recorded so far.
    ///
    /// # Panics
    /// If a recording thread panicked.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.lines.lock().unwrap().clone()
    }

    /// The events of the library itself.
    #[must_use]
    pub fn own_events(&self) -> Vec<Line> {
        self.lines().into_iter().filter(|line| line.is_event && line.target.starts_with("mighty_runtime")).collect()
    }

    fn push(&self, metadata: &Metadata<'_>, fields: Fields) {
        let line = Line {
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            is_event: metadata.is_event(),
            fields: fields.0,
        };
        self.lines.lock().unwrap().push(line);
    }
}

/// Collects fields.
#[derive(Default)]
struct Fields(Vec<(&'static str, String)>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut text = String::new();
        write!(text, "{value:?}").unwrap();
        self.0.push((field.name(), text));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push((field.name(), value.to_owned()));
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= self.most
    }

    // Tests record at the same time on other threads: nothing may be decided once and for all.
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        self.push(span.metadata(), fields);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        let line =
            Line { target: "(recorded later)".to_owned(), level: Level::TRACE, is_event: false, fields: fields.0 };
        self.lines.lock().unwrap().push(line);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.push(event.metadata(), fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
