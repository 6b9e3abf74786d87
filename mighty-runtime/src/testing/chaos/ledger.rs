//! What was applied, what is believed, and whether they agree.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error as StdError;
use std::fmt;

use crate::describe::endpoint::Endpoint;

/// So many effects of a kind are shown.
const MOST: usize = 20;

/// Trait, endpoint, and the effect's own name.
type Key = (&'static str, &'static str, String);

/// Effects by what they are.
#[derive(Default)]
pub(super) struct Ledger {
    applied: BTreeMap<Key, usize>,
    believed: BTreeSet<Key>,
}

impl Ledger {
    pub(super) fn apply(&mut self, endpoint: &Endpoint, name: String) {
        *self.applied.entry(key(endpoint, name)).or_default() += 1;
    }

    pub(super) fn believe(&mut self, endpoint: &Endpoint, name: String) {
        self.believed.insert(key(endpoint, name));
    }

    pub(super) fn unconfirmed(&self) -> Vec<Effect> {
        self.applied.iter().filter(|(key, _)| !self.believed.contains(*key)).map(Effect::of).collect()
    }

    pub(super) fn verify(&self) -> Result<(), EffectsError> {
        let lost: Vec<Effect> = self
            .believed
            .iter()
            .filter(|key| !self.applied.contains_key(*key))
            .map(|key| Effect::of((key, &0)))
            .collect();
        let repeated: Vec<Effect> = self.applied.iter().filter(|(_, times)| **times > 1).map(Effect::of).collect();
        if lost.is_empty() && repeated.is_empty() { Ok(()) } else { Err(EffectsError { lost, repeated }) }
    }
}

fn key(endpoint: &Endpoint, name: String) -> Key {
    (endpoint.group(), endpoint.name(), name)
}

/// An effect, and how often it was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    endpoint: String,
    name: String,
    times: usize,
}

impl Effect {
    fn of(((group, endpoint, name), times): (&Key, &usize)) -> Self {
        Self { endpoint: format!("{group}::{endpoint}"), name: name.clone(), times: *times }
    }

    /// Trait and endpoint, `Orders::place_order`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The name that it was given: [`Effects::of`](super::Effects::of).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How often it was applied.
    #[must_use]
    pub fn times(&self) -> usize {
        self.times
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.endpoint, self.name.escape_debug())?;
        if self.times > 1 { write!(f, " ({} times)", self.times) } else { Ok(()) }
    }
}

/// Effects that were lost or repeated.
#[derive(Clone, PartialEq, Eq)]
pub struct EffectsError {
    lost: Vec<Effect>,
    repeated: Vec<Effect>,
}

impl EffectsError {
    /// What the application believes done, and the server never applied.
    #[must_use]
    pub fn lost(&self) -> &[Effect] {
        &self.lost
    }

    /// What the server applied more than once.
    #[must_use]
    pub fn repeated(&self) -> &[Effect] {
        &self.repeated
    }
}

impl fmt::Display for EffectsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the application lost or repeated effects")?;
        for (what, effects) in
            [("believed done, and never applied", &self.lost), ("applied more than once", &self.repeated)]
        {
            if effects.is_empty() {
                continue;
            }
            write!(f, "\n  {what}: {}", effects.len())?;
            effects.iter().take(MOST).try_for_each(|effect| write!(f, "\n    {effect}"))?;
            if effects.len() > MOST {
                write!(f, "\n    and {} more", effects.len() - MOST)?;
            }
        }
        Ok(())
    }
}

/// As `Display`: it is what a test shows that unwraps it.
impl fmt::Debug for EffectsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl StdError for EffectsError {}
