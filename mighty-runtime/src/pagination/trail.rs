//! The links that a stream has followed.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use http::Uri;

/// Remembers URIs by their hashes: a list may have many pages, and what is in their links is nobody's business.
#[derive(Default)]
pub(super) struct Trail {
    hasher: RandomState,
    followed: HashSet<u64>,
}

impl Trail {
    /// Notes a URI; `false` if it was there already.
    pub(super) fn follow(&mut self, uri: &Uri) -> bool {
        self.followed.insert(self.hasher.hash_one(uri.to_string()))
    }
}
