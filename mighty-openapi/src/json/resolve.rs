//! Follows references within the document.

use super::entries::Entries;
use super::raw::{RawBody, RawComponents, RawOperation, RawParameter, RawPath};
use crate::{Body, Document, Location, Operation, Parameter};

/// How many references may lead to one another: more are a circle.
const LONGEST_CHAIN: usize = 16;

/// What references lead to.
pub(super) struct Resolver<'a> {
    components: &'a RawComponents,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(components: &'a RawComponents) -> Self {
        Self { components }
    }

    /// The document. Of a path whose reference leads nowhere only its existence is known.
    pub(super) fn document(&self, paths: &'a Entries<RawPath>) -> Document {
        let mut operations = Vec::new();
        let mut unknown = Vec::new();
        for (path, item) in &paths.0 {
            match follow(item, |item| item.reference.as_deref(), "pathItems", &self.components.path_items) {
                // What stands beside a reference counts as well.
                Some(target) if !std::ptr::eq(target, item) => {
                    operations.extend(self.operations(path, item, target));
                    operations.extend(self.operations(path, target, item));
                }
                Some(item) => operations.extend(self.operations(path, item, &RawPath::default())),
                None => unknown.push(path.clone()),
            }
        }
        Document::new(operations, &unknown)
    }

    fn operations(&self, path: &str, item: &RawPath, beside: &RawPath) -> Vec<Operation> {
        let shared: Vec<&RawParameter> = item.parameters.iter().chain(&beside.parameters).collect();
        item.operations().map(|(method, raw)| self.operation(method, path, &shared, raw)).collect()
    }

    fn operation(&self, method: &str, path: &str, shared: &[&RawParameter], raw: &RawOperation) -> Operation {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut has_unknown_parameters = false;
        // The operation's own go before those of its path.
        for parameter in raw.parameters.iter().chain(shared.iter().copied()) {
            let Some(parameter) = self.parameter(parameter) else {
                has_unknown_parameters = true;
                continue;
            };
            let is_same = |other: &Parameter| other.name == parameter.name && other.location == parameter.location;
            if !parameters.iter().any(is_same) {
                parameters.push(parameter);
            }
        }
        Operation {
            method: method.to_owned(),
            path: path.to_owned(),
            id: raw.operation_id.clone(),
            parameters,
            has_unknown_parameters,
            body: raw.request_body.as_ref().map_or(Body::None, |body| self.body(body)),
            responses: raw.responses.0.iter().filter_map(|(key, _)| key.parse().ok()).collect(),
        }
    }

    /// `None` if its reference leads nowhere, or it says neither its name nor its place.
    fn parameter(&self, raw: &RawParameter) -> Option<Parameter> {
        let raw = follow(raw, |raw| raw.reference.as_deref(), "parameters", &self.components.parameters)?;
        let location = match raw.location.as_deref()? {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => Location::Other,
        };
        let is_deep = raw.style.as_deref() == Some("deepObject");
        Some(Parameter { name: raw.name.clone()?, location, is_required: raw.required, is_deep })
    }

    fn body(&self, raw: &RawBody) -> Body {
        match follow(raw, |raw| raw.reference.as_deref(), "requestBodies", &self.components.request_bodies) {
            Some(raw) => Body::Known {
                is_required: raw.required,
                media_types: raw.content.0.iter().map(|(media_type, _)| media_type.clone()).collect(),
            },
            None => Body::Unknown,
        }
    }
}

/// What stands at the end of a chain of references, `start` itself if it is none.
fn follow<'a, T>(
    start: &'a T,
    reference: impl Fn(&T) -> Option<&str>,
    kind: &str,
    components: &'a Entries<T>,
) -> Option<&'a T> {
    let mut at = start;
    for _ in 0..LONGEST_CHAIN {
        let Some(target) = reference(at) else { return Some(at) };
        let name = target.strip_prefix("#/components/")?.strip_prefix(kind)?.strip_prefix('/')?;
        at = components.get(&unescaped(name))?;
    }
    None
}

/// A token of a JSON pointer (RFC 6901) in a fragment.
fn unescaped(token: &str) -> String {
    token.replace("%20", " ").replace("~1", "/").replace("~0", "~")
}
