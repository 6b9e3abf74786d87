//! Whether another server answers as the document says.

use std::fmt;

use http::{Method, StatusCode};
use serde_json::Value;

use crate::document::Document;
use crate::schema::{compile, mistakes, strict};

/// Compares the answers of a server with the document.
pub struct Answers(Document);

impl Answers {
    /// By the API's document.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it reads the document, which is no default of anything")]
    pub fn new() -> Self {
        Self(Document::new())
    }

    /// What of a success the document does not allow, each mistake with where it is: another status, a field that is missing, or
    /// that it does not have, or of another type. A null is taken for a field that is not there.
    #[must_use]
    pub fn mistakes(&self, method: &Method, path: &str, status: StatusCode, body: &[u8]) -> Vec<String> {
        let Some((operation, _)) = self.0.find(method, path) else { return vec!["no operation".to_owned()] };
        if operation.success != status {
            return vec![format!("{}: {status}, not {}", operation.id, operation.success)];
        }
        let Some(schema) = self.0.answer(operation) else {
            return if body.is_empty() { Vec::new() } else { vec![format!("{}: a body", operation.id)] };
        };
        // An object without fields may as well be nothing.
        let body = if body.is_empty() { b"{}" } else { body };
        let Ok(mut value) = serde_json::from_slice(body) else { return vec![format!("{}: no JSON", operation.id)] };
        drop_nulls(&mut value);
        let validator = compile(&strict(self.0.instances(), schema));
        mistakes(&validator, &value).into_iter().map(|mistake| format!("{}: {mistake}", operation.id)).collect()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};

    use super::Answers;

    #[test]
    fn what_the_document_does_not_say_is_told() {
        let answers = Answers::new();
        let asked = |path: &str, status, body: &str| {
            let path = format!("/admin/v1/networks/17/{path}");
            answers.mistakes(&Method::GET, &path, status, body.as_bytes())
        };
        let dates = r#""created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z""#;
        let space = |rest: &str| format!(r#"{{"id": 1, "name": "Square", {dates}{rest}}}"#);
        assert_eq!(asked("spaces/1", StatusCode::OK, &space(r#", "collection_id": null"#)), Vec::<String>::new());
        let told = asked("spaces/1", StatusCode::OK, &space(r#", "colour": "red""#)).join("\n");
        assert!(told.contains("get_space: ") && told.contains("colour"), "{told}");
        for (path, status, body) in [
            ("spaces/1", StatusCode::OK, "{}"),
            ("spaces/1", StatusCode::CREATED, &space("")),
            ("spaces/1", StatusCode::OK, "<html>"),
            ("space/1", StatusCode::OK, "{}"),
        ] {
            assert!(!asked(path, status, body).is_empty(), "{path} {status} {body}");
        }
    }
}
