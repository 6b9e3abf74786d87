//! When things are there: `#[cfg(…)]`.

use proc_macro2::TokenStream;

/// The `cfg` predicates of an item: all of them have to hold. Empty means always.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cfg(pub Vec<TokenStream>);

impl Cfg {
    /// Whether the item is always there.
    pub(crate) fn is_always(&self) -> bool {
        self.0.is_empty()
    }
}

/// When one of several items is there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Presence(pub Vec<Cfg>);

impl Presence {
    /// When any of `items` is there; always, if one of them always is.
    pub(crate) fn any<'a>(items: impl Iterator<Item = &'a Cfg>) -> Self {
        let all: Vec<Cfg> = items.cloned().collect();
        if all.iter().any(Cfg::is_always) { Self::default() } else { Self(all) }
    }

    /// When either of two is there.
    pub(crate) fn or(self, other: &Self) -> Self {
        if self.0.is_empty() || other.0.is_empty() {
            return Self::default();
        }
        Self(self.0.into_iter().chain(other.0.iter().cloned()).collect())
    }
}
