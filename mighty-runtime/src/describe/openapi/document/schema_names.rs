//! What the schemas of types are called in a document, where each name may be there once and consist of few characters only.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// Where a document has its schemas.
const SCHEMAS: &str = "#/components/schemas/";
/// Where the generator of requests says that they are, until it is known what they are called.
pub(super) const REQUESTS: &str = "#/components/requests/";
/// The same of answers.
pub(super) const ANSWERS: &str = "#/components/answers/";

/// The names in the document, by the names that the generators give.
#[derive(Debug, Default)]
pub(super) struct SchemaNames {
    requests: BTreeMap<String, String>,
    answers: BTreeMap<String, String>,
}

impl SchemaNames {
    /// The names of all schemas: a type's own as far as it is allowed, and another for one that is sent in another way than
    /// it is returned.
    pub(super) fn of(requests: &Map<String, Value>, answers: &Map<String, Value>) -> Self {
        let differing = differing(requests, answers);
        let mut taken = BTreeSet::new();
        let all: BTreeSet<&String> = requests.keys().chain(answers.keys()).collect();
        // Those that may stay as they are go first.
        let (stay, change): (Vec<&String>, Vec<&String>) = all.into_iter().partition(|name| allowed(name) == **name);
        let own: BTreeMap<String, String> =
            stay.into_iter().chain(change).map(|name| (name.clone(), free(allowed(name), &mut taken))).collect();
        let mut names = Self { requests: own.clone(), answers: own };
        for name in differing {
            let other = free(allowed(&name) + "Request", &mut taken);
            names.requests.insert(name, other);
        }
        names
    }

    /// The name of what is sent.
    pub(super) fn of_request<'a>(&'a self, name: &'a String) -> &'a String {
        self.requests.get(name).unwrap_or(name)
    }

    /// The name of what is returned.
    pub(super) fn of_answer<'a>(&'a self, name: &'a String) -> &'a String {
        self.answers.get(name).unwrap_or(name)
    }

    /// The schema with its references as the document has them.
    pub(super) fn in_document(&self, mut schema: Value) -> Value {
        for_each_reference(&mut schema, &mut |reference| {
            if let Some(token) = reference.strip_prefix(REQUESTS) {
                *reference = format!("{SCHEMAS}{}", self.of_request(&name(token)));
            } else if let Some(token) = reference.strip_prefix(ANSWERS) {
                *reference = format!("{SCHEMAS}{}", self.of_answer(&name(token)));
            }
        });
        schema
    }
}

/// The name with nothing in it that the keys of components may not have: `Page_Order_` for `Page<Order>`.
fn allowed(name: &str) -> String {
    let is_allowed = |c: &char| c.is_ascii_alphanumeric() || ['.', '_', '-'].contains(c);
    name.chars().map(|c| if is_allowed(&c) { c } else { '_' }).collect()
}

/// The name, or what comes near to it if it is taken.
fn free(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// The name in a reference: a token of a JSON pointer (RFC 6901) in a fragment.
fn name(token: &str) -> String {
    percent_decode_str(token).decode_utf8_lossy().replace("~1", "/").replace("~0", "~")
}

/// The requests' schemas that are not the answers' of the same name, by themselves or by what they refer to.
fn differing(requests: &Map<String, Value>, answers: &Map<String, Value>) -> BTreeSet<String> {
    let mut differing = BTreeSet::new();
    loop {
        let count = differing.len();
        for (own, schema) in requests {
            let Some(answer) = answers.get(own).filter(|_| !differing.contains(own)) else { continue };
            let (mut schema, mut differs) = (schema.clone(), false);
            for_each_reference(&mut schema, &mut |reference| {
                if let Some(token) = reference.strip_prefix(REQUESTS) {
                    differs |= differing.contains(&name(token));
                    *reference = format!("{ANSWERS}{token}");
                }
            });
            if differs || schema != *answer {
                differing.insert(own.clone());
            }
        }
        if differing.len() == count {
            return differing;
        }
    }
}

fn for_each_reference(schema: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref") {
                change(reference);
            }
            object.values_mut().for_each(|value| for_each_reference(value, change));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| for_each_reference(value, change)),
        _ => {}
    }
}
