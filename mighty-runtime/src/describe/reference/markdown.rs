//! The little Markdown that the page needs.

/// A line of a table. A bar in a cell is none of the table's, and a line break would end it.
pub(super) fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.as_ref().replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | ").replace(['\n', '\r'], " "))
}
