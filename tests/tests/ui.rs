//! Wrong attributes: each case in `ui/<theme>/<rule>.rs` gives the one error that stands beside it.
//!
//! Bless with `TRYBUILD=overwrite cargo test -p mighty-tests --test ui`, then read what changed.

use std::process::Command;

#[test]
fn each_mistake_is_one_error_at_its_token() {
    if !is_pinned_toolchain() {
        eprintln!("skipped: what the compiler prints is compared on the toolchain of rust-toolchain.toml only");
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// Whether this is the compiler that the outputs were blessed with.
fn is_pinned_toolchain() -> bool {
    let pinned = include_str!("../../rust-toolchain.toml").lines().find_map(|line| line.strip_prefix("channel = "));
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let version = String::from_utf8_lossy(&version);
    pinned.is_some_and(|channel| version.split_whitespace().nth(1) == Some(channel.trim_matches('"')))
}
