//! A JSON object as a list, in the order of the text.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

/// Names and values, in order.
#[derive(Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

// Derived, it would ask for a default of `T`.
impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Visiting { is_wanted: |_| true, value: PhantomData })
    }
}

/// Only what begins with a slash: beside the paths of a document stand extensions of any form.
pub(super) fn paths<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Entries<T>, D::Error> {
    deserializer.deserialize_map(Visiting { is_wanted: |name| name.starts_with('/'), value: PhantomData })
}

struct Visiting<T> {
    is_wanted: fn(&str) -> bool,
    value: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Visiting<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if (self.is_wanted)(&name) {
                entries.push((name, map.next_value()?));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Entries(entries))
    }
}
