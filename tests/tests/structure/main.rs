//! The order of the source files, for the three crates: no file imports one that imports it, directly or by others, and
//! no file imports one of a higher storey. What counts as an import is said in `reader.rs`, the storeys in `storeys.rs`.

#![allow(unreachable_pub, reason = "a module of the test is its own file")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a reader of our own files, and only in tests"
)]

mod cases;
mod circles;
mod imports;
mod reader;
mod storeys;

use std::path::Path;

use self::imports::{Imports, imports};
use self::reader::Crate;
use self::storeys::{STOREYS, Storeys};

fn read(name: &str) -> Imports {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src");
    let source = Crate::read(&|file| std::fs::read_to_string(src.join(file)).ok());
    assert!(source.files().len() > 5, "of {name}, only {:?} were found", source.files());
    imports(&source)
}

fn all() -> impl Iterator<Item = (&'static str, Storeys, Imports)> {
    STOREYS.iter().map(|(name, storeys)| (*name, Storeys(storeys), read(name)))
}

#[test]
fn no_file_imports_one_that_imports_it() {
    for (name, _, imports) in all() {
        let circles = circles::of(&imports.edges);
        assert!(circles.is_empty(), "circles in {name}:\n{}", circles.join("\n"));
    }
}

#[test]
fn no_file_imports_a_higher_storey() {
    for (name, storeys, imports) in all() {
        let climbs = storeys.climbs(&imports.edges);
        assert!(climbs.is_empty(), "climbs in {name}:\n{}", climbs.join("\n"));
    }
}

#[test]
fn every_file_has_a_storey_and_every_storey_a_file() {
    for (name, storeys, imports) in all() {
        let files = imports.edges.keys().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(storeys.homeless(&files), [""; 0], "without a storey in {name}");
        assert_eq!(storeys.empty(&files), [""; 0], "places of no file in {name}");
    }
}

/// `lib.rs` re-exports for others; inside the crate a thing is named where it stands.
#[test]
fn no_file_imports_what_the_root_re_exports() {
    for (name, _, imports) in all() {
        assert!(imports.of_the_root.is_empty(), "by the root of {name}:\n{}", imports.of_the_root.join("\n"));
    }
}
