//! Schemas of the document as the server takes them: to the letter.

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::Instances;

/// What `schema` allows. References are followed, fields that it does not have are refused, and so are numbers that do not
/// fit their format: none of which JSON Schema does by itself.
pub(crate) fn strict(instances: Instances<'_>, schema: &Value) -> Value {
    let schema = instances.resolved(schema);
    let mut strict: Map<String, Value> = schema.as_object().cloned().unwrap_or_default();
    for (keyword, value) in &mut strict {
        *value = match (keyword.as_str(), &*value) {
            ("properties", Value::Object(properties)) => {
                properties.iter().map(|(name, property)| (name.clone(), self::strict(instances, property))).collect()
            }
            ("oneOf", Value::Array(alternatives)) => {
                alternatives.iter().map(|alternative| self::strict(instances, alternative)).collect()
            }
            ("items", items) => self::strict(instances, items),
            (_, same) => same.clone(),
        };
    }
    if strict.contains_key("properties") {
        strict.insert("additionalProperties".to_owned(), json!(false));
    }
    if strict.get("format").is_some_and(|format| format == "uint64") {
        strict.insert("minimum".to_owned(), json!(0));
        strict.insert("maximum".to_owned(), json!(u64::MAX));
    }
    Value::Object(strict)
}

/// Compiles a schema; formats such as `date-time` count.
pub(crate) fn compile(strict: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(strict).expect("the document's schemas are valid")
}

/// What is wrong with `value`, each mistake with where it is.
pub(crate) fn mistakes(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors.map(|error| format!("at `{}`: {error}", error.instance_path())).collect()
}
