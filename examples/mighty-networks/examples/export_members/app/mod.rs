//! The application, apart from its `main`, so that tests can run it too.
//!
//! | module | |
//! |---|---|
//! | `args` | what the user says |
//! | `connection` | the network: the real one, or one that is made up |
//! | `export` | from page to page into the file |
//! | `progress` | what the user sees meanwhile |
//! | `saved` | the file and the position that belongs to it, on disk |
//! | `watch` | what each request waits for, and what becomes of it |
//! | `summary` | what the user is told at the end |

pub(crate) mod args;
pub(crate) mod connection;
pub(crate) mod export;
pub(crate) mod progress;
pub(crate) mod saved;
pub(crate) mod summary;
pub(crate) mod watch;

use std::error::Error;
use std::ffi::OsString;
use std::future::pending;
use std::process::ExitCode;
use std::time::Instant;

use self::args::{Args, Command, HELP};
use self::connection::Connection;
use self::export::{End, Export};
use self::saved::Saved;
use self::summary::Summary;

/// The exit code of a run that was stopped by Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;

/// Runs the application: `arguments` begin with its name.
pub(crate) fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::parse(arguments) {
        Ok(Command::Export(args)) => args,
        Ok(Command::Help) => {
            eprint!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", chain(&*error));
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run(args: &Args) -> Result<ExitCode, Box<dyn Error>> {
    let began = Instant::now();
    let connection = Connection::open(args).await?;
    let mut saved = Saved::open(&args.out, &connection.network)?;
    let before = saved.rows();
    let mut export = Export::new(&connection, args, &mut saved);
    let end = export.run(interrupt()).await;
    let summary = Summary {
        end: &end,
        out: &args.out,
        rows: saved.rows(),
        before,
        seen: &connection.tally.seen(),
        took: began.elapsed(),
    };
    eprintln!("{summary}");
    Ok(match end {
        End::Complete => ExitCode::SUCCESS,
        End::Interrupted => ExitCode::from(INTERRUPTED),
        End::Failed(_) | End::Unwritable(_) => ExitCode::FAILURE,
    })
}

/// Ready when the user presses Ctrl-C.
async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Nobody tells us of it, and then the system ends the process; the file stands that as well.
        pending::<()>().await;
    }
}

/// An error with its causes, which our errors do not repeat.
pub(crate) fn chain(error: &dyn Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
