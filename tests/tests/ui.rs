//! Wrong attributes: each case in `ui/<theme>/<rule>.rs` gives the one error that stands beside it.
//!
//! In `ui/types` the macro is content and a type is not; `ui/callers` pins what users of a sound trait are told; a case in
//! `ui/several` begins with the number of its mistakes.
//!
//! Bless with `TRYBUILD=overwrite cargo test -p mighty-tests --test ui`, then read what changed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn each_mistake_is_one_error_at_its_token() {
    if !is_pinned_toolchain() {
        // Not `eprintln!`, which nobody sees of a test that passes.
        let word = b"skipped: what the compiler prints is compared on the toolchain of rust-toolchain.toml only\n";
        let _: std::io::Result<()> = std::io::stderr().write_all(word);
        return;
    }
    copy_documents();
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// A case is compiled in a crate that trybuild makes, and names its document relative to that.
fn copy_documents() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let crate_folder = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    fs::create_dir_all(&crate_folder).unwrap();
    for document in files_with("json") {
        fs::copy(&document, crate_folder.join(document.file_name().unwrap())).unwrap();
    }
}

/// Whether this is the compiler that the outputs were blessed with.
fn is_pinned_toolchain() -> bool {
    let pinned = include_str!("../../rust-toolchain.toml").lines().find_map(|line| line.strip_prefix("channel = "));
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let version = String::from_utf8_lossy(&version);
    pinned.is_some_and(|channel| version.split_whitespace().nth(1) == Some(channel.trim_matches('"')))
}

/// The lines on which the errors in a case's output begin, in the order in which they are printed.
fn places(output: &Path) -> Vec<(usize, usize)> {
    let text = fs::read_to_string(output).unwrap();
    let mut lines = text.lines();
    let mut places = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("error") {
            let place: Vec<usize> = lines.next().unwrap().rsplit(':').map_while(|part| part.parse().ok()).collect();
            let [column, line] = place[..] else { panic!("{}: an error without a place", output.display()) };
            places.push((line, column));
        }
    }
    places
}

/// How many errors a case has to give.
fn expected(output: &Path) -> usize {
    let name = output.file_stem().unwrap().to_str().unwrap();
    if output.parent().unwrap().file_name().unwrap() != "several" {
        return 1;
    }
    match name.split('_').next() {
        Some("two") => 2,
        Some("three") => 3,
        Some("five") => 5,
        _ => panic!("{name} has to begin with the number of its mistakes"),
    }
}

fn files_with(end: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut files: Vec<PathBuf> = entries(&folder).iter().flat_map(|theme| entries(theme)).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == end));
    files.sort();
    files
}

/// What is blessed without having been read: an output with more errors than mistakes, or in another order.
#[test]
fn as_many_errors_as_mistakes_in_source_order() {
    let outputs = files_with("stderr");
    for output in &outputs {
        let places = places(output);
        assert_eq!(places.len(), expected(output), "{}", output.display());
        assert!(places.is_sorted(), "{}: {places:?}", output.display());
    }
    let without = |files: &[PathBuf], others: &[PathBuf], end: &str| -> Vec<PathBuf> {
        files.iter().filter(|file| !others.contains(&file.with_extension(end))).cloned().collect()
    };
    let cases = files_with("rs");
    assert_eq!(without(&cases, &outputs, "stderr"), Vec::<PathBuf>::new(), "cases without an output");
    assert_eq!(without(&outputs, &cases, "rs"), Vec::<PathBuf>::new(), "outputs without a case");
}
