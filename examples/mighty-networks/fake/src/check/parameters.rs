//! The parameters of a request.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::document::{Operation, Parameter};
use crate::schema::mistakes;

pub(super) fn in_path(operation: &Operation, sent: &[(&str, &str)]) -> Vec<String> {
    let decoded = sent.iter().map(|(name, value)| (*name, percent_decode_str(value).decode_utf8_lossy()));
    decoded.flat_map(|(name, value)| in_place(operation, true, name, &value)).collect()
}

pub(super) fn in_query(operation: &Operation, query: &str) -> Vec<String> {
    let sent: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let mut mistakes: Vec<String> =
        sent.iter().flat_map(|(name, value)| in_place(operation, false, name, value)).collect();
    for parameter in operation.parameters.iter().filter(|parameter| !parameter.is_in_path) {
        let times = sent.iter().filter(|(name, _)| *name == parameter.name).count();
        if times > 1 {
            mistakes.push(format!("the query parameter `{}` is there {times} times", parameter.name));
        }
        if parameter.is_required && times == 0 {
            mistakes.push(format!("the query parameter `{}` is missing", parameter.name));
        }
    }
    mistakes
}

fn in_place(operation: &Operation, is_in_path: bool, name: &str, value: &str) -> Vec<String> {
    let mut declared = operation.parameters.iter().filter(|parameter| parameter.is_in_path == is_in_path);
    match declared.find(|parameter| parameter.name == name) {
        Some(parameter) => {
            let mistakes = mistakes(&parameter.validator, &typed(parameter, value));
            mistakes.into_iter().map(|mistake| format!("the parameter `{name}` is wrong {mistake}")).collect()
        }
        None => vec![format!("there is no parameter `{name}`")],
    }
}

/// A URL holds text only: what looks like a value of a type that the schema allows is one.
fn typed(parameter: &Parameter, text: &str) -> Value {
    let allows = |kind: &str| {
        let alternatives = parameter.schema["oneOf"].as_array();
        let mut schemas = alternatives.into_iter().flatten().chain([&parameter.schema]);
        schemas.any(|schema| schema["type"] == kind)
    };
    match text {
        "true" | "false" if allows("boolean") => json!(text == "true"),
        _ if allows("integer") && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse::<u64>().map_or_else(|_| json!(text), |number| json!(number))
        }
        _ => json!(text),
    }
}
