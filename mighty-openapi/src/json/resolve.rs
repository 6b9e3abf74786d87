//! Follows references within the document.

use serde_json::Value;

use super::entries::Entries;
use super::pointer::names;
use super::raw::{RawBody, RawDocument, RawOperation, RawParameter, RawPath};
use super::raw_response::{IfObject, RawResponse};
use crate::document::Document;
use crate::operation::{Body, Location, Operation, Parameter, Response, Security, Style, Success};

/// How many references may lead to one another: more are a circle.
const LONGEST_CHAIN: usize = 16;

/// Whether a list of requirements, of which one is enough, leaves a choice.
fn needed(security: &Value) -> Option<Security> {
    let all = security.as_array()?;
    let is_nothing = |one: &Value| one.as_object().is_some_and(serde_json::Map::is_empty);
    Some(match all.as_slice() {
        [] => Security::Nobody,
        all if all.iter().any(is_nothing) => Security::Optional,
        _ => Security::Needed,
    })
}

/// What references lead to: a component, or what stands elsewhere in the document, as bundlers write it.
pub(super) struct Resolver<'a> {
    raw: &'a RawDocument,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(raw: &'a RawDocument) -> Self {
        Self { raw }
    }

    /// The document. Of a path whose reference leads nowhere only its existence is known.
    pub(super) fn document(&self) -> Document {
        let mut operations = Vec::new();
        let mut unknown = Vec::new();
        for (path, item) in &self.raw.paths.0 {
            match follow(item, |item| item.reference.as_deref(), |names| self.path_at(names)) {
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
            successes: raw.responses.0.iter().filter_map(|(key, raw)| self.success(key, &raw.0)).collect(),
            security: self.security(&raw.security),
        }
    }

    /// Of an operation, which may leave it to the document.
    fn security(&self, own: &Value) -> Security {
        match needed(own).or_else(|| needed(&self.raw.security).filter(|security| *security != Security::Nobody)) {
            Some(security) => security,
            None => Security::Unsaid,
        }
    }

    /// `None` if its reference leads nowhere, or it says neither its name nor its place.
    fn parameter(&self, raw: &RawParameter) -> Option<Parameter> {
        let raw = follow(raw, |raw| raw.reference.as_deref(), |names| self.parameter_at(names))?;
        let location = match raw.location.as_deref()? {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => Location::Other,
        };
        let style = style(raw, location);
        let explode = raw.explode.unwrap_or(style == Style::Form);
        let is_list_written = raw.style.is_some() || raw.explode.is_some() || raw.schema.0.is_array();
        let name = raw.name.clone()?;
        let is_required = raw.required && !self.is_credential(location, &name);
        Some(Parameter { name, location, is_required, style, explode, is_list_written })
    }

    /// Whether a header or a cookie carries the token of a security scheme, which no argument does.
    fn is_credential(&self, location: Location, name: &str) -> bool {
        let place = match location {
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Path | Location::Query | Location::Other => return false,
        };
        self.raw.components.security_schemes.0.iter().any(|(_, IfObject(scheme))| {
            let is_same = scheme.name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name));
            scheme.location.as_deref() == Some(place) && is_same
        })
    }

    fn success(&self, key: &str, raw: &RawResponse) -> Option<Success> {
        let response = key.parse().ok()?;
        let is_success = matches!(response, Response::Status(200..=299) | Response::Class(2));
        let target = follow(raw, |raw| raw.reference.as_deref(), |names| self.response_at(names));
        let media_types = target.map(|raw| names_of(&raw.content.0));
        is_success.then_some(Success { response, media_types })
    }

    fn body(&self, raw: &RawBody) -> Body {
        match follow(raw, |raw| raw.reference.as_deref(), |names| self.body_at(names)) {
            Some(raw) => Body::Known { is_required: raw.required, media_types: names_of(&raw.content) },
            None => Body::Unknown,
        }
    }

    fn path_at(&self, names: &[&str]) -> Option<&'a RawPath> {
        match names {
            ["components", "pathItems", name] => self.raw.components.path_items.get(name),
            ["paths", path] => self.raw.paths.get(path),
            _ => None,
        }
    }

    fn parameter_at(&self, names: &[&str]) -> Option<&'a RawParameter> {
        let (parameters, index) = match names {
            ["components", "parameters", name] => return self.raw.components.parameters.get(name),
            ["paths", path, "parameters", index] => (&self.raw.paths.get(path)?.parameters, index),
            ["paths", path, method, "parameters", index] => (&self.operation_at(path, method)?.parameters, index),
            _ => return None,
        };
        parameters.get(index.parse::<usize>().ok()?)
    }

    fn body_at(&self, names: &[&str]) -> Option<&'a RawBody> {
        match names {
            ["components", "requestBodies", name] => self.raw.components.request_bodies.get(name),
            ["paths", path, method, "requestBody"] => self.operation_at(path, method)?.request_body.as_ref(),
            _ => None,
        }
    }

    fn response_at(&self, names: &[&str]) -> Option<&'a RawResponse> {
        match names {
            ["components", "responses", name] => self.raw.components.responses.get(name).map(|raw| &raw.0),
            ["paths", path, method, "responses", key] => {
                self.operation_at(path, method)?.responses.get(key).map(|raw| &raw.0)
            }
            _ => None,
        }
    }

    fn operation_at(&self, path: &str, method: &str) -> Option<&'a RawOperation> {
        let mut operations = self.raw.paths.get(path)?.operations();
        operations.find(|(name, _)| name.eq_ignore_ascii_case(method)).map(|(_, operation)| operation)
    }
}

fn names_of<T>(entries: &Entries<T>) -> Vec<String> {
    entries.0.iter().map(|(name, _)| name.clone()).collect()
}

/// OpenAPI 3.1, "Parameter Object", `style`.
fn style(raw: &RawParameter, location: Location) -> Style {
    let by_default = match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
        Location::Other => Style::Other,
    };
    match raw.style.as_deref() {
        _ if raw.content.is_some() => Style::Content,
        None => by_default,
        Some("form") => Style::Form,
        Some("simple") => Style::Simple,
        Some("label") => Style::Label,
        Some("matrix") => Style::Matrix,
        Some("spaceDelimited") => Style::SpaceDelimited,
        Some("pipeDelimited") => Style::PipeDelimited,
        Some("deepObject") => Style::DeepObject,
        Some(_) => Style::Other,
    }
}

/// What stands at the end of a chain of references, `start` itself if it is none.
fn follow<'a, T>(
    start: &'a T,
    reference: impl Fn(&T) -> Option<&str>,
    find: impl Fn(&[&str]) -> Option<&'a T>,
) -> Option<&'a T> {
    let mut at = start;
    for _ in 0..LONGEST_CHAIN {
        let Some(target) = reference(at) else { return Some(at) };
        let names = names(target)?;
        at = find(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    None
}
