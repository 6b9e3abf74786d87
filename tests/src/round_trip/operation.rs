//! An operation of a document, as a request without any of the library.

use bytes::Bytes;
use mighty_runtime::http::header::CONTENT_TYPE;
use mighty_runtime::http::{Method, Request, Uri};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::instances::Instances;

/// One operation.
#[derive(Debug)]
pub struct Operation<'d> {
    /// Method and path.
    pub name: String,
    method: Method,
    path: &'d str,
    parameters: Vec<&'d Value>,
    body: Option<&'d Value>,
    /// The parts of a form.
    parts: Option<&'d Value>,
    /// The success, with the schema of its body.
    pub success: (u16, Option<&'d Value>),
}

/// A request, and what it says beside its text.
#[derive(Debug)]
pub struct Asked {
    /// The request.
    pub request: Request<Bytes>,
    /// Pairs of its query.
    pub query: Vec<(String, String)>,
    /// Its body.
    pub body: Option<Value>,
}

/// The operations of `document`.
#[must_use]
pub fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let methods =
        paths.flat_map(|(path, item)| item.as_object().into_iter().flatten().map(move |each| (path, item, each)));
    methods
        .filter_map(|(path, item, (method, operation))| Operation::read(document, path, item, method, operation))
        .collect()
}

impl<'d> Operation<'d> {
    fn read(document: &'d Value, path: &'d str, item: &'d Value, method: &str, operation: &'d Value) -> Option<Self> {
        let responses = operation["responses"].as_object()?;
        let mut statuses =
            responses.iter().filter_map(|(status, response)| Some((status.parse::<u16>().ok()?, response)));
        let (status, response) = statuses.find(|(status, _)| (200..300).contains(status))?;
        let listed = |of: &'d Value| of["parameters"].as_array().into_iter().flatten();
        let resolved = |parameter: &'d Value| match parameter["$ref"].as_str() {
            Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap_or(parameter),
            None => parameter,
        };
        Some(Self {
            name: format!("{} {path}", method.to_uppercase()),
            method: method.to_uppercase().parse().ok()?,
            path,
            parameters: listed(item).chain(listed(operation)).map(resolved).collect(),
            body: operation.pointer("/requestBody/content/application~1json/schema"),
            parts: operation.pointer("/requestBody/content/multipart~1form-data/schema"),
            success: (status, response.pointer("/content/application~1json/schema")),
        })
    }

    /// A request of it.
    #[must_use]
    pub fn ask(&self, instances: &mut Instances<'d>) -> Asked {
        let mut path = self.path.to_owned();
        let mut query = Vec::new();
        let mut request = Request::builder().method(self.method.clone());
        for parameter in &self.parameters {
            let name = parameter["name"].as_str().unwrap_or_default();
            let is_path = parameter["in"] == "path";
            if !is_path && parameter["required"] != true && instances.toss() {
                continue;
            }
            let values = texts(&instances.value(&parameter["schema"]));
            match parameter["in"].as_str() {
                Some("path") => {
                    path = path.replace(&format!("{{{name}}}"), &encoded(values.first().map_or("7", String::as_str)))
                }
                Some("query") => query.extend(values.into_iter().map(|value| (name.to_owned(), value))),
                Some("header") => request = request.header(name, values.first().map_or("x", String::as_str)),
                _ => {}
            }
        }
        let pairs: Vec<String> =
            query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let target = if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) };
        let body = self.body.map(|schema| instances.value(schema));
        let bytes = body.as_ref().map(Value::to_string).unwrap_or_default();
        if body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        let request = request.uri(target.parse::<Uri>().unwrap());
        let request = match self.parts {
            Some(schema) => {
                let form = form(schema, &instances.value(schema));
                request.header(CONTENT_TYPE, "multipart/form-data; boundary=between").body(form)
            }
            None => request.body(Bytes::from(bytes)),
        };
        Asked { request: request.unwrap(), query, body }
    }
}

/// An object as parts: text, or bytes with a file's name.
fn form(schema: &Value, value: &Value) -> Bytes {
    let mut form = String::new();
    for (name, part) in value.as_object().into_iter().flatten() {
        let is_file = schema["properties"][name]["format"] == "binary";
        let file = if is_file { "; filename=\"a b.png\"\r\nContent-Type: image/png" } else { "" };
        for text in texts(part) {
            form += &format!("--between\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n");
        }
    }
    (form + "--between--\r\n").into()
}

/// A value as texts of a query: a list one by one.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
