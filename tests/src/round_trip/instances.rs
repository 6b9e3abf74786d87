//! Random values of JSON Schemas, as far as the documents of the examples' APIs use them.

use serde_json::{Map, Value, json};

/// Makes values of the schemas of one document, others with each seed.
#[derive(Debug)]
pub struct Instances<'d> {
    document: &'d Value,
    random: fastrand::Rng,
}

/// Texts that have what a URL, a header, a form or JSON writes otherwise.
const TEXTS: [&str; 10] = ["plain", "a b", "ü/ß", "50%", "a&b=c", "+1", "\"quoted\"", "#?;:@", "日本", "{braces}"];

impl<'d> Instances<'d> {
    /// Values of the schemas of `document`.
    #[must_use]
    pub fn of(document: &'d Value, seed: u64) -> Self {
        Self { document, random: fastrand::Rng::with_seed(seed) }
    }

    /// A value that fits `schema`.
    pub fn value(&mut self, schema: &'d Value) -> Value {
        let schema = self.resolved(schema);
        for alternatives in ["oneOf", "anyOf"] {
            if let Some(alternatives) = schema[alternatives].as_array() {
                return self.random.choice(alternatives).map_or(Value::Null, |chosen| self.value(chosen));
            }
        }
        if let Some(all) = schema["allOf"].as_array() {
            let parts: Vec<Value> = all.iter().map(|part| self.value(part)).collect();
            return parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten().collect();
        }
        if let Some(values) = schema["enum"].as_array() {
            return self.random.choice(values).cloned().unwrap_or_default();
        }
        match kind(schema) {
            "object" => self.object(schema),
            "array" => (0..self.random.usize(0..4)).map(|_| self.value(&schema["items"])).collect(),
            "integer" => json!(self.random.u32(1..)),
            "number" => json!(f64::from(self.random.i16(..)) / 4.0),
            "boolean" => json!(self.random.bool()),
            "string" => Value::String(self.text(schema)),
            _ => Value::Null,
        }
    }

    /// What is required, and half of the rest.
    fn object(&mut self, schema: &'d Value) -> Value {
        let Some(properties) = schema["properties"].as_object() else { return json!({}) };
        let mut object = Map::new();
        for (name, property) in properties {
            let is_required =
                schema["required"].as_array().is_some_and(|names| names.iter().any(|other| other == name));
            if is_required || self.random.bool() {
                object.insert(name.clone(), self.value(property));
            }
        }
        Value::Object(object)
    }

    fn text(&mut self, schema: &Value) -> String {
        let number = self.random.u8(10..29);
        if schema["pattern"].is_string() {
            return format!("engines-{number}");
        }
        match schema["format"].as_str() {
            Some("date-time") => format!("2026-03-{number}T05:06:07Z"),
            Some("date") => format!("2026-03-{number}"),
            Some("email") => format!("someone.{number}@example.org"),
            Some("uri") => format!("https://engines.example/{number}?a=b%20c"),
            Some("uuid") => format!("00000000-0000-4000-8000-0000000000{number}"),
            _ => self.random.choice(TEXTS).unwrap_or("plain").to_owned(),
        }
    }

    fn resolved(&self, schema: &'d Value) -> &'d Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null),
            None => schema,
        }
    }

    /// Whether something happens that happens every other time.
    pub fn toss(&mut self) -> bool {
        self.random.bool()
    }
}

/// The type of a schema; of several the first.
fn kind(schema: &Value) -> &str {
    schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default()
}
