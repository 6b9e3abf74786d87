//! A document: its operations, found by method and path.

use std::collections::BTreeMap;

use crate::operation::Operation;
use crate::path::{beginnings, normalised, shared_prefix};

/// The operations of a document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    operations: Vec<Operation>,
    /// By [`normalised`] path, the operations on it, in the document's order.
    by_path: BTreeMap<String, Vec<usize>>,
    /// What all paths begin with.
    shared_prefix: String,
    /// Paths of which nothing is known, because their reference leads nowhere; normalised.
    unknown_paths: Vec<String>,
}

impl Document {
    /// A document of these operations. Of `unknown_paths` nothing is known but that they exist.
    #[must_use]
    pub fn new(operations: Vec<Operation>, unknown_paths: &[String]) -> Self {
        let mut by_path: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, operation) in operations.iter().enumerate() {
            by_path.entry(normalised(&operation.path)).or_default().push(index);
        }
        let paths = operations.iter().map(|operation| operation.path.as_str());
        let shared_prefix = shared_prefix(paths.chain(unknown_paths.iter().map(String::as_str)));
        let unknown_paths = unknown_paths.iter().map(|path| normalised(path)).collect();
        Self { operations, by_path, shared_prefix, unknown_paths }
    }

    /// All operations, in the document's order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operations on a path that is appended to `base`, whatever its placeholders are called.
    pub fn at<'a>(&'a self, base: &str, path: &str) -> impl Iterator<Item = &'a Operation> + use<'a> {
        let indices = self.by_path.get(&(base.to_owned() + &normalised(path)));
        indices.into_iter().flatten().filter_map(|index| self.operations.get(*index))
    }

    /// The operation with this method on a path that is appended to `base`.
    #[must_use]
    pub fn find(&self, base: &str, method: &str, path: &str) -> Option<&Operation> {
        self.at(base, path).find(|operation| operation.method == method)
    }

    /// Whether the document has the path, but nothing can be known of it.
    #[must_use]
    pub fn is_unknown(&self, base: &str, path: &str) -> bool {
        self.unknown_paths.contains(&(base.to_owned() + &normalised(path)))
    }

    /// What the document's paths begin with, and the paths of `endpoints` (methods and paths) do not, because it belongs to
    /// the base URL of a client: `/admin/v1`, mostly nothing. That with which most of them are found, the shortest of several.
    #[must_use]
    pub fn base(&self, endpoints: &[(&str, &str)]) -> &str {
        let mut best = ((0, 0), "");
        for base in self.possible_bases() {
            let found = endpoints.iter().filter(|(method, path)| self.find(base, method, path).is_some()).count();
            // A method may be wrong, and the path right all the same.
            let paths = endpoints.iter().filter(|(_, path)| self.at(base, path).next().is_some()).count();
            if (found, paths) > best.0 {
                best = ((found, paths), base);
            }
        }
        best.1
    }

    /// Everything that may be a base, the shortest first, nothing included.
    pub fn possible_bases(&self) -> impl Iterator<Item = &str> {
        beginnings(&self.shared_prefix)
    }
}
