//! What the user sees meanwhile.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on a terminal; elsewhere nothing is drawn.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Of an export of nobody knows how many members: it shows that something moves.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        let progress = Self(bar);
        progress.show("{spinner} {human_pos} members, {per_sec}, {elapsed} {wide_msg}");
        progress
    }

    /// From now on it is a bar, since so many members there are. Only one of the API's two envelopes says so.
    pub(crate) fn expect(&self, members: u64) {
        if self.0.length() != Some(members) {
            self.0.set_length(members);
            self.show("{bar:25} {human_pos} of {human_len} members, {per_sec}, {eta} {wide_msg}");
        }
    }

    /// So many are in the file, and nothing is the matter.
    pub(crate) fn written(&self, rows: u64) {
        self.0.set_message("");
        self.0.set_position(rows);
    }

    /// Something is the matter.
    pub(crate) fn trouble(&self, what: String) {
        self.0.set_message(what);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }

    /// A template that is wrong changes nothing.
    fn show(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
    }
}
