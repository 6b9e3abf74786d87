//! Which of several templates is meant by a path that is of all of them.

use std::cmp::Reverse;

use crate::describe::declared::{Parameter, ParameterLocation};
use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;

/// How little a segment of a template leaves open: less comes first.
type Openness = (u8, Reverse<usize>);

/// By what endpoints are asked in order: the most fixed text first, segment by segment, then what a request has to have most of:
/// constants, and headers that are no `Option`.
pub(super) fn rank(endpoint: &'static Endpoint) -> (Vec<Openness>, Reverse<usize>) {
    let Template(pieces) = endpoint.template();
    let mut segments = vec![(0, Reverse(0))];
    for (fixed, name) in pieces {
        for (index, text) in fixed.split('/').enumerate() {
            if index > 0 {
                segments.push((0, Reverse(0)));
            }
            if let Some((_, Reverse(length))) = segments.last_mut() {
                *length += text.len();
            }
        }
        if let (Some((openness, _)), false) = (segments.last_mut(), name.is_empty()) {
            *openness = if is_spanning(endpoint, name) { 2 } else { (*openness).max(1) };
        }
    }
    // Behind a placeholder of several segments, more template leaves less open.
    segments.push((3, Reverse(0)));
    let constants = endpoint.constant_query().len() + endpoint.constant_headers().len();
    (segments, Reverse(constants + required_headers(endpoint).count()))
}

/// The headers that a request of the endpoint always has.
pub(super) fn required_headers(endpoint: &'static Endpoint) -> impl Iterator<Item = &'static str> {
    let is_one = |parameter: &&Parameter| {
        parameter.location() == ParameterLocation::Header && parameter.is_required() && !parameter.is_repeated()
    };
    endpoint.parameters().iter().filter(is_one).map(Parameter::name)
}

fn is_spanning(endpoint: &Endpoint, name: &str) -> bool {
    let mut parameters = endpoint.parameters().iter();
    parameters.any(|parameter| {
        parameter.location() == ParameterLocation::Path && parameter.name() == name && parameter.is_spanning()
    })
}
