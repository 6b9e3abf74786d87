//! The statuses of an operation, with their variants.

use crate::describe::declared::DeclaredError;

/// A line for each status: its variant, or those of its codes.
pub(super) fn cell(errors: &[DeclaredError]) -> String {
    let statuses = errors.chunk_by(|one, other| one.statuses() == other.statuses());
    let lines: Vec<String> = statuses.map(line).collect();
    if lines.is_empty() { "–".to_owned() } else { lines.join("<br>") }
}

fn line(arms: &[DeclaredError]) -> String {
    let statuses = arms.first().map(|error| error.statuses().to_string()).unwrap_or_default();
    let is_split = arms.len() > 1;
    let arms: Vec<String> = arms.iter().map(|error| arm(error, is_split)).collect();
    format!("{statuses} {}", arms.join(", "))
}

fn arm(error: &DeclaredError, is_split: bool) -> String {
    let variant = error.variant();
    let codes: Vec<String> = error.codes().iter().map(|code| format!("`{code:?}`")).collect();
    match codes.as_slice() {
        [] if is_split => format!("else `{variant}`"),
        [] => format!("`{variant}`"),
        codes => format!("`{variant}` ({})", codes.join(", ")),
    }
}
