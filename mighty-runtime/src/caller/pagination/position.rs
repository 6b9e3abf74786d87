//! A place in a list, to go on from.

use std::fmt;
use std::str::FromStr;

use http::uri::PathAndQuery;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::place::Place;

/// A place in a list: the page, and how many of its items were taken. It can be kept, as text or by serde, and given to a
/// stream of the same endpoint with the same arguments, in another process too: [`Items::starting_at`](crate::Items).
///
/// It is path and query of the page's request, and a count: `/v1/members?page=3#7`; behind that, where a value in the body of the
/// request leads to the page, this value, `/v1/search#7#"cursor"`. The origin is not in it, and neither is
/// the token; the arguments of the query are. It is as good as the server's pages are stable: items that were added to or
/// removed from the page before it is asked for again shift the count. Whoever gives one decides what is asked for with the
/// client's token, at the API's origin: take none from strangers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Position {
    target: PathAndQuery,
    taken: usize,
    /// JSON.
    value: Option<Box<str>>,
}

impl Position {
    pub(super) fn of(place: &Place, taken: usize) -> Option<Self> {
        Some(Self { target: place.uri.path_and_query()?.clone(), taken, value: place.value.clone() })
    }

    /// The value in the body of the page's request.
    pub(super) fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Path and query of the page.
    pub(super) fn target(&self) -> &str {
        self.target.as_str()
    }

    /// The same page, of which so many items were taken.
    pub(super) fn with_taken(self, taken: usize) -> Self {
        Self { taken, ..self }
    }

    /// How many items of the page were taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.taken
    }
}

/// Leaves path and query out: arguments are in them. `Display` shows them.
impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Position").field("taken", &self.taken).finish_non_exhaustive()
    }
}

/// `/v1/members?page=3#7`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.target, self.taken)?;
        self.value.as_ref().map_or(Ok(()), |value| write!(f, "#{value}"))
    }
}

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, PositionError> {
        let (target, behind) = text.split_once('#').ok_or(PositionError(()))?;
        let (taken, value) = behind.split_once('#').map_or((behind, None), |(taken, value)| (taken, Some(value)));
        let taken = taken.parse().map_err(|_| PositionError(()))?;
        let target = target.parse().map_err(|_| PositionError(()))?;
        let is_json = |value| serde_json::from_str::<IgnoredAny>(value).is_ok();
        if !text.starts_with('/') || !value.is_none_or(is_json) {
            return Err(PositionError(()));
        }
        Ok(Self { target, taken, value: value.map(Into::into) })
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A text that is no [`Position`]. It does not show the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionError(());

impl fmt::Display for PositionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a position in a list: a path, a query and a count, as in `/members?page=3#7`")
    }
}

impl std::error::Error for PositionError {}
