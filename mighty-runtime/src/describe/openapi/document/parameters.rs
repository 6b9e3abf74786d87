//! Parameters of path, query and headers.

use serde_json::{Map, Value, json};

use super::known::Known;
use super::spec::Parameter;
use crate::describe::declared::{self, ListStyle, Nesting, ParameterLocation};
use crate::describe::endpoint::Endpoint;

/// Headers that no parameter describes (OpenAPI 3.1, "Parameter Object", `name`).
const ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];

/// The parameters in the order of the arguments, the idempotency key last.
pub(super) fn parameters(endpoint: &Endpoint, path: &str, known: &Known) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for (index, parameter) in endpoint.parameters().iter().enumerate() {
        let schema = known.argument(index);
        match parameter.location() {
            ParameterLocation::Path => parameters.push(of_path(endpoint, path, parameter, schema)),
            ParameterLocation::Query => parameters.push(named(parameter, "query", schema)),
            ParameterLocation::Header => parameters.push(named(parameter, "header", schema)),
            ParameterLocation::Cookie => parameters.push(named(parameter, "cookie", schema)),
            ParameterLocation::QueryFields => parameters.extend(fields(parameter, schema)),
            ParameterLocation::Body | ParameterLocation::Form | ParameterLocation::Part => {}
        }
    }
    parameters.extend(endpoint.constant_query().iter().map(|(name, value)| always(name, "query", typed(value))));
    let is_parameter = |header: &&(&str, &str)| !ELSEWHERE.iter().any(|own| own.eq_ignore_ascii_case(header.0));
    let headers = endpoint.constant_headers().iter().filter(is_parameter);
    parameters.extend(headers.map(|(name, value)| always(name, "header", Value::from(*value))));
    parameters.extend(endpoint.idempotency_key().map(idempotency_key));
    without_second(parameters)
}

/// The placeholder at the same place of the path that the document has.
fn of_path(endpoint: &Endpoint, path: &str, parameter: &declared::Parameter, schema: Option<&Value>) -> Parameter {
    let index = placeholders(endpoint.path()).position(|name| name == parameter.name());
    let name = index.and_then(|index| placeholders(path).nth(index)).unwrap_or(parameter.name());
    Parameter { name: name.to_owned(), ..named(parameter, "path", schema) }
}

fn named(parameter: &declared::Parameter, location: &'static str, schema: Option<&Value>) -> Parameter {
    let unknown = if parameter.is_repeated() { json!({ "type": "array" }) } else { json!({}) };
    Parameter {
        name: parameter.name().to_owned(),
        location,
        description: None,
        required: parameter.is_required(),
        style: style(parameter.list_style()),
        explode: explode(parameter),
        schema: schema.cloned().unwrap_or(unknown),
    }
}

/// Whether each element of a list, or property of an object, is a pair of its own; `None` of what is neither.
fn explode(parameter: &declared::Parameter) -> Option<bool> {
    match parameter.list_style() {
        ListStyle::DeepObject => Some(true),
        style => parameter.is_repeated().then_some(style == ListStyle::Repeated),
    }
}

/// `None` for the style that queries have by default.
fn style(own: ListStyle) -> Option<&'static str> {
    match own {
        ListStyle::Repeated | ListStyle::Comma => None,
        ListStyle::Pipe => Some("pipeDelimited"),
        ListStyle::Space => Some("spaceDelimited"),
        ListStyle::DeepObject => Some("deepObject"),
    }
}

/// The fields of a flattened struct, as far as its schema tells them.
fn fields(parameter: &declared::Parameter, schema: Option<&Value>) -> Vec<Parameter> {
    let required = schema.and_then(|schema| schema.get("required")).and_then(Value::as_array);
    let properties = schema.and_then(|schema| schema.get("properties")).and_then(Value::as_object);
    let field = |(name, schema): (&String, &Value)| {
        let is_listed = required.is_some_and(|required| required.iter().any(|other| other == name));
        // What is null in JSON is not in a query at all.
        let (mut schema, is_nullable) = without_null(schema.clone());
        let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
        let is_list = schema.get("type").is_some_and(|own| own == "array");
        let is_scalar = schema.get("type").is_some_and(|own| own != "array" && own != "object");
        let (is_bracketed, is_deep) = match parameter.nesting() {
            Some(Nesting::Brackets) if is_list => (true, false),
            Some(_) => (false, !is_scalar),
            None => (false, false),
        };
        Parameter {
            name: if is_bracketed { format!("{name}[]") } else { name.clone() },
            location: "query",
            description: description.and_then(|text| text.as_str().map(str::to_owned)),
            required: parameter.is_required() && is_listed && !is_nullable && !is_list,
            style: is_deep.then_some("deepObject"),
            explode: (is_list || is_deep).then_some(true),
            schema,
        }
    };
    properties.into_iter().flatten().map(field).collect()
}

/// The schema without null, and whether it had it.
fn without_null(schema: Value) -> (Value, bool) {
    let Value::Object(mut object) = schema else { return (schema, false) };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        let count = types.len();
        types.retain(|own| own != "null");
        let is_nullable = types.len() < count;
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
        return (Value::Object(object), is_nullable);
    }
    let null = json!({ "type": "null" });
    if let Some(Value::Array(choices)) = object.get_mut("anyOf")
        && choices.contains(&null)
    {
        choices.retain(|choice| *choice != null);
        if let [only] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only.as_object().cloned().unwrap_or_else(Map::new));
        }
        return (Value::Object(object), true);
    }
    (Value::Object(object), false)
}

/// A value of a query, whose text does not tell a number from a text.
fn typed(value: &str) -> Value {
    match serde_json::from_str(value) {
        Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
        _ => Value::from(value),
    }
}

/// A parameter that is always the same.
fn always(name: &str, location: &'static str, value: Value) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location,
        description: None,
        required: true,
        style: None,
        explode: None,
        schema: Value::from_iter([("const", value)]),
    }
}

fn idempotency_key(header: &'static str) -> Parameter {
    Parameter {
        name: header.to_owned(),
        location: "header",
        description: Some("A key by which a repeated request is recognised: the same on every attempt.".to_owned()),
        required: false,
        style: None,
        explode: None,
        schema: json!({ "type": "string" }),
    }
}

/// A parameter is told from others by its name and its place; two arguments may fill one.
fn without_second(parameters: Vec<Parameter>) -> Vec<Parameter> {
    let mut kept: Vec<Parameter> = Vec::new();
    for parameter in parameters {
        let is_same = |other: &Parameter| {
            let is_same_name = match parameter.location {
                "header" => other.name.eq_ignore_ascii_case(&parameter.name),
                _ => other.name == parameter.name,
            };
            other.location == parameter.location && is_same_name
        };
        if !kept.iter().any(is_same) {
            kept.push(parameter);
        }
    }
    kept
}

/// The placeholders of a template, in order.
fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|piece| piece.split('}').next())
}
