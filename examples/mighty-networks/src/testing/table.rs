//! Objects of one kind, by id.

use std::collections::BTreeMap;

use crate::MightyError;

use super::refusals::missing;

/// Objects of one kind, in the order in which they were made.
#[derive(Clone, Debug)]
pub(super) struct Table<I, T> {
    /// What an object is called where one is not there.
    name: &'static str,
    rows: BTreeMap<I, T>,
    last: u64,
}

impl<I: Copy + Ord + From<u64>, T: Clone> Table<I, T> {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, rows: BTreeMap::new(), last: 0 }
    }

    /// Makes an object with the next id, and returns it.
    pub(super) fn add(&mut self, make: impl FnOnce(I) -> T) -> T {
        self.last += 1;
        let id = I::from(self.last);
        let row = make(id);
        self.rows.insert(id, row.clone());
        row
    }

    /// Puts an object back that was there before.
    pub(super) fn put(&mut self, id: I, row: T) {
        self.rows.insert(id, row);
    }

    /// One, or the body of a 404.
    pub(super) fn find(&self, id: I) -> Result<&T, MightyError> {
        self.rows.get(&id).ok_or_else(|| missing(self.name))
    }

    /// The same, to be changed.
    pub(super) fn change(&mut self, id: I) -> Result<&mut T, MightyError> {
        self.rows.get_mut(&id).ok_or_else(|| missing(self.name))
    }

    /// Takes one out, or says that it is not there.
    pub(super) fn remove(&mut self, id: I) -> Result<T, MightyError> {
        self.rows.remove(&id).ok_or_else(|| missing(self.name))
    }

    pub(super) fn has(&self, id: I) -> bool {
        self.rows.contains_key(&id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values()
    }

    pub(super) fn all(&self) -> Vec<T> {
        self.iter().cloned().collect()
    }

    pub(super) fn filtered(&self, is_wanted: impl Fn(&T) -> bool) -> Vec<T> {
        self.iter().filter(|row| is_wanted(row)).cloned().collect()
    }

    /// Keeps only some.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&T) -> bool) {
        self.rows.retain(|_, row| is_kept(row));
    }
}
