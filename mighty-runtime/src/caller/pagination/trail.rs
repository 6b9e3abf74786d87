//! The links that a stream has followed.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use http::Uri;

/// Remembers URIs by their hashes: a list may have many pages, and what is in their links is nobody's business. They are all of one
/// origin.
#[derive(Default)]
pub(super) struct Trail {
    hasher: RandomState,
    followed: HashSet<u64, BuildHasherDefault<Itself>>,
}

impl Trail {
    /// Notes a URI.
    pub(super) fn follow(&mut self, uri: &Uri) {
        self.followed.insert(self.hash(uri));
    }

    /// Whether a URI was followed.
    pub(super) fn has(&self, uri: &Uri) -> bool {
        self.followed.contains(&self.hash(uri))
    }

    /// Notes a URI at which the body tells pages apart.
    pub(super) fn follow_body(&mut self, uri: &Uri, body: &[u8]) {
        self.followed.insert(self.hash_with(uri, body));
    }

    /// Whether that body was sent there.
    pub(super) fn has_body(&self, uri: &Uri, body: &[u8]) -> bool {
        self.followed.contains(&self.hash_with(uri, body))
    }

    fn hash_with(&self, uri: &Uri, body: &[u8]) -> u64 {
        self.hasher.hash_one((uri.path(), uri.query(), body))
    }

    fn hash(&self, uri: &Uri) -> u64 {
        self.hasher.hash_one((uri.path(), uri.query()))
    }
}

/// The hash of a hash.
#[derive(Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, bytes: &[u8]) {
        // Only hashes come here, which are numbers.
        for byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(*byte));
        }
    }
}
