//! All traits together against the document. What each of them says of its operations is compared while it is compiled.

use std::collections::BTreeSet;

use mighty_networks::{MightyNetworks, members};
use mighty_runtime::openapi::{self, Difference, Direction, Subject};
use mighty_runtime::{DeclaredError, Endpoint, StatusPattern};

use crate::traits::TRAITS;

/// What every trait declares, because any call can answer with it.
const OF_ANY_CALL: [StatusPattern; 4] =
    [StatusPattern::Status(401), StatusPattern::Status(403), StatusPattern::Status(429), StatusPattern::Class(5)];

fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    TRAITS.iter().flat_map(|endpoints| endpoints.iter().copied())
}

/// A new operation of the document fails here until a trait has it.
#[test]
fn no_operation_is_left_out() {
    members::MembersEndpoints::OPENAPI.check_coverage(&TRAITS).unwrap();
    assert_eq!(endpoints().count(), 137);
}

/// The way back: what the document that is made of the traits says beyond the other are the statuses of any call.
#[test]
fn the_document_that_is_made_of_the_traits_agrees_with_the_other() {
    let made =
        TRAITS.iter().fold(openapi::document::<MightyNetworks>("Mighty Networks", "1.0.0"), |made, endpoints| {
            made.endpoints(endpoints)
        });
    let differences = members::MembersEndpoints::OPENAPI.differences(&made.to_json()).unwrap();
    let is_of_any_call = |difference: &&Difference| {
        let what = difference.to_string();
        let is_such_a_status =
            OF_ANY_CALL.iter().any(|pattern| what.to_lowercase().ends_with(&format!(": status {pattern} is added")));
        difference.direction() == Direction::Added && difference.subject() == Subject::Status && is_such_a_status
    };
    let others: Vec<&Difference> = differences.iter().filter(|difference| !is_of_any_call(difference)).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert!(!differences.is_empty(), "401 stands on the traits, and mostly not in the document");
}

/// One client has the methods of all traits.
#[test]
fn names_are_unique_over_all_traits() {
    let names: BTreeSet<&str> = endpoints().map(Endpoint::name).collect();
    assert_eq!(names.len(), endpoints().count());
}

#[test]
fn every_call_can_answer_with_the_common_statuses() {
    for endpoint in endpoints() {
        let declared: Vec<StatusPattern> = endpoint.errors().iter().map(DeclaredError::statuses).collect();
        assert!(OF_ANY_CALL.iter().all(|pattern| declared.contains(pattern)), "{}: {declared:?}", endpoint.name());
    }
}

/// A success is exactly the document's, and not just any 2xx.
#[test]
fn every_endpoint_names_its_success() {
    assert_eq!(endpoints().find(|endpoint| endpoint.successes().is_empty()), None);
}
