//! The file of a recording: read whole, written whole.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::error::RecordingError;
use super::line::{AnswerLine, BodyLine, Header, Line};

/// A file that is there.
pub(super) struct Found {
    /// As it is, with a line break at its end.
    pub(super) text: String,
    /// Its exchanges, each with its line.
    pub(super) lines: Vec<(usize, Line)>,
}

/// What a recording is of.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) api: &'static str,
    pub(super) base_url: &'static str,
}

/// The file, or `None` if there is none.
pub(super) fn read(path: &Path, subject: &Subject) -> Result<Option<Found>, RecordingError> {
    let Some(mut text) = text(path)? else { return Ok(None) };
    header(path, &text, subject, true)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let parsed: Line = parse(path, number + 1, line)?;
        check(&parsed).map_err(|said| RecordingError::at(path, number + 1, line.chars().count(), said))?;
        lines.push((number + 1, parsed));
    }
    Ok(Some(Found { text, lines }))
}

/// Whether the file may be written anew: it is a recording of this API, or there is none.
pub(super) fn may_replace(path: &Path, subject: &Subject) -> Result<(), RecordingError> {
    match text(path)? {
        Some(text) => header(path, &text, subject, false),
        None => Ok(()),
    }
}

fn text(path: &Path) -> Result<Option<String>, RecordingError> {
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(error) => {
                let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                let line = before.split(|byte| *byte == b'\n').count();
                let column = before.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len) + 1;
                Err(RecordingError::at(path, line, column, "it is not UTF-8"))
            }
        },
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(RecordingError::io(path, "cannot be read", error)),
    }
}

fn header(path: &Path, text: &str, subject: &Subject, asks_for_base: bool) -> Result<(), RecordingError> {
    let found: Header = parse(path, 1, text.lines().next().unwrap_or_default())?;
    let refuse = |said: &str| Err(RecordingError::at(path, 1, 1, said));
    if found.api != subject.api {
        return refuse(&format!("it is a recording of the API `{}`, not of `{}`", found.api, subject.api));
    }
    if asks_for_base && found.base_url != subject.base_url {
        return refuse(&format!(
            "it was recorded when `{}` was at {}, and now it is at {}: record it anew",
            subject.api, found.base_url, subject.base_url,
        ));
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(path: &Path, number: usize, line: &str) -> Result<T, RecordingError> {
    serde_json::from_str(line).map_err(|error| {
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        RecordingError::at(path, number, error.column().max(1), said)
    })
}

/// What the shape alone does not say.
fn check(line: &Line) -> Result<(), &'static str> {
    let outcomes = [line.answer.is_some(), line.fault.is_some(), line.stalled];
    if outcomes.into_iter().filter(|is_there| *is_there).count() != 1 {
        return Err("an exchange has one of `answer`, `fault` and `stalled`");
    }
    match &line.answer {
        Some(AnswerLine { end: Some(_), fault: Some(_), .. }) => Err("a body has one of `end` and `fault`"),
        Some(AnswerLine { body: Some(BodyLine::Form(_) | BodyLine::Parts(_)), .. }) => {
            Err("the body of an answer is `json`, `text`, `base64` or `chunks`")
        }
        _ => Ok(()),
    }
}

/// Writes the file as a whole or not at all: beside it first, then in its place.
pub(super) fn write(path: &Path, text: &str) -> Result<(), RecordingError> {
    let beside = beside(path);
    let written = write_beside(path, &beside, text).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // It may not be there at all.
        let _: std::io::Result<()> = fs::remove_file(&beside);
        RecordingError::io(path, "cannot be written", error)
    })
}

fn write_beside(path: &Path, beside: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(beside, text)
}

/// In the same folder, since a file is only moved within a file system at once.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", uuid::Uuid::new_v4().simple()));
    path.with_file_name(name)
}
