//! What the user says.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;

/// What `--help` shows.
pub(crate) const HELP: &str = "\
Exports all members of a network into a CSV file.

Usage: export_members [OPTIONS]

  --out FILE        the file to write; beside it stands FILE.position.json, by which another run, also on another
                    machine that has both files, goes on where this one ended          [default: members.csv]
  --rate N          requests per second, retries included; 0 for no limit              [default: 10]
  --page-size N     members per request, 1 to 100; a run that goes on keeps its size   [default: 100]
  --tries N         how often in a row a page may fail before the export gives up      [default: 5]
  --members N       how many members the made-up network has                           [default: 10000]
  --api-url URL     where the API is, if it is not at its usual place
  --help

Environment: MIGHTY_API_TOKEN and MIGHTY_NETWORK_ID, for a real network. Without them a server is started that makes one up,
on which much goes wrong.

Exit codes: 0 all members are in the file, 1 given up, 2 a wrong command line, 130 stopped by Ctrl-C.
";

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Command {
    Export(Args),
    Help,
}

/// How to export.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Args {
    pub(crate) out: PathBuf,
    /// Time between the beginnings of two requests.
    pub(crate) interval: Duration,
    pub(crate) page_size: u64,
    pub(crate) tries: u32,
    /// The wait before a page that has failed is asked for again, doubled each time.
    pub(crate) pause: Duration,
    pub(crate) members: u64,
    pub(crate) api_url: Option<String>,
}

impl Default for Args {
    fn default() -> Self {
        Self {
            out: "members.csv".into(),
            interval: Duration::from_millis(100),
            page_size: 100,
            tries: 5,
            pause: Duration::from_secs(1),
            members: 10_000,
            api_url: None,
        }
    }
}

impl Args {
    /// Reads the command line, which begins with the program's name.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
        let mut args = Self::default();
        let mut parser = lexopt::Parser::from_iter(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("out") => args.out = parser.value()?.into(),
                Long("rate") => args.interval = parser.value()?.parse_with(interval)?,
                Long("page-size") => args.page_size = parser.value()?.parse_with(page_size)?,
                Long("tries") => args.tries = parser.value()?.parse()?,
                Long("members") => args.members = parser.value()?.parse()?,
                Long("api-url") => args.api_url = Some(parser.value()?.string()?),
                Long("help") | Short('h') => return Ok(Command::Help),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(Command::Export(args))
    }
}

/// Of a rate.
fn interval(rate: &str) -> Result<Duration, String> {
    let rate: f64 = rate.parse().map_err(|_| "not a number".to_owned())?;
    if rate == 0.0 {
        return Ok(Duration::ZERO);
    }
    let slowest = 1.0 / 3600.0;
    if !(slowest..=1e6).contains(&rate) {
        return Err("a rate is 0, or between one request an hour (0.00028) and 1000000".to_owned());
    }
    Ok(Duration::from_secs_f64(1.0 / rate))
}

fn page_size(size: &str) -> Result<u64, String> {
    match size.parse() {
        Ok(size @ 1..=100) => Ok(size),
        _ => Err("a page has 1 to 100 members".to_owned()),
    }
}
