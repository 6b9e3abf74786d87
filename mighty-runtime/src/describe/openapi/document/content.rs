//! The body of a request.

use serde_json::{Map, Value, json};

use super::known::Known;
use super::spec::{Entries, MediaType, RequestBody};
use crate::describe::declared::{Parameter, ParameterLocation};
use crate::describe::endpoint::Endpoint;

/// The body, if an argument makes one.
pub(super) fn request_body(endpoint: &Endpoint, known: &Known) -> Option<RequestBody> {
    let parts: Vec<(usize, &Parameter)> = at(endpoint, ParameterLocation::Part).collect();
    if !parts.is_empty() {
        let is_required = parts.iter().any(|(_, part)| part.is_required());
        return Some(body("multipart/form-data", is_required, Some(form_of_parts(&parts, known))));
    }
    if endpoint.sends_empty_object() {
        return Some(body("application/json", true, Some(json!({ "type": "object", "maxProperties": 0 }))));
    }
    [ParameterLocation::Body, ParameterLocation::Form].into_iter().find_map(|location| {
        let (index, parameter) = at(endpoint, location).next()?;
        let media_type = parameter.media_type()?;
        // What is text says no more of itself; of bytes OpenAPI wants no schema.
        let text = || media_type.starts_with("text/").then(|| json!({ "type": "string" }));
        let schema = known.argument(index).cloned().or_else(text);
        Some(body(media_type, parameter.is_required(), schema))
    })
}

fn at(endpoint: &Endpoint, location: ParameterLocation) -> impl Iterator<Item = (usize, &Parameter)> {
    endpoint.parameters().iter().enumerate().filter(move |(_, parameter)| parameter.location() == location)
}

fn body(media_type: &str, is_required: bool, schema: Option<Value>) -> RequestBody {
    RequestBody { required: is_required, content: content(media_type, schema) }
}

/// Content of one media type.
pub(super) fn content(media_type: &str, schema: Option<Value>) -> Entries<MediaType> {
    Entries(vec![(media_type.to_owned(), MediaType { schema })])
}

/// A property per part. Files have no schema: OpenAPI describes binary content by none.
fn form_of_parts(parts: &[(usize, &Parameter)], known: &Known) -> Value {
    let schema = |(index, part): &(usize, &Parameter)| {
        let unknown = if part.is_repeated() { json!({ "type": "array", "items": {} }) } else { json!({}) };
        (part.name().to_owned(), known.argument(*index).cloned().unwrap_or(unknown))
    };
    let properties: Map<String, Value> = parts.iter().map(schema).collect();
    let required: Vec<&str> =
        parts.iter().filter(|(_, part)| part.is_required()).map(|(_, part)| part.name()).collect();
    let mut form = json!({ "type": "object", "properties": properties });
    if let (Some(form), false) = (form.as_object_mut(), required.is_empty()) {
        form.insert("required".to_owned(), json!(required));
    }
    form
}
