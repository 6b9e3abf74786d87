//! What is known of an endpoint beyond its descriptor: the author's words, and the schemas of its types.

use serde_json::Value;

#[cfg(not(feature = "schemars"))]
use super::spec::Entries;
use crate::describe::declared::StatusPattern;
#[cfg(not(feature = "schemars"))]
use crate::describe::endpoint::Endpoint;

/// A media type and the schema of what is written in it.
pub(super) type Content = (&'static str, Option<Value>);

/// What is known of a success.
#[derive(Debug, Default)]
pub(super) struct Success {
    /// The media type of its body and its schema, unless that is ignored.
    pub(super) content: Option<Content>,
    /// Headers that are read: the name, whether it is always there, and its schema.
    pub(super) headers: Vec<(&'static str, bool, Option<Value>)>,
}

/// What is known of one endpoint; nothing, without the feature `schemars`.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The documentation of its method.
    pub(super) docs: &'static str,
    /// The schemas of its arguments, in the order of its parameters; of a flattened struct, that of the struct.
    pub(super) arguments: Vec<Option<Value>>,
    /// What a success holds.
    pub(super) success: Success,
    /// The same by status, where each success is a variant.
    pub(super) successes: Vec<(u16, Success)>,
    /// The schemas of the error bodies that are not the API's, by variant.
    pub(super) errors: Vec<(&'static str, Option<Value>)>,
    /// The schema of the API's error body.
    pub(super) api_error: Option<Value>,
}

impl Known {
    /// The schema of the argument behind the parameter at this place.
    pub(super) fn argument(&self, index: usize) -> Option<&Value> {
        self.arguments.get(index).and_then(Option::as_ref)
    }

    /// What a success with this status holds.
    pub(super) fn success_of(&self, status: StatusPattern) -> &Success {
        let own = self.successes.iter().find(|(own, _)| StatusPattern::Status(*own) == status);
        own.map_or(&self.success, |(_, success)| success)
    }

    /// The schema of the body that a variant holds.
    pub(super) fn error(&self, variant: &str) -> Option<&Value> {
        let own = self.errors.iter().find(|(name, _)| *name == variant);
        own.map_or(self.api_error.as_ref(), |(_, schema)| schema.as_ref())
    }
}

/// Stands in for the schemas where the library is built without them.
#[cfg(not(feature = "schemars"))]
#[derive(Debug)]
pub(super) struct Schemas;

#[cfg(not(feature = "schemars"))]
impl Schemas {
    pub(super) fn new(_: &[&'static Endpoint]) -> Self {
        Self
    }

    #[allow(clippy::unused_self, reason = "with schemas it has a use")]
    pub(super) fn of(&mut self, _: &Endpoint) -> Known {
        Known::default()
    }

    #[allow(clippy::unused_self, reason = "the same")]
    pub(super) fn components(self) -> Entries<Value> {
        Entries::default()
    }
}
