//! Exports all members of a network into a CSV file; `--help` says how.
//!
//! `cargo run -p mighty-networks --example export_members`
//!
//! Without a token in the environment it starts a server of its own, with 10,000 members and bad days. Stop it with Ctrl-C, or
//! kill it, and start it again: it goes on where it was.

mod app;

use std::process::ExitCode;

fn main() -> ExitCode {
    app::main(std::env::args_os())
}
