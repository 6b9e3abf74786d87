//! Pairs as what they are about: a value, fields, elements.

use std::collections::BTreeMap;

use super::error::Error;
use super::pair::Pair;

/// How deep fields may be within fields. Serde's own limit for JSON is 128; who writes `a[b][c]` needs few.
const MAX_DEPTH: usize = 64;

/// What was said of a field, or of all.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// `a=1`, `a=2`
    pub(super) values: Vec<String>,
    /// `a[b]=1`, `a[0]=1`
    pub(super) fields: BTreeMap<String, Self>,
    /// `a[]=1`, `a[][b]=1`
    pub(super) elements: Vec<Self>,
}

impl Node {
    /// Names are names, whatever is in them.
    pub(super) fn flat(pairs: &[Pair]) -> Self {
        Self::of(pairs, |name| Some(vec![name])).unwrap_or_default()
    }

    /// `a[b]` is `b` in `a`.
    pub(super) fn nested(pairs: &[Pair]) -> Result<Self, Error> {
        Self::of(pairs, steps).ok_or_else(|| Error::new("a field is too deep within others"))
    }

    fn of<'a>(pairs: &'a [Pair], steps: impl Fn(&'a str) -> Option<Vec<&'a str>>) -> Option<Self> {
        let mut root = Self::default();
        for (name, value) in pairs {
            // An empty name is one, too.
            if let [first, rest @ ..] = steps(name)?.as_slice() {
                root.fields.entry((*first).to_owned()).or_default().add(rest, value);
            }
        }
        Some(root)
    }

    fn add(&mut self, steps: &[&str], value: &str) {
        match steps {
            [] => self.values.push(value.to_owned()),
            ["", rest @ ..] => {
                // The fields of an element follow each other: one that it has already belongs to the next.
                if rest.is_empty() || self.elements.last().is_none_or(|last| last.has(rest)) {
                    self.elements.push(Self::default());
                }
                if let Some(last) = self.elements.last_mut() {
                    last.add(rest, value);
                }
            }
            [name, rest @ ..] => self.fields.entry((*name).to_owned()).or_default().add(rest, value),
        }
    }

    /// Whether there is a value at the end of these steps, and room for none besides.
    fn has(&self, steps: &[&str]) -> bool {
        match steps {
            [] => !self.values.is_empty(),
            // Lists have always room.
            ["", rest @ ..] => !rest.is_empty() && self.elements.last().is_some_and(|last| last.has(rest)),
            [name, rest @ ..] => self.fields.get(*name).is_some_and(|field| field.has(rest)),
        }
    }

    /// Whether nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.fields.is_empty() && self.elements.is_empty()
    }

    /// The elements of a list, if its fields are numbers, in their order.
    pub(super) fn numbered(&self) -> Option<Vec<&Self>> {
        let number = |(name, field)| Some((str::parse::<u64>(name).ok()?, field));
        let mut numbered: Vec<(u64, &Self)> =
            self.fields.iter().map(|(name, field)| (name.as_str(), field)).map(number).collect::<Option<_>>()?;
        numbered.sort_by_key(|(number, _)| *number);
        Some(numbered.into_iter().map(|(_, field)| field).collect())
    }
}

/// `a[b][]` as `a`, `b` and an empty one. A bracket that is out of place is a part of the name. `None` if there are too many.
fn steps(name: &str) -> Option<Vec<&str>> {
    let inner = name.strip_suffix(']').and_then(|name| name.split_once('['));
    let Some((first, rest)) = inner.filter(|(first, _)| !first.is_empty()) else { return Some(vec![name]) };
    let steps: Vec<&str> = std::iter::once(first).chain(rest.split("][").take(MAX_DEPTH)).collect();
    (steps.len() <= MAX_DEPTH).then_some(steps)
}
