//! Operations without an endpoint.

use std::fmt;

use mighty_openapi::{Document, Operation};

use super::source::{ReadError, Source};
use crate::describe::endpoint::Endpoint;

/// Operations of a document that no trait covers, or that the document cannot be read.
pub struct Uncovered(Problem);

enum Problem {
    Unreadable(ReadError),
    Operations { file: &'static str, operations: Vec<String> },
}

impl Source {
    /// Checks that every operation has an endpoint in one of `traits`: one with its method and its path, whatever the
    /// placeholders are called. What all paths of the document begin with may belong to the API's base URL instead.
    ///
    /// Called from a test with all traits of an SDK, it fails as soon as the document has an operation that the SDK has
    /// not.
    ///
    /// # Errors
    /// When an operation has no endpoint, or the document cannot be read.
    pub fn check_coverage(&self, traits: &[&[&'static Endpoint]]) -> Result<(), Uncovered> {
        let document = self.read().map_err(|error| Uncovered(Problem::Unreadable(error)))?;
        let operations = without_endpoint(&document, traits);
        if operations.is_empty() {
            return Ok(());
        }
        Err(Uncovered(Problem::Operations { file: self.file(), operations }))
    }
}

fn without_endpoint(document: &Document, traits: &[&[&'static Endpoint]]) -> Vec<String> {
    let endpoints: Vec<(&str, &str)> =
        traits.iter().copied().flatten().map(|endpoint| (endpoint.method().as_str(), endpoint.path())).collect();
    let base = document.base(&endpoints);
    let mut covered: Vec<&Operation> = Vec::new();
    for (method, path) in endpoints {
        // Two paths of a document may differ only in the names of their placeholders: one endpoint stands for both.
        covered.extend(document.at(base, path).filter(|operation| operation.method == method));
    }
    let is_covered = |operation: &Operation| covered.iter().any(|known| std::ptr::eq(*known, operation));
    document.operations().iter().filter(|operation| !is_covered(operation)).map(named).collect()
}

/// `GET /orders/{id} (show_order)`
fn named(operation: &Operation) -> String {
    match &operation.id {
        Some(id) => format!("{operation} ({id})"),
        None => operation.to_string(),
    }
}

impl Uncovered {
    /// The operations, as `GET /orders/{id} (show_order)`, in the document's order; none if the document cannot be read.
    #[must_use]
    pub fn operations(&self) -> &[String] {
        match &self.0 {
            Problem::Unreadable(_) => &[],
            Problem::Operations { operations, .. } => operations,
        }
    }
}

/// One line per operation.
impl fmt::Display for Uncovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Unreadable(error) => fmt::Display::fmt(error, f),
            Problem::Operations { file, operations } => {
                let (count, verb) = match operations.len() {
                    1 => ("1 operation".to_owned(), "has"),
                    more => (format!("{more} operations"), "have"),
                };
                write!(f, "{count} of `{file}` {verb} no endpoint:")?;
                operations.iter().try_for_each(|operation| write!(f, "\n  {operation}"))
            }
        }
    }
}

/// As `Display`: it is what `unwrap` prints in a test.
impl fmt::Debug for Uncovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Uncovered {}
