//! What a parser says, without the value that it says it of: a value may be secret, and the words go into answers and logs.

use crate::base::text::OneLine;

/// Shorter values are not taken out: they would be found in any text, and are no secret.
const MIN: usize = 4;

/// Stands for a value.
const GONE: &str = "…";

/// `text` on one line, without any of `values`.
pub(super) fn scrubbed<'a>(text: &str, values: impl IntoIterator<Item = &'a str>) -> String {
    let mut values: Vec<String> = values.into_iter().filter(|value| value.len() >= MIN).flat_map(written).collect();
    // A value may be a part of another.
    values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    let mut text = text.to_owned();
    for value in values {
        if text.contains(&value) {
            text = text.replace(&value, GONE);
        }
    }
    OneLine(&text).to_string()
}

/// As it is, and as `Debug` shows it.
fn written(value: &str) -> [String; 2] {
    [value.to_owned(), value.escape_debug().to_string()]
}

/// The texts and numbers in a JSON body.
pub(super) fn values_of(json: &[u8]) -> Vec<String> {
    let mut values = Vec::new();
    let mut open: Vec<serde_json::Value> = serde_json::from_slice(json).ok().into_iter().collect();
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::String(text) => values.push(text),
            serde_json::Value::Number(number) => values.push(number.to_string()),
            serde_json::Value::Array(elements) => open.extend(elements),
            serde_json::Value::Object(members) => open.extend(members.into_iter().map(|(_, member)| member)),
            serde_json::Value::Null | serde_json::Value::Bool(_) => {}
        }
    }
    values
}
