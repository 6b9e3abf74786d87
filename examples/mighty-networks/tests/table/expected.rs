//! What an operation may be answered, and what its caller then has.

use mighty_networks_fake::{Fields, Wanted};
use mighty_runtime::http::StatusCode;
use mighty_runtime::{DeclaredError, Endpoint, StatusPattern};

use crate::call::Failed;

/// What is asked for, and what comes of it.
pub(crate) struct Expected {
    pub(crate) wanted: Wanted,
    pub(crate) result: Result<(), Failed>,
}

/// The success, whole and with what is required alone, and every declared status in both shapes of error bodies.
pub(crate) fn expected(endpoint: &Endpoint) -> Vec<Expected> {
    let successes =
        [Fields::All, Fields::Required].map(|fields| Expected { wanted: Wanted::Success(fields), result: Ok(()) });
    successes.into_iter().chain(endpoint.errors().iter().flat_map(|error| failures(endpoint, error))).collect()
}

fn failures(endpoint: &Endpoint, error: &DeclaredError) -> Vec<Expected> {
    let statuses = match error.statuses() {
        StatusPattern::Status(status) => vec![status],
        StatusPattern::Class(5) => vec![500, 502, 503, 504],
        StatusPattern::Class(class) => panic!("{} declares {class}xx: say here which to ask for", endpoint.name()),
    };
    let statuses = statuses.into_iter().map(|status| StatusCode::from_u16(status).unwrap());
    statuses
        .flat_map(|status| {
            bodies(error, status).into_iter().map(move |wanted| failure(endpoint, error, status, wanted))
        })
        .collect()
}

/// A status that is split by the body's code is asked for with each code of the variant; the variant for the rest with any
/// other.
fn bodies(error: &DeclaredError, status: StatusCode) -> Vec<Wanted> {
    match error.codes() {
        [] => vec![Wanted::Prose(status), Wanted::Coded(status, "some_code".to_owned())],
        codes => codes.iter().map(|code| Wanted::Coded(status, (*code).to_owned())).collect(),
    }
}

fn failure(endpoint: &Endpoint, error: &DeclaredError, status: StatusCode, wanted: Wanted) -> Expected {
    let failed = Failed {
        variant: error.variant().to_owned(),
        status: Some(status.as_u16()),
        message: format!("{} from {}", status.as_u16(), endpoint.name()),
    };
    Expected { wanted, result: Err(failed) }
}
