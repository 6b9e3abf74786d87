//! Every operation against the document, read from the descriptors that the macro makes.

use std::collections::{BTreeMap, BTreeSet};

use mighty_networks::{
    abuse_reports, assets, badges, collections, comments, courseworks, custom_field_answers, custom_field_options,
    custom_fields, events, invites, me, members, mute, networks, password_resets, plans, polls, posts, purchases,
    reactions, rsvps, spaces, subscriptions, tags,
};
use mighty_runtime::{DeclaredError, Endpoint, ParameterLocation, StatusPattern};
use serde_json::Value;

use crate::instances::document;

const TRAITS: [&[&Endpoint]; 25] = [
    abuse_reports::AbuseReportsEndpoints::ALL,
    assets::AssetsEndpoints::ALL,
    badges::BadgesEndpoints::ALL,
    collections::CollectionsEndpoints::ALL,
    comments::CommentsEndpoints::ALL,
    courseworks::CourseworksEndpoints::ALL,
    custom_field_answers::CustomFieldAnswersEndpoints::ALL,
    custom_field_options::CustomFieldOptionsEndpoints::ALL,
    custom_fields::CustomFieldsEndpoints::ALL,
    events::EventsEndpoints::ALL,
    invites::InvitesEndpoints::ALL,
    me::MeEndpoints::ALL,
    members::MembersEndpoints::ALL,
    mute::MuteEndpoints::ALL,
    networks::NetworksEndpoints::ALL,
    password_resets::PasswordResetsEndpoints::ALL,
    plans::PlansEndpoints::ALL,
    polls::PollsEndpoints::ALL,
    posts::PostsEndpoints::ALL,
    purchases::PurchasesEndpoints::ALL,
    reactions::ReactionsEndpoints::ALL,
    rsvps::RsvpsEndpoints::ALL,
    spaces::SpacesEndpoints::ALL,
    subscriptions::SubscriptionsEndpoints::ALL,
    tags::TagsEndpoints::ALL,
];

/// What every trait declares, because any call can answer with it.
const OF_ANY_CALL: [StatusPattern; 4] =
    [StatusPattern::Status(401), StatusPattern::Status(403), StatusPattern::Status(429), StatusPattern::Class(5)];

/// What the document and a descriptor both say of an operation.
#[derive(Debug, PartialEq)]
struct Operation {
    name: String,
    tag: String,
    placeholders: usize,
    /// Name, and whether it is required; in order.
    query: Vec<(String, bool)>,
    has_body: bool,
    parts: BTreeSet<String>,
    success: u16,
    /// Besides those of any call.
    errors: BTreeSet<u16>,
}

/// Method and path, with the placeholders' names left out.
type Key = (String, String);

fn key(method: &str, path: &str) -> Key {
    let pieces = path.split('/').map(|piece| if piece.starts_with('{') { "{}" } else { piece });
    (method.to_uppercase(), pieces.collect::<Vec<_>>().join("/"))
}

fn documented() -> BTreeMap<Key, Operation> {
    let document = document();
    let paths = document["paths"].as_object().unwrap().iter();
    let operations = paths.flat_map(|(path, item)| {
        let path = path.strip_prefix("/admin/v1").unwrap();
        item.as_object().unwrap().iter().map(move |(method, operation)| (key(method, path), of_document(operation)))
    });
    operations.collect()
}

fn of_document(operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().unwrap();
    let query = parameters.iter().filter(|parameter| parameter["in"] == "query");
    let statuses = operation["responses"].as_object().unwrap().keys().map(|status| status.parse::<u16>().unwrap());
    let (successes, errors): (Vec<u16>, Vec<u16>) = statuses.partition(|status| *status < 300);
    let parts = operation["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"].as_object();
    Operation {
        name: text(&operation["operationId"]),
        tag: text(&operation["tags"][0]),
        placeholders: parameters.iter().filter(|parameter| parameter["in"] == "path").count(),
        query: query.map(|parameter| (text(&parameter["name"]), parameter["required"] == true)).collect(),
        has_body: operation.get("requestBody").is_some(),
        // What is deprecated is not offered.
        parts: parts.into_iter().flat_map(|parts| parts.keys().cloned()).filter(|part| part != "input_type").collect(),
        success: successes[0],
        errors: errors.into_iter().filter(|status| !is_of_any_call(*status)).collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn is_of_any_call(status: u16) -> bool {
    OF_ANY_CALL.iter().any(|pattern| pattern.contains(status))
}

fn declared() -> BTreeMap<Key, Operation> {
    let endpoints = TRAITS.iter().flat_map(|endpoints| endpoints.iter());
    endpoints.map(|endpoint| (key(endpoint.method().as_str(), endpoint.path()), of_descriptor(endpoint))).collect()
}

fn of_descriptor(endpoint: &Endpoint) -> Operation {
    let at = |location| endpoint.parameters().iter().filter(move |parameter| parameter.location() == location);
    let errors = endpoint.errors().iter().map(DeclaredError::statuses).filter(|pattern| !OF_ANY_CALL.contains(pattern));
    let parts: BTreeSet<String> = at(ParameterLocation::Part).map(|part| part.name().to_owned()).collect();
    Operation {
        name: endpoint.name().to_owned(),
        tag: tag(endpoint.group()).to_owned(),
        placeholders: at(ParameterLocation::Path).count(),
        query: at(ParameterLocation::Query)
            .map(|parameter| (parameter.name().to_owned(), parameter.is_required()))
            .collect(),
        has_body: at(ParameterLocation::Body).count() == 1 || !parts.is_empty(),
        parts,
        success: endpoint.success().unwrap(),
        errors: errors
            .map(|pattern| match pattern {
                StatusPattern::Status(status) => status,
                StatusPattern::Class(class) => panic!("{} declares {class}xx", endpoint.name()),
            })
            .collect(),
    }
}

/// Two traits say whose options and answers they are about.
fn tag(group: &str) -> &str {
    match group {
        "CustomFieldOptions" => "Options",
        "CustomFieldAnswers" => "Answers",
        same => same,
    }
}

#[test]
fn every_operation_is_declared_as_the_document_has_it() {
    let (documented, declared) = (documented(), declared());
    assert_eq!(documented.len(), 137);
    for (key, operation) in &documented {
        assert_eq!(declared.get(key), Some(operation), "{key:?}");
    }
    for key in declared.keys() {
        assert!(documented.contains_key(key), "{key:?} is not in the document");
    }
}

/// One client has the methods of all traits.
#[test]
fn names_are_unique_over_all_traits() {
    let names: Vec<&str> =
        TRAITS.iter().flat_map(|endpoints| endpoints.iter()).map(|endpoint| endpoint.name()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn every_call_can_answer_with_the_common_statuses() {
    for endpoint in TRAITS.iter().flat_map(|endpoints| endpoints.iter()) {
        let declared: Vec<StatusPattern> = endpoint.errors().iter().map(DeclaredError::statuses).collect();
        assert!(OF_ANY_CALL.iter().all(|pattern| declared.contains(pattern)), "{}: {declared:?}", endpoint.name());
    }
}
