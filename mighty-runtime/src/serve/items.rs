//! How items of a stream are written, so that they are read as they were.

use std::time::Duration;

use bytes::Bytes;

use super::respond::Unwritable;
use crate::base::records::Record;

/// How the items of a body are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Events,
    Lines,
}

/// Writes one item after the other.
#[derive(Debug)]
pub(crate) struct Writer {
    form: Form,
    retry: Option<Duration>,
    /// Whether the last event had an id, which the next one has too unless it says otherwise.
    had_id: bool,
    is_first: bool,
}

impl Writer {
    pub(crate) fn new(form: Form, retry: Option<Duration>) -> Self {
        Self { form, retry, had_id: false, is_first: true }
    }

    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// The item as bytes.
    ///
    /// # Errors
    /// When it would be read as something else.
    pub(crate) fn write(&mut self, record: &Record) -> Result<Bytes, Unwritable> {
        let written = match self.form {
            Form::Events => self.event(record)?,
            Form::Lines => line(record, self.is_first)?,
        };
        self.is_first = false;
        Ok(written.into())
    }

    /// WHATWG, HTML, 9.2.6.
    fn event(&mut self, record: &Record) -> Result<Vec<u8>, Unwritable> {
        let Record { name, id, data, .. } = record;
        let mut written = Vec::with_capacity(data.len() + 32);
        if let Some(retry) = self.retry.take() {
            field(&mut written, "retry", retry.as_millis().to_string().as_bytes());
        }
        if let Some(name) = name {
            field(&mut written, "event", one_line("the type of an event", name)?);
        }
        match id {
            Some(id) => field(&mut written, "id", one_line("the id of an event", id)?),
            None if self.had_id => field(&mut written, "id", b""),
            None => {}
        }
        self.had_id = id.is_some();
        if data.contains(&b'\r') {
            return Err(Unwritable::new("an event cannot hold a carriage return"));
        }
        for line in data.split(|byte| *byte == b'\n') {
            field(&mut written, "data", line);
        }
        written.push(b'\n');
        Ok(written)
    }
}

fn field(written: &mut Vec<u8>, name: &str, value: &[u8]) {
    written.extend_from_slice(name.as_bytes());
    written.extend_from_slice(b": ");
    written.extend_from_slice(value);
    written.push(b'\n');
}

fn one_line<'a>(what: &str, text: &'a str) -> Result<&'a [u8], Unwritable> {
    if text.is_empty() || text.contains(['\r', '\n', '\0']) {
        return Err(Unwritable::new(format_args!("{what} is empty, or has more than one line")));
    }
    Ok(text.as_bytes())
}

/// A line that is empty, or begins or ends with a space, would be read as another one.
fn line(Record { data, .. }: &Record, is_first: bool) -> Result<Vec<u8>, Unwritable> {
    let has_mark = is_first && data.starts_with(b"\xEF\xBB\xBF");
    if data.is_empty() || data.trim_ascii().len() != data.len() || data.contains(&b'\n') || has_mark {
        return Err(Unwritable::new("an item is more or less than one line"));
    }
    let mut written = Vec::with_capacity(data.len() + 1);
    written.extend_from_slice(data);
    written.push(b'\n');
    Ok(written)
}
