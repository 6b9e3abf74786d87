//! What the parts of a recorder share: the exchanges that are there, and those that are taken.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::difference::{Mismatch, Nearest, told};
use super::error::RecordingError;
use super::file::{self, Found, Subject};
use super::line::{Header, Line, RequestLine, VERSION};
use super::matching::{Matching, RequestPart};
use super::played::Played;
use super::secrets::learned::Learned;
use super::secrets::names::Names;
use super::secrets::redactor::Redactor;
use super::taken::{Came, End, Heard, Kept, Taken};
use super::written::{self, Hosts};
use crate::base::transport_error::TransportError;

/// How a session was asked for.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) path: PathBuf,
    pub(super) subject: Subject,
    pub(super) hosts: Hosts,
    pub(super) names: Names,
    pub(super) parts: Vec<RequestPart>,
    pub(super) is_in_order: bool,
    pub(super) is_repeating: bool,
    pub(super) max_body: usize,
}

/// A session.
pub(super) struct Tape {
    asked: Asked,
    /// The file that is replayed.
    there: Option<Found>,
    records: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// How often each exchange was used.
    used: Vec<usize>,
    taken: Vec<Taken>,
    /// How many of them are in the file.
    written: usize,
    unknown: Vec<Mismatch>,
}

/// Which body of an exchange.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Sent,
    Answered,
}

impl Tape {
    pub(super) fn new(asked: Asked, there: Option<Found>, records: bool) -> Self {
        let used = vec![0; there.as_ref().map_or(0, |there| there.lines.len())];
        Self { asked, there, records, state: Mutex::new(State { used, ..State::default() }) }
    }

    pub(super) fn plays(&self) -> bool {
        self.there.is_some()
    }

    pub(super) fn records(&self) -> bool {
        self.records
    }

    pub(super) fn max_body(&self) -> usize {
        self.asked.max_body
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer of the exchange that this request is.
    pub(super) fn play(&self, heard: &Heard) -> Result<Played, Mismatch> {
        let mut learned = Learned::default();
        let mut redactor = Redactor { names: &self.asked.names, learned: &mut learned };
        // Once to learn, once to write.
        written::request(&mut redactor, &self.asked.hosts, heard);
        let sent = written::request(&mut redactor, &self.asked.hosts, heard);
        let lines = self.there.as_ref().map_or(&[][..], |there| &there.lines);
        let mut state = self.state();
        if let Some((number, line)) = self.find(lines, &state.used, &sent) {
            if let Some(used) = state.used.get_mut(number) {
                *used += 1;
            }
            return Ok(Played::of(line));
        }
        let mismatch = self.mismatch(lines, &state.used, &sent);
        if !self.records {
            state.unknown.push(mismatch.clone());
        }
        Err(mismatch)
    }

    fn find<'a>(&self, lines: &'a [(usize, Line)], used: &[usize], sent: &RequestLine) -> Option<(usize, &'a Line)> {
        let matching = self.matching();
        let is_same = |line: &Line| matching.is_same(&line.request, sent);
        let fresh = |number: &usize| used.get(*number) == Some(&0);
        let candidates = || lines.iter().enumerate().map(|(number, (_, line))| (number, line));
        if self.asked.is_in_order {
            let next = candidates().find(|(number, _)| fresh(number));
            return next.filter(|(_, line)| is_same(line));
        }
        let first = candidates().find(|(number, line)| fresh(number) && is_same(line));
        first.or_else(|| candidates().filter(|(_, line)| self.asked.is_repeating && is_same(line)).last())
    }

