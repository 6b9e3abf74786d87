//! What the API says about its statuses.

use super::markdown;
use crate::author::help::{Cause, Help};

/// A section, or nothing where nothing is said.
pub(super) fn section(help: &[Help]) -> String {
    let entries: String = help.iter().map(entry).collect();
    if entries.is_empty() { entries } else { format!("\n## What to do about a status\n{entries}") }
}

fn entry(help: &Help) -> String {
    let causes: String = help.causes().iter().map(row).collect();
    let table = if causes.is_empty() { causes } else { format!("\n| cause | remedy |\n| --- | --- |\n{causes}") };
    format!("\n### {}\n\nUsers are told: “{}”\n{table}", help.title(), help.user_message())
}

fn row(cause: &Cause) -> String {
    markdown::row(&[cause.cause(), cause.remedy()])
}
