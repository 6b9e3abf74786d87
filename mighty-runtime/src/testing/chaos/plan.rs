//! A plan of faults.

use std::error::Error as StdError;
use std::fmt;

use super::draw::Draw;
use super::fault::Fault;
use super::transport::ChaosTransport;
use crate::carry::transport::contract::Transport;

/// A plan of what goes wrong, over all calls of a test: see the [module](super).
#[derive(Clone, Debug)]
#[must_use = "a plan does nothing before it is a transport: `Chaos::over`"]
pub struct Chaos {
    seed: u64,
    faults: Vec<Fault>,
}

impl Chaos {
    /// A plan without faults.
    pub fn seeded(seed: u64) -> Self {
        Self { seed, faults: Vec::new() }
    }

    /// Adds a fault. Of several that would strike a request the first one in the plan does; a [delay](Fault::delay) goes before it.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// A transport that does to `transport` what the plan says.
    ///
    /// # Errors
    /// When the plan has a fault that cannot be meant: a name that no endpoint has, a rate of 2. It is told with the place in the source
    /// at which it was written.
    pub fn over<T: Transport>(self, transport: T) -> Result<ChaosTransport<T>, PlanError> {
        match self.faults.iter().find_map(Fault::problem) {
            Some((problem, place)) => Err(PlanError(format!("{place}: {problem}"))),
            None => Ok(ChaosTransport::new(Draw::seeded(self.seed), self.faults, transport)),
        }
    }
}

/// A plan that cannot be meant: `tests/orders.rs:12:9: no endpoint is named …`.
#[derive(Clone, PartialEq, Eq)]
pub struct PlanError(String);

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// As `Display`: it is what a test shows that unwraps it.
impl fmt::Debug for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl StdError for PlanError {}
