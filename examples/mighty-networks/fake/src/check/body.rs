//! The body of a request.

use std::collections::BTreeSet;

use http::{HeaderMap, header};
use http_body_util::{BodyDataStream, Full};
use hyper::body::Bytes;
use jsonschema::Validator;
use multer::{Field, Multipart};
use serde_json::{Map, Value};

use super::headers::text;
use crate::document::RequestBody;
use crate::schema::{compile, mistakes as against};

pub(super) async fn mistakes(wanted: Option<&RequestBody>, headers: &HeaderMap, sent: Vec<u8>) -> Vec<String> {
    let content_type = text(headers, &header::CONTENT_TYPE);
    match wanted {
        None if sent.is_empty() && content_type.is_none() => Vec::new(),
        None => vec![format!("a body of type {content_type:?} where there should be none: {}", shown(&sent))],
        Some(RequestBody::Json(validator)) => json(validator, content_type, &sent),
        Some(RequestBody::Multipart(parts)) => multipart(parts, content_type, sent).await,
    }
}

fn shown(body: &[u8]) -> String {
    String::from_utf8_lossy(body).into_owned()
}

fn json(validator: &Validator, content_type: Option<&str>, sent: &[u8]) -> Vec<String> {
    let mut mistakes = Vec::new();
    if content_type != Some("application/json") {
        mistakes.push(format!("the body's type is {content_type:?}, not `application/json`"));
    }
    match serde_json::from_slice(sent) {
        Ok(value) => {
            let found = against(validator, &value).into_iter();
            mistakes.extend(found.map(|mistake| format!("the body is wrong {mistake}")));
        }
        Err(error) => mistakes.push(format!("the body is not JSON, {error}: {}", shown(sent))),
    }
    mistakes
}

async fn multipart(parts: &Map<String, Value>, content_type: Option<&str>, sent: Vec<u8>) -> Vec<String> {
    let Some(Ok(boundary)) = content_type.map(multer::parse_boundary) else {
        return vec![format!("the body's type is {content_type:?}, not `multipart/form-data` with a boundary")];
    };
    let mut form = Multipart::new(BodyDataStream::new(Full::new(Bytes::from(sent))), boundary);
    let (mut mistakes, mut names) = (Vec::new(), BTreeSet::new());
    loop {
        match form.next_field().await {
            Ok(Some(field)) => {
                let name = field.name().unwrap_or_default().to_owned();
                mistakes.extend(part(parts, &name, field).await);
                if !names.insert(name.clone()) {
                    mistakes.push(format!("the part `{name}` is there more than once"));
                }
            }
            Ok(None) => return mistakes,
            Err(error) => {
                mistakes.push(format!("the body is no multipart form: {error}"));
                return mistakes;
            }
        }
    }
}

async fn part(parts: &Map<String, Value>, name: &str, field: Field<'_>) -> Vec<String> {
    let Some(schema) = parts.get(name) else { return vec![format!("there is no part `{name}`")] };
    let is_file = field.file_name().is_some_and(|file_name| !file_name.is_empty());
    let bytes = match field.bytes().await {
        Ok(bytes) => bytes,
        Err(error) => return vec![format!("the part `{name}` cannot be read: {error}")],
    };
    let value = match (schema["type"].as_str(), schema["format"].as_str()) {
        (_, Some("binary")) if is_file => return Vec::new(),
        (_, Some("binary")) => return vec![format!("the part `{name}` has no file name")],
        (Some("string"), _) => String::from_utf8(bytes.to_vec()).map(Value::from).map_err(|error| error.to_string()),
        _ => serde_json::from_slice(&bytes).map_err(|error| error.to_string()),
    };
    let found = value.map_or_else(|error| vec![error], |value| against(&compile(schema), &value));
    found.into_iter().map(|mistake| format!("the part `{name}` is wrong: {mistake}")).collect()
}
