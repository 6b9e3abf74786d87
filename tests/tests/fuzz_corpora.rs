//! The corpora of `fuzz/`, each file through the check that its target runs: what was found once stays found.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "how much was replayed is to be read")]

include!("../../fuzz/checks/macro_modules.rs");

#[path = "../../fuzz/checks/error_body.rs"]
mod error_body;
#[path = "../../fuzz/checks/macro_parser.rs"]
mod macro_parser;
#[path = "../../fuzz/checks/path.rs"]
mod path;
#[path = "../../fuzz/checks/retry_after.rs"]
mod retry_after;

use std::fs;
use std::panic::{catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::thread;

/// syn's parsers are recursive, and without optimisation a single `&` of a type takes 30 KiB.
const STACK: usize = 256 << 20;

/// Runs `check` on every file below `folder`, and says which one fails.
fn replay(folder: &str, check: fn(&[u8])) {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder));
    assert!(files.len() >= 6, "{folder} is not there");
    println!("{} files of {folder}", files.len());
    let check_all = move || {
        for file in files {
            let input = fs::read(&file).unwrap();
            assert!(catch_unwind(|| check(&input)).is_ok(), "{} fails", file.display());
        }
    };
    let checked = thread::Builder::new().stack_size(STACK).spawn(check_all).unwrap().join();
    checked.unwrap_or_else(|panic| resume_unwind(panic));
}

/// The files of a folder and of those in it, in one order everywhere.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn error_bodies() {
    replay("fuzz/corpus/error_body", error_body::check);
}

#[test]
fn hints() {
    replay("fuzz/corpus/retry_after", retry_after::check);
}

#[test]
fn paths() {
    replay("fuzz/corpus/path", path::check);
}

#[test]
fn sources() {
    replay("fuzz/corpus/macro_parser", macro_parser::check);
}

/// The sources of other tests: whole traits, and every mistake that has a message.
#[test]
fn sources_of_other_tests() {
    replay("mighty-macros/src/tests/traits", macro_parser::check);
    replay("tests/ui", macro_parser::check);
}
