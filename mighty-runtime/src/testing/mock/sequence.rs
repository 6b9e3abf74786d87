//! Calls that are expected one after the other.

use std::fmt;
use std::sync::{Arc, Mutex, Weak};

use super::lock::lock;

/// Calls that are expected in this order, of whatever endpoints: `.in_sequence(&first_this_then_that)`.
///
/// A call is due when all those before it have come as often as they are expected at least; once it has come, those before it are
/// not expected any more.
#[derive(Clone, Default)]
pub struct Sequence(Arc<Mutex<Line>>);

/// An expectation in a sequence.
pub(super) trait Member: Send + Sync {
    fn name(&self) -> String;
    fn is_met(&self) -> bool;
}

#[derive(Default)]
struct Line {
    members: Vec<Weak<dyn Member>>,
    at: usize,
}

/// An expectation's place in a sequence.
#[derive(Clone)]
pub(super) struct Place {
    line: Arc<Mutex<Line>>,
    number: usize,
}

impl Sequence {
    /// One without calls.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn add(&self, member: &Arc<dyn Member>) -> Place {
        let mut line = lock(&self.0);
        line.members.push(Arc::downgrade(member));
        Place { line: self.0.clone(), number: line.members.len() - 1 }
    }
}

impl Place {
    /// What is due before it, or that its time is over.
    pub(super) fn is_due(&self) -> Result<(), String> {
        let (earlier, at) = {
            let line = lock(&self.line);
            let earlier: Vec<Arc<dyn Member>> =
                line.members.iter().take(self.number).filter_map(Weak::upgrade).collect();
            (earlier, line.at)
        };
        if self.number < at {
            return Err("its time in the sequence is over".to_owned());
        }
        match earlier.iter().find(|earlier| !earlier.is_met()) {
            Some(first) => Err(format!("{} comes first in the sequence", first.name())),
            None => Ok(()),
        }
    }

    /// It has come.
    pub(super) fn advance(&self) {
        let mut line = lock(&self.line);
        line.at = line.at.max(self.number);
    }
}

impl fmt::Debug for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sequence({} calls)", lock(&self.0).members.len())
    }
}