    fn matching(&self) -> Matching<'_> {
        Matching { parts: &self.asked.parts, names: &self.asked.names }
    }

    fn mismatch(&self, lines: &[(usize, Line)], used: &[usize], sent: &RequestLine) -> Mismatch {
        let matching = self.matching();
        let nearest = |(number, (line, exchange)): (usize, &(usize, Line))| {
            let is_used = used.get(number).is_some_and(|used| *used > 0);
            let differences = matching.differences(&exchange.request, sent);
            let weight: usize = differences.iter().map(super::difference::Difference::weight).sum();
            let note = match (is_used, self.asked.is_in_order) {
                (true, _) => ", already used",
                (false, true) => ", the next in order",
                (false, false) => "",
            };
            (weight, Nearest { request: told(&exchange.request), line: *line, note, differences })
        };
        let mut all = lines.iter().enumerate();
        let nearest = if self.asked.is_in_order {
            all.find(|(number, _)| used.get(*number) == Some(&0)).map(nearest)
        } else {
            all.map(nearest).min_by_key(|(weight, _)| *weight)
        };
        Mismatch { file: self.file_name(), request: told(sent), nearest: nearest.map(|(_, nearest)| nearest) }
    }

    fn file_name(&self) -> String {
        self.asked.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// An exchange begins: its number.
    pub(super) fn begin(&self, heard: Heard) -> usize {
        let mut state = self.state();
        state.taken.push(Taken { heard, came: Came::Nothing });
        state.taken.len() - 1
    }

    /// Something happens to one.
    pub(super) fn note(&self, number: usize, what: impl FnOnce(&mut Taken)) {
        if let Some(taken) = self.state().taken.get_mut(number) {
            what(taken);
        }
    }

    pub(super) fn failed(&self, number: usize, error: &TransportError) {
        self.note(number, |taken| taken.failed(error));
    }

    fn note_body(&self, number: usize, side: Side, what: impl FnOnce(&mut Kept)) {
        self.note(number, |taken| match (side, &mut taken.came) {
            (Side::Sent, _) => what(&mut taken.heard.body),
            (Side::Answered, Came::Answer { body, .. }) => what(body),
            (Side::Answered, Came::Nothing | Came::Failed(_)) => {}
        });
    }

    pub(super) fn chunk(&self, number: usize, side: Side, chunk: &Bytes) {
        self.note_body(number, side, |body| body.push(chunk, self.asked.max_body));
    }

    pub(super) fn reach(&self, number: usize, side: Side, end: End) {
        self.note_body(number, side, |body| body.reach(end));
    }

    /// Writes what was taken, if there is any.
    pub(super) fn write(&self) -> Result<(), RecordingError> {
        let mut state = self.state();
        if !self.records || state.taken.is_empty() {
            return Ok(());
        }
        let mut learned = Learned::default();
        let mut redactor = Redactor { names: &self.asked.names, learned: &mut learned };
        let lines = |redactor: &mut Redactor<'_>| -> Vec<Line> {
            state.taken.iter().map(|taken| written::line(redactor, &self.asked.hosts, taken)).collect()
        };
        // Once to learn, once to write: a secret may stand before the place that says that it is one.
        lines(&mut redactor);
        let lines = lines(&mut redactor);
        let mut text = match &self.there {
            Some(there) => there.text.clone(),
            None => self.header()?,
        };
        for line in lines {
            let line = serde_json::to_string(&line).map_err(|error| RecordingError::new(error.to_string()))?;
            text.push_str(&learned.scrub_line(&line));
            text.push('\n');
        }
        file::write(&self.asked.path, &text)?;
        state.written = state.taken.len();
        Ok(())
    }

    fn header(&self) -> Result<String, RecordingError> {
        let Subject { api, base_url } = self.asked.subject;
        let header = Header { mighty_recording: VERSION, api: api.to_owned(), base_url: base_url.to_owned() };
        let line = serde_json::to_string(&header).map_err(|error| RecordingError::new(error.to_string()))?;
        Ok(line + "\n")
    }

    /// What was asked in vain, and what was never asked.
    pub(super) fn verify(&self) -> Result<(), RecordingError> {
        let state = self.state();
        let mut said = String::new();
        if !state.unknown.is_empty() {
            said.push_str(&counted(state.unknown.len(), "request had no exchange", "requests had no exchange"));
            for mismatch in &state.unknown {
                said.extend(["\n", &mismatch.to_string()]);
            }
        }
        let lines = self.there.as_ref().map_or(&[][..], |there| &there.lines);
        let unused: Vec<&(usize, Line)> = lines
            .iter()
            .zip(&state.used)
            .filter(|(_, used)| **used == 0 && !self.records)
            .map(|(line, _)| line)
            .collect();
        if !unused.is_empty() {
            said.push_str(if said.is_empty() { "" } else { "\n" });
            said.push_str(&counted(unused.len(), "exchange was not used", "exchanges were not used"));
        }
        for (number, line) in unused {
            let endpoint = line.endpoint.as_deref().map(|name| format!("{name} ")).unwrap_or_default();
            said.extend(["\n  line ", &number.to_string(), ": ", &endpoint, &told(&line.request)]);
        }
        if said.is_empty() {
            return Ok(());
        }
        Err(RecordingError::new(format!("the recording `{}` was not followed: {said}", self.file_name())))
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

impl Drop for Tape {
    fn drop(&mut self) {
        let is_written = {
            let state = self.state();
            state.written == state.taken.len()
        };
        // Half of a session would be taken for all of it the next time.
        if is_written || std::thread::panicking() {
            return;
        }
        if let Err(error) = self.write() {
            tracing::error!(%error, "a recording is lost");
        }
    }
}
