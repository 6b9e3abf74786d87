//! A place in the line of those who send.

use std::time::Duration;

use redis::Cmd;

use super::server::{Question, Reply};

/// The script that gives places.
pub(super) const CODE: &str = include_str!("gcra.lua");

/// What a place is asked for with; times in microseconds.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) key: String,
    pub(super) each: u64,
    pub(super) burst: u32,
    pub(super) ahead: u64,
    pub(super) patience: u64,
    pub(super) is_known: bool,
    pub(super) least: u64,
    pub(super) kept: Duration,
}

impl Question for Wanted {
    fn ask(&self, command: &mut Cmd) {
        let Self { key, each, burst, ahead, patience, is_known, least, kept } = self;
        command.arg(key).arg(each).arg(burst).arg(ahead).arg(patience);
        command.arg(u8::from(*is_known)).arg(least).arg(u64::try_from(kept.as_millis()).unwrap_or(u64::MAX));
    }
}

/// What is said to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Whether there is one in time.
    pub(super) is_let: bool,
    /// The time until then, or until there would be one.
    pub(super) wait: Duration,
    /// When that is, by the clock of Redis, in microseconds since 1970.
    pub(super) at: i64,
}

impl From<Reply> for Place {
    fn from((is_let, wait, at): Reply) -> Self {
        Self { is_let: is_let == 1, wait: Duration::from_micros(wait.try_into().unwrap_or(0)), at }
    }
}
