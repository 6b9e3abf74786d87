//! A path parameter cannot leave its segment: whatever it holds, either nothing is sent, or it arrives where it belongs.

use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use self::checker::Checker;

/// The fuzz target's check.
#[path = "../../../fuzz/checks/path.rs"]
mod checker;

/// The values of the path matrix.
const MATRIX: [&str; 16] =
    ["", ".", "..", "x", "%2e", "%2E%2e", "a/b", "a\\b", "?", "#", ";", "//evil", "a:b", "\n", "é", "\u{1F980}"];

/// What makes trouble when it meets something else: pieces for the random values.
const PIECES: [&str; 24] = [
    "",
    ".",
    "..",
    "%",
    "%2",
    "%2e",
    "%2E",
    "2e",
    "e",
    "/",
    "\\",
    "//",
    "?",
    "#",
    ";",
    "@",
    ":",
    "evil.example",
    "\r\n",
    "\0",
    "\t",
    "\u{7F}",
    "\u{85}",
    "\u{FEFF}",
];

#[test]
fn every_mix_of_the_matrix_is_refused_or_stays_in_its_place() {
    let checker = Checker::new();
    let mut sent = 0;
    for a in MATRIX {
        for b in MATRIX {
            sent += checker.check(a, b);
        }
    }
    // Neither all nor none: what is harmless goes through.
    assert_eq!((sent, MATRIX.len().pow(2) * 8), (1_271, 2_048));
}

/// 20,000 pairs of values; a million with `--release`, or as many as `MIGHTY_CASES` says.
#[test]
fn any_text_is_refused_or_stays_in_its_place() {
    let by_default = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
    let cases = std::env::var("MIGHTY_CASES").map_or(by_default, |cases| cases.parse().unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let checker = Checker::new();
    let outcome = TestRunner::new(config).run(&(text(), text()), |(a, b)| {
        checker.check(&a, &b);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(prop_oneof![select(PIECES.as_slice()), select(MATRIX.as_slice())], 0..5);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), any::<String>(), "[ -~]{0,8}"]
}
