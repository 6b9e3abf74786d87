//! What the user is told at the end.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::chain;
use super::export::End;
use super::watch::Seen;

/// An export that has ended.
pub(crate) struct Summary<'a> {
    pub(crate) end: &'a End,
    pub(crate) out: &'a Path,
    /// In the file.
    pub(crate) rows: u64,
    /// Of them, those that earlier runs have written.
    pub(crate) before: u64,
    pub(crate) seen: &'a Seen,
    pub(crate) took: Duration,
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Seen { pages, calls, requests, failures } = self.seen;
        let out = self.out.display();
        match self.end {
            End::Complete if *requests == 0 => {
                writeln!(f, "All members are in {out}, from earlier runs. Name another file to export them anew.")?;
            }
            End::Complete => writeln!(f, "All members are in {out}.")?,
            End::Interrupted => writeln!(f, "Stopped. Start it again to go on.")?,
            End::Failed(error) => {
                writeln!(f, "Given up. Start it again to go on. The last error:\n  {}", chain(error))?;
                if let Some(help) = error.help() {
                    writeln!(f, "{help}")?;
                }
            }
            End::Unwritable(error) => {
                writeln!(f, "Cannot write any more. Start it again to go on. The error:\n  {error}")?;
            }
        }
        writeln!(f, "  rows      {}, {} of them from earlier runs", self.rows, self.before)?;
        writeln!(f, "  pages     {pages}, in {:.1} s", self.took.as_secs_f64())?;
        write!(f, "  requests  {requests}, {} of them retries", requests.saturating_sub(*calls))?;
        if failures.is_empty() {
            return write!(f, "\nNothing went wrong.");
        }
        write!(f, "\nWhat went wrong, by variant:")?;
        for ((variant, what), times) in failures {
            write!(f, "\n  {times:>5} × {variant:<16} {what}")?;
        }
        Ok(())
    }
}
