//! The schemas of types. What is sent is described as it is serialized, an answer as it is deserialized: a generator for each.

use std::collections::BTreeMap;

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value};

use super::known::Known;
use super::spec::Entries;
use crate::openapi::details::{Details, TypeSchema};
use crate::{Endpoint, ParameterLocation};

/// Where a document has its schemas.
const SCHEMAS: &str = "#/components/schemas/";
/// Where the generator of requests says that they are, until it is known which of them are named otherwise.
const REQUESTS: &str = "#/components/requests/";

/// The schemas of a document.
#[derive(Debug)]
pub(super) struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
    /// The names of requests' schemas that differ from an answer's of the same name, and their names in the document.
    renamed: BTreeMap<String, String>,
}

impl Schemas {
    /// The schemas of all types of these endpoints.
    pub(super) fn new(endpoints: &[&'static Endpoint]) -> Self {
        let mut schemas = Self {
            requests: generator(SchemaSettings::draft2020_12().for_serialize(), REQUESTS),
            answers: generator(SchemaSettings::draft2020_12().for_deserialize(), SCHEMAS),
            renamed: BTreeMap::new(),
        };
        for endpoint in endpoints {
            schemas.of(endpoint);
        }
        schemas.renamed = renamed(schemas.requests.definitions(), schemas.answers.definitions());
        schemas
    }

    /// What is known of an endpoint.
    pub(super) fn of(&mut self, endpoint: &Endpoint) -> Known {
        let Details { docs, arguments, success, errors, api_error } = endpoint.details();
        let locations = endpoint.parameters().iter().map(crate::Parameter::location);
        let arguments = arguments.iter().zip(locations).map(|(schema, location)| self.argument(*schema, location));
        Known {
            docs,
            arguments: arguments.collect(),
            success: success.map(|(media_type, schema)| (media_type, self.answer(schema))),
            errors: errors.iter().map(|(variant, schema)| (*variant, self.answer(*schema))).collect(),
            api_error: self.answer(api_error),
        }
    }

    /// What all references lead to, by name.
    pub(super) fn components(mut self) -> Entries<Value> {
        let requests = self.requests.take_definitions(true);
        let mut all = self.answers.take_definitions(true);
        for (name, schema) in requests {
            let own_name = self.renamed.get(&name).unwrap_or(&name).clone();
            all.insert(own_name, self.in_document(schema));
        }
        // By name, whatever order the map has.
        let sorted: BTreeMap<String, Value> = all.into_iter().collect();
        Entries(sorted.into_iter().collect())
    }

    fn argument(&mut self, schema: Option<TypeSchema>, location: ParameterLocation) -> Option<Value> {
        let schema = match location {
            // Its fields become parameters, so that nothing refers to it.
            ParameterLocation::QueryFields => (schema?.whole)(&mut self.requests),
            _ => (schema?.reference)(&mut self.requests),
        };
        Some(self.in_document(schema.to_value()))
    }

    fn answer(&mut self, schema: Option<TypeSchema>) -> Option<Value> {
        Some((schema?.reference)(&mut self.answers).to_value())
    }

    /// A schema of a request, its references as the document has them.
    fn in_document(&self, mut schema: Value) -> Value {
        for_each_reference(&mut schema, &mut |reference| {
            if let Some(name) = reference.strip_prefix(REQUESTS) {
                *reference = format!("{SCHEMAS}{}", self.renamed.get(name).map_or(name, String::as_str));
            }
        });
        schema
    }
}

fn generator(settings: SchemaSettings, definitions: &'static str) -> SchemaGenerator {
    settings.with(|settings| settings.definitions_path = definitions.into()).into_generator()
}

/// The requests' schemas that are not the answers' of the same name, by themselves or by what they refer to.
fn renamed(requests: &Map<String, Value>, answers: &Map<String, Value>) -> BTreeMap<String, String> {
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    loop {
        let count = renamed.len();
        for (name, schema) in requests {
            let Some(answer) = answers.get(name).filter(|_| !renamed.contains_key(name)) else { continue };
            let (mut schema, mut differs) = (schema.clone(), false);
            for_each_reference(&mut schema, &mut |reference| {
                if let Some(target) = reference.strip_prefix(REQUESTS) {
                    differs |= renamed.contains_key(target);
                    *reference = format!("{SCHEMAS}{target}");
                }
            });
            if differs || schema != *answer {
                renamed.insert(name.clone(), free_name(name, requests, answers));
            }
        }
        if renamed.len() == count {
            return renamed;
        }
    }
}

/// `MemberRequest`, unless a type is called that.
fn free_name(name: &str, requests: &Map<String, Value>, answers: &Map<String, Value>) -> String {
    let mut free = format!("{name}Request");
    while requests.contains_key(&free) || answers.contains_key(&free) {
        free.push('_');
    }
    free
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
