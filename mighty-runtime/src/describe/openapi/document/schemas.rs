//! The schemas of types. What is sent is described as it is serialized, an answer as it is deserialized: a generator for each.

use std::collections::BTreeMap;

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::Value;

use super::known::{Known, Success};
use super::schema_names::{ANSWERS, REQUESTS, SchemaNames};
use super::spec::Entries;
use crate::describe::declared::{Parameter, ParameterLocation};
use crate::describe::details::{Details, Held, TypeSchema};
use crate::describe::endpoint::Endpoint;

/// The schemas of a document.
#[derive(Debug)]
pub(super) struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
    /// What they are called; nothing, until all of them are known.
    names: SchemaNames,
}

impl Schemas {
    /// The schemas of all types of these endpoints.
    pub(super) fn new(endpoints: &[&'static Endpoint]) -> Self {
        let mut schemas = Self {
            requests: generator(SchemaSettings::draft2020_12().for_serialize(), REQUESTS),
            answers: generator(SchemaSettings::draft2020_12().for_deserialize(), ANSWERS),
            names: SchemaNames::default(),
        };
        for endpoint in endpoints {
            schemas.of(endpoint);
        }
        schemas.names = SchemaNames::of(schemas.requests.definitions(), schemas.answers.definitions());
        schemas
    }

    /// What is known of an endpoint.
    pub(super) fn of(&mut self, endpoint: &Endpoint) -> Known {
        let Details { docs, arguments, success, successes, errors, api_error } = endpoint.details();
        let locations = endpoint.parameters().iter().map(Parameter::location);
        let arguments = arguments.iter().zip(locations).map(|(schema, location)| self.argument(*schema, location));
        Known {
            docs,
            arguments: arguments.collect(),
            success: self.success(success),
            successes: successes.iter().map(|(status, held)| (*status, self.success(*held))).collect(),
            errors: errors.iter().map(|(variant, schema)| (*variant, self.answer(*schema))).collect(),
            api_error: self.answer(api_error),
        }
    }

    /// What all references lead to, by name.
    pub(super) fn components(mut self) -> Entries<Value> {
        let names = &self.names;
        let answers = self.answers.take_definitions(true);
        let answers = answers.into_iter().map(|(name, schema)| (names.of_answer(&name).clone(), schema));
        let requests = self.requests.take_definitions(true);
        let requests = requests.into_iter().map(|(name, schema)| (names.of_request(&name).clone(), schema));
        // By name, whatever order the map has.
        let sorted: BTreeMap<String, Value> =
            answers.chain(requests).map(|(name, schema)| (name, names.in_document(schema))).collect();
        Entries(sorted.into_iter().collect())
    }

    fn argument(&mut self, schema: Option<TypeSchema>, location: ParameterLocation) -> Option<Value> {
        let schema = match location {
            // Its fields become parameters, so that nothing refers to it.
            ParameterLocation::QueryFields => (schema?.whole)(&mut self.requests),
            _ => (schema?.reference)(&mut self.requests),
        };
        Some(self.names.in_document(schema.to_value()))
    }

    fn success(&mut self, Held { body, headers }: Held) -> Success {
        let content = body.map(|(media_type, schema)| (media_type, self.answer(schema)));
        let headers = headers.iter().map(|(name, is_required, schema)| (*name, *is_required, self.answer(*schema)));
        Success { content, headers: headers.collect() }
    }

    fn answer(&mut self, schema: Option<TypeSchema>) -> Option<Value> {
        Some(self.names.in_document((schema?.reference)(&mut self.answers).to_value()))
    }
}

fn generator(settings: SchemaSettings, definitions: &'static str) -> SchemaGenerator {
    settings.with(|settings| settings.definitions_path = definitions.into()).into_generator()
}
