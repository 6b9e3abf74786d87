//! The file that traits are compared with: read once per compilation, however many traits and endpoints name it.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs};

use mighty_openapi::Document;
use syn::LitStr;

use crate::messages::{Message, openapi as messages};
use crate::once;

/// What was read of a file, and of which state of it: an editor keeps the macro loaded while the file changes.
struct Known {
    state: State,
    result: Result<Arc<Document>, Message>,
}

/// What tells two states of a file apart.
#[derive(PartialEq, Eq)]
struct State {
    modified: Option<SystemTime>,
    length: u64,
}

/// The files of this compilation.
static KNOWN: Mutex<BTreeMap<PathBuf, Known>> = Mutex::new(BTreeMap::new());

/// The document in `file`, relative to the crate that is compiled.
#[cfg_attr(test, allow(dead_code, reason = "tests know where their documents are"))]
pub(crate) fn read(file: &LitStr) -> Result<Arc<Document>, Option<Message>> {
    // Where cargo is not, the compiler's own folder is all there is to go by.
    let root = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    read_in(&root, &file.value()).map_err(|message| once::said_first(message, file.span()))
}

/// The document in `file`, relative to `root`.
pub(crate) fn read_in(root: &Path, file: &str) -> Result<Arc<Document>, Message> {
    if file.is_empty() {
        return Err(messages::file_not_named());
    }
    // The document becomes part of the crate by the same path, which begins with its folder.
    if Path::new(file).has_root() {
        return Err(messages::file_absolute(file));
    }
    let path = root.join(file);
    let state = state(&path, file)?;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    match known.get(&path) {
        Some(known) if known.state == state => known.result.clone(),
        _ => {
            let result = parse(&path, file);
            known.insert(path, Known { state, result: result.clone() });
            result
        }
    }
}

fn state(path: &Path, file: &str) -> Result<State, Message> {
    let metadata = fs::metadata(path).map_err(|error| problem(file, &error))?;
    if metadata.is_dir() {
        return Err(messages::file_is_folder(file));
    }
    Ok(State { modified: metadata.modified().ok(), length: metadata.len() })
}

fn parse(path: &Path, file: &str) -> Result<Arc<Document>, Message> {
    let text = fs::read_to_string(path).map_err(|error| problem(file, &error))?;
    Document::from_json(&text).map(Arc::new).map_err(|error| messages::file_malformed(file, error))
}

fn problem(file: &str, error: &std::io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => messages::file_missing(file),
        _ => messages::file_unreadable(file, error),
    }
}
