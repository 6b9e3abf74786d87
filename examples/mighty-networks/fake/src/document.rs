//! The operations of the document.

use http::{Method, StatusCode};
use jsonschema::Validator;
use serde_json::Value;

use crate::schema::{compile, strict};
use crate::{Instances, document};

/// The document, and what is checked and answered by it.
pub(crate) struct Document {
    value: Value,
    operations: Vec<Operation>,
}

/// One operation.
pub(crate) struct Operation {
    /// As in `get_member`.
    pub(crate) id: String,
    method: Method,
    /// The pieces between the slashes; placeholders in braces.
    pieces: Vec<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
    pub(crate) success: StatusCode,
    /// What a success looks like; `None` is an answer without a body.
    answer: Option<Value>,
}

/// A parameter of the path or of the query.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) is_in_path: bool,
    pub(crate) is_required: bool,
    pub(crate) schema: Value,
    pub(crate) validator: Validator,
}

/// What an operation wants to be sent.
pub(crate) enum RequestBody {
    Json(Box<Validator>),
    /// The parts with their schemas.
    Multipart(serde_json::Map<String, Value>),
}

impl Document {
    pub(crate) fn new() -> Self {
        let value = document();
        let instances = Instances::of(&value);
        let paths = value["paths"].as_object().expect("the document has paths").iter();
        let operations = paths.flat_map(|(path, item)| {
            let methods = item.as_object().expect("a path has operations").iter();
            methods.map(move |(method, operation)| Operation::read(instances, method, path, operation))
        });
        let operations = operations.collect();
        Self { value, operations }
    }

    pub(crate) fn instances(&self) -> Instances<'_> {
        Instances::of(&self.value)
    }

    /// The operation at `path`, with the values of its placeholders as they were sent. Of several templates the one with
    /// fewer placeholders is meant.
    pub(crate) fn find<'p>(&self, method: &Method, path: &'p str) -> Option<(&Operation, Vec<(&str, &'p str)>)> {
        let found = self.operations.iter().filter(|operation| operation.method == *method);
        let found = found.filter_map(|operation| Some((operation, operation.placeholders_in(path)?)));
        found.min_by_key(|(_, placeholders)| placeholders.len())
    }

    /// The schema of an operation's success.
    pub(crate) fn answer<'d>(&'d self, operation: &'d Operation) -> Option<&'d Value> {
        operation.answer.as_ref().map(|schema| self.instances().resolved(schema))
    }
}

impl Operation {
    fn read(instances: Instances<'_>, method: &str, path: &str, operation: &Value) -> Self {
        let responses = operation["responses"].as_object().expect("an operation has responses");
        let (success, response) =
            responses.iter().find(|(status, _)| status.starts_with('2')).expect("one is a success");
        let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        Self {
            id: text(&operation["operationId"]).to_owned(),
            method: method.to_uppercase().parse().expect("a method"),
            pieces: path.split('/').map(str::to_owned).collect(),
            parameters: parameters.iter().map(|parameter| Parameter::read(instances, parameter)).collect(),
            body: operation.get("requestBody").map(|body| RequestBody::read(instances, &body["content"])),
            success: success.parse().expect("a status"),
            answer: response.pointer("/content/application~1json/schema").cloned(),
        }
    }

    fn placeholders_in<'p>(&self, path: &'p str) -> Option<Vec<(&str, &'p str)>> {
        let sent: Vec<&str> = path.split('/').collect();
        if sent.len() != self.pieces.len() {
            return None;
        }
        let mut values = Vec::new();
        for (piece, sent) in self.pieces.iter().zip(sent) {
            match piece.strip_prefix('{').and_then(|piece| piece.strip_suffix('}')) {
                Some(name) if !sent.is_empty() => values.push((name, sent)),
                None if piece == sent => {}
                _ => return None,
            }
        }
        Some(values)
    }
}

impl Parameter {
    fn read(instances: Instances<'_>, parameter: &Value) -> Self {
        let schema = strict(instances, &parameter["schema"]);
        Self {
            name: text(&parameter["name"]).to_owned(),
            is_in_path: parameter["in"] == "path",
            is_required: parameter["required"] == true,
            validator: compile(&schema),
            schema,
        }
    }
}

impl RequestBody {
    fn read(instances: Instances<'_>, content: &Value) -> Self {
        let multipart = &content["multipart/form-data"]["schema"];
        match strict(instances, multipart)["properties"].as_object() {
            Some(parts) => Self::Multipart(parts.clone()),
            None => Self::Json(Box::new(compile(&strict(instances, &content["application/json"]["schema"])))),
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
