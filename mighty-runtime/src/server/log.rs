//! What only the operator is told.

use std::any::Any;

use tracing::error;

use crate::describe::endpoint::Endpoint;
use crate::serve::respond::Unwritable;

/// What filters name.
const TARGET: &str = "mighty_runtime::server";

/// What a method returned is no answer.
pub(super) fn unwritable(endpoint: &Endpoint, problem: &Unwritable) {
    let (method, template) = (endpoint.method().as_str(), endpoint.path());
    error!(
        target: TARGET,
        { http.request.method = method, url.template = template, endpoint = endpoint.name(), %problem },
        "not answered as declared"
    );
}

/// A method panicked.
pub(super) fn panicked(endpoint: &Endpoint, panic: &(dyn Any + Send)) {
    let text = panic.downcast_ref::<&str>().copied();
    let problem = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let (method, template) = (endpoint.method().as_str(), endpoint.path());
    error!(
        target: TARGET,
        { http.request.method = method, url.template = template, endpoint = endpoint.name(), problem },
        "panicked"
    );
}
