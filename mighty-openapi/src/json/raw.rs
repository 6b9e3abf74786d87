//! A document as it is written, its references not yet followed.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::entries::{self, Entries};
use super::error::ReadError;
use super::raw_response::{IfObject, RawResponse};

/// Which specification a text follows.
#[derive(Debug, Deserialize)]
pub(super) struct Version {
    openapi: Option<String>,
    /// The name of that field until version 2.
    swagger: Option<String>,
}

impl Version {
    pub(super) fn check(self) -> Result<(), ReadError> {
        match (self.openapi, self.swagger) {
            (Some(version), _) if is_read(&version) => Ok(()),
            (Some(version), _) | (None, Some(version)) => Err(ReadError::Version(version)),
            (None, None) => Err(ReadError::NotOpenApi),
        }
    }
}

/// Whether a version is 3.0 or 3.1, whichever patch; some documents leave the patch out.
fn is_read(version: &str) -> bool {
    ["3.0", "3.1"].iter().any(|read| {
        let patch = version.strip_prefix(read);
        patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
    })
}

#[derive(Debug, Deserialize)]
#[serde(expecting = "a document")]
pub(super) struct RawDocument {
    #[serde(default, deserialize_with = "entries::paths")]
    pub(super) paths: Entries<RawPath>,
    #[serde(default)]
    pub(super) components: RawComponents,
    /// What operations need that do not say it themselves.
    #[serde(default)]
    pub(super) security: serde_json::Value,
}

/// What parts of operations may refer to.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "components")]
pub(super) struct RawComponents {
    pub(super) parameters: Entries<RawParameter>,
    pub(super) request_bodies: Entries<RawBody>,
    pub(super) path_items: Entries<RawPath>,
    pub(super) responses: Entries<IfObject<RawResponse>>,
    pub(super) security_schemes: Entries<IfObject<RawScheme>>,
}

/// A security scheme, as far as it is a header or a cookie.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RawScheme {
    #[serde(rename = "in")]
    pub(super) location: Option<String>,
    pub(super) name: Option<String>,
}

/// A path item. What stands under an extension (`x-…`) or any other name is no method.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a path item")]
pub(super) struct RawPath {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    pub(super) parameters: Vec<RawParameter>,
    get: Option<RawOperation>,
    put: Option<RawOperation>,
    post: Option<RawOperation>,
    delete: Option<RawOperation>,
    options: Option<RawOperation>,
    head: Option<RawOperation>,
    patch: Option<RawOperation>,
    trace: Option<RawOperation>,
}

impl RawPath {
    /// The operations, each with its method, in the order in which the specification lists the methods.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&'static str, &RawOperation)> {
        let all = [
            ("GET", &self.get),
            ("PUT", &self.put),
            ("POST", &self.post),
            ("DELETE", &self.delete),
            ("OPTIONS", &self.options),
            ("HEAD", &self.head),
            ("PATCH", &self.patch),
            ("TRACE", &self.trace),
        ];
        all.into_iter().filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an operation")]
pub(super) struct RawOperation {
    pub(super) operation_id: Option<String>,
    #[serde(default)]
    pub(super) parameters: Vec<RawParameter>,
    pub(super) request_body: Option<RawBody>,
    #[serde(default)]
    pub(super) responses: Entries<IfObject<RawResponse>>,
    #[serde(default)]
    pub(super) security: serde_json::Value,
}

/// A parameter, or a reference to one.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a parameter")]
pub(super) struct RawParameter {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    pub(super) name: Option<String>,
    #[serde(rename = "in")]
    pub(super) location: Option<String>,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) style: Option<String>,
    pub(super) explode: Option<bool>,
    pub(super) content: Option<IgnoredAny>,
    #[serde(default)]
    pub(super) schema: IfObject<RawSchema>,
}

/// Of a schema, as much as tells a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RawSchema {
    #[serde(rename = "type")]
    kind: serde_json::Value,
}

impl RawSchema {
    /// Whether it is one: `"array"`, or since OpenAPI 3.1 `["array", "null"]`.
    pub(super) fn is_array(&self) -> bool {
        let kinds = self.kind.as_array().map_or(std::slice::from_ref(&self.kind), Vec::as_slice);
        kinds.iter().any(|kind| kind == "array")
    }
}

/// The body of a request, or a reference to one.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a request body")]
pub(super) struct RawBody {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) content: Entries<IgnoredAny>,
}
