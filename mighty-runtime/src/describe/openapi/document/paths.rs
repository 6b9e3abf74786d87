//! The paths: templates that match the same paths are one.

use mighty_openapi::normalised;

use super::security::Site;
use super::spec::{Entries, PathItem};
use super::{Schemas, names, operation};
use crate::describe::endpoint::Endpoint;

/// All paths with their operations, in the order of the endpoints.
pub(super) fn paths(endpoints: &[&'static Endpoint], schemas: &mut Schemas, site: Site) -> Entries<PathItem> {
    let mut paths: Vec<(String, PathItem)> = Vec::new();
    let ids = names::operation_ids(endpoints);
    for (endpoint, id) in endpoints.iter().zip(ids) {
        let Some(method) = key(endpoint) else { continue };
        let known = paths.iter().position(|(path, _)| normalised(path) == normalised(endpoint.path()));
        let index = known.unwrap_or(paths.len());
        if known.is_none() {
            paths.push((endpoint.path().to_owned(), Entries::default()));
        }
        let Some((path, item)) = paths.get_mut(index) else { continue };
        if !item.0.iter().any(|(other, _)| other == method) {
            item.0.push((method.to_owned(), operation::operation(endpoint, path, id, &schemas.of(endpoint), site)));
        }
    }
    Entries(paths)
}

/// The key of its operation; a path item has none for other methods.
fn key(endpoint: &Endpoint) -> Option<&'static str> {
    let all = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    all.into_iter().find(|key| endpoint.method().as_str().eq_ignore_ascii_case(key))
}
