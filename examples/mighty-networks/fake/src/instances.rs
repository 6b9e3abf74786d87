//! Values made from the schemas of the API's document.
//!
//! They are the same each time: a field's value depends on its schema and its name alone.

use serde_json::{Map, Value, json};

/// The API's document.
pub fn document() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).expect("the document is JSON")
}

/// Which fields of an object to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    /// All that the schema has.
    All,
    /// Those that it requires.
    Required,
    /// All; those that it does not require are null.
    OptionalNull,
    /// All, and some that the schema does not have.
    Unknown,
}

/// Makes values from the schemas of one document.
#[derive(Clone, Copy, Debug)]
pub struct Instances<'d> {
    document: &'d Value,
}

impl<'d> Instances<'d> {
    /// Values of the schemas of `document`.
    #[must_use]
    pub fn of(document: &'d Value) -> Self {
        Self { document }
    }

    /// The schema with this name under `components`.
    pub fn schema(self, name: &str) -> &'d Value {
        &self.document["components"]["schemas"][name]
    }

    /// The schema that `schema` refers to, or `schema` itself.
    pub fn resolved(self, schema: &'d Value) -> &'d Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("references stay in the document");
                self.document.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
            }
            None => schema,
        }
    }

    /// A value that fits `schema`.
    pub fn make(self, schema: &'d Value, fields: Fields) -> Value {
        self.value(schema, "value", fields)
    }

    fn value(self, schema: &'d Value, name: &str, fields: Fields) -> Value {
        let schema = self.resolved(schema);
        if let Some(first) = schema["oneOf"].get(0) {
            return self.value(first, name, fields);
        }
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        match kind(schema) {
            "object" => self.object(schema, fields),
            "array" => json!([self.value(&schema["items"], name, fields)]),
            "integer" => json!(number(name)),
            "boolean" => json!(true),
            "string" => json!(text(schema, name)),
            other => panic!("{name} is of type {other:?}"),
        }
    }

    fn object(self, schema: &'d Value, fields: Fields) -> Value {
        let none = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&none);
        let mut object: Map<String, Value> = properties
            .iter()
            .filter(|(name, _)| fields != Fields::Required || is_required(schema, name))
            .map(|(name, property)| {
                let is_null = fields == Fields::OptionalNull && !is_required(schema, name);
                let value = if is_null { Value::Null } else { self.value(property, name, fields) };
                (name.clone(), value)
            })
            .collect();
        if fields == Fields::Unknown {
            object.insert("zz_added_later".to_owned(), json!({"by": ["them", 1, null]}));
        }
        Value::Object(object)
    }
}

/// Whether `schema` requires the property `name`.
pub fn is_required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|required| required.iter().any(|required| required == name))
}

/// The type of a schema; of several the first.
fn kind(schema: &Value) -> &str {
    schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default()
}

/// A number of the field's own, so that two fields cannot be taken for each other.
fn number(name: &str) -> u64 {
    name.bytes().fold(7, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte))
}

fn text(schema: &Value, name: &str) -> String {
    match schema["format"].as_str() {
        Some("date-time") => "2026-03-04T05:06:07Z".to_owned(),
        Some("email") => format!("{}@example.org", name.replace('_', ".")),
        Some("uri") => format!("https://engines.mn.co/{name}"),
        _ => format!("some {name}"),
    }
}
