//! Names that have to be unique in the whole document.

use crate::describe::endpoint::Endpoint;

/// The traits' names, each once, in order.
pub(super) fn groups(endpoints: &[&'static Endpoint]) -> Vec<&'static str> {
    let mut groups: Vec<&'static str> = Vec::new();
    for endpoint in endpoints {
        if !endpoint.group().is_empty() && !groups.contains(&endpoint.group()) {
            groups.push(endpoint.group());
        }
    }
    groups
}

/// The ids of the operations, in order: `show_order`; `Orders_show` if another trait has a `show`, too; `Orders_show_2` if
/// another of that name has.
pub(super) fn operation_ids(endpoints: &[&'static Endpoint]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for endpoint in endpoints {
        let has_name = |other: &&&Endpoint| other.name() == endpoint.name();
        let base = if endpoints.iter().filter(has_name).count() == 1 || endpoint.group().is_empty() {
            endpoint.name().to_owned()
        } else {
            format!("{}_{}", endpoint.group(), endpoint.name())
        };
        let mut id = base.clone();
        let mut number = 1;
        while ids.contains(&id) {
            number += 1;
            id = format!("{base}_{number}");
        }
        ids.push(id);
    }
    ids
}
