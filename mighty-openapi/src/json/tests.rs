//! Texts and what is read of them.

use serde_json::{Value, json};

use super::ReadError;
use crate::{Body, Document, Location, Response, Style};

/// A document with these paths and components.
fn document(paths: &str, components: &str) -> Document {
    Document::from_json(&format!(r#"{{"openapi": "3.1.0", "paths": {paths}, "components": {components}}}"#)).unwrap()
}

#[test]
fn operations_are_read_in_order_with_what_their_path_shares() {
    let document = document(
        r#"{"/b/{id}": {
             "parameters": [{"name": "id", "in": "path", "required": true}, {"name": "page", "in": "query", "required": true}],
             "summary": "B",
             "post": {"operationId": "make_b", "requestBody": {"required": true, "content": {"application/json": {}, "multipart/form-data": {}}},
                      "responses": {"201": {}, "5XX": {}, "default": {}, "x-note": 1}},
             "get": {"parameters": [{"name": "page", "in": "query"}, {"name": "X-Trace", "in": "header"}]}
           },
           "/a": {"get": {}},
           "x-extension": 5}"#,
        "{}",
    );
    let names: Vec<String> = document.operations().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["GET /b/{id}", "POST /b/{id}", "GET /a"]);
    let [get, post, _] = document.operations() else { panic!("three operations") };
    assert_eq!(post.id.as_deref(), Some("make_b"));
    assert_eq!(post.responses, [Response::Status(201), Response::Class(5), Response::Default]);
    let media_types = vec!["application/json".to_owned(), "multipart/form-data".to_owned()];
    assert_eq!(post.body, Body::Known { is_required: true, media_types });
    let page = get.query().next().unwrap();
    assert!(!page.is_required, "the operation's own goes before its path's");
    assert_eq!(get.parameters.iter().filter(|parameter| parameter.location == Location::Header).count(), 1);
    assert_eq!(get.body, Body::None);
}

#[test]
fn references_are_followed_and_some_lead_nowhere() {
    let document = document(
        r##"{"/a": {"get": {"parameters": [{"$ref": "#/components/parameters/Page~1er"}, {"$ref": "#/components/parameters/No"}],
                            "requestBody": {"$ref": "#/components/requestBodies/Alias"}}},
            "/b": {"$ref": "#/components/pathItems/B", "parameters": [{"name": "q", "in": "query"}]},
            "/c": {"$ref": "elsewhere.json#/c"},
            "/d": {"post": {"requestBody": {"$ref": "#/components/requestBodies/Circle"}}}}"##,
        r##"{"parameters": {"Page/er": {"name": "page", "in": "query"}},
            "requestBodies": {"Alias": {"$ref": "#/components/requestBodies/Real"}, "Real": {"content": {"text/plain": {}}},
                              "Circle": {"$ref": "#/components/requestBodies/Circle"}},
            "pathItems": {"B": {"put": {}}},
            "schemas": {"Broken": 7}}"##,
    );
    let a = document.find("", "GET", "/a").unwrap();
    assert!(a.has_unknown_parameters);
    assert_eq!(a.parameters.len(), 1);
    assert_eq!(a.body, Body::Known { is_required: false, media_types: vec!["text/plain".to_owned()] });
    assert_eq!(document.find("", "PUT", "/b").unwrap().query().count(), 1);
    assert!(document.is_unknown("", "/c"));
    assert_eq!(document.find("", "POST", "/d").unwrap().body, Body::Unknown);
}

#[test]
fn references_lead_anywhere_in_the_document() {
    let document = document(
        r##"{"/a/{b}": {"parameters": [{"name": "shared", "in": "query"}], "put": {
               "parameters": [{"name": "own", "in": "query"}], "requestBody": {"content": {"a/b": {}}}}},
            "/c": {"$ref": "#/paths/~1a~1%7Bb%7D"},
            "/d": {"get": {"parameters": [{"$ref": "#/paths/~1a~1%7Bb%7D/parameters/0"}, {"$ref": "#/paths/~1a~1{b}/put/parameters/0"}],
                           "requestBody": {"$ref": "#/paths/~1a~1{b}/put/requestBody"}},
                   "post": {"parameters": [{"$ref": "#/paths/~1a~1{b}/put/parameters/7"}]}}}"##,
        "{}",
    );
    let names = |method: &str, path: &str| -> Vec<String> {
        document.find("", method, path).unwrap().query().map(|parameter| parameter.name.clone()).collect()
    };
    assert_eq!(names("PUT", "/c"), ["own", "shared"]);
    assert_eq!(names("GET", "/d"), ["shared", "own"]);
    assert!(
        matches!(&document.find("", "GET", "/d").unwrap().body, Body::Known { media_types, .. } if *media_types == ["a/b"])
    );
    assert!(document.find("", "POST", "/d").unwrap().has_unknown_parameters);
}

#[test]
fn a_path_is_found_by_the_places_of_its_placeholders() {
    let document = document(
        r#"{"/v1/plans/{plan_id}/members/{id}/": {"delete": {}}, "/v1/plans/{plan_id}/members/{member_id}/": {"get": {}}}"#,
        "{}",
    );
    let endpoints = [("GET", "/plans/{p}/members/{m}/"), ("DELETE", "/plans/{p}/members/{m}/")];
    let base = document.base(&endpoints);
    assert_eq!(base, "/v1");
    assert_eq!(document.at(base, "/plans/{a}/members/{b}/").count(), 2);
    assert!(document.find(base, "GET", "/plans/{a}/members/{b}").is_none(), "the slash at the end counts");
    assert_eq!(document.base(&[("GET", "/v1/plans/{}/members/{}/")]), "");
    assert_eq!(document.base(&[("GET", "/nowhere")]), "");
}

#[test]
fn versions_that_are_read() {
    let read = |version: &str| Document::from_json(&format!(r#"{{"openapi": "{version}"}}"#)).is_ok();
    for version in ["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.1.0-rc1", "3.0", "3.1"] {
        assert!(read(version), "{version}");
    }
    for version in ["", "3", "3.", "3.2.0", "3.10.0", "3.00", "2.0", "4.0.0"] {
        assert!(!read(version), "{version}");
    }
}

#[test]
fn what_is_no_document_says_why() {
    let error = |text: &str| Document::from_json(text).unwrap_err();
    assert!(matches!(error("openapi: 3.1.0"), ReadError::NotJson(_)));
    assert!(matches!(error(r#"{"openapi": "3.1.0", "#), ReadError::NotJson(_)));
    assert!(matches!(error(""), ReadError::NotJson(_)));
    assert!(matches!(error("[]"), ReadError::NotOpenApi));
    assert!(matches!(error("{}"), ReadError::NotOpenApi));
    assert!(matches!(error(r#"{"openapi": 3.1}"#), ReadError::NotOpenApi));
    assert!(matches!(error(r#"{"swagger": "2.0"}"#), ReadError::Version(version) if version == "2.0"));
    assert!(matches!(error(r#"{"openapi": "4.0.0"}"#), ReadError::Version(version) if version == "4.0.0"));
    assert!(matches!(error(r#"{"openapi": "3.0.0", "paths": []}"#), ReadError::Malformed(_)));
    let malformed = error(r#"{"openapi": "3.0.0", "paths": {"/a": null}}"#).to_string();
    assert_eq!(malformed, "it is malformed: invalid type: null, expected a path item at line 1 column 41");
    assert!(Document::from_json("\u{feff}{\"openapi\": \"3.0.3\"}").unwrap().operations().is_empty());
}

/// Every document that has one value of `value` replaced.
fn mutants(value: &Value) -> Vec<Value> {
    let strange =
        || [json!(null), json!(5), json!("x"), json!([]), json!({}), json!({"$ref": "#/components/parameters/A"})];
    let mut all: Vec<Value> = strange().into();
    match value {
        Value::Object(entries) => {
            for (name, inner) in entries {
                all.extend(mutants(inner).into_iter().map(|mutant| {
                    let mut entries = entries.clone();
                    entries.insert(name.clone(), mutant);
                    Value::Object(entries)
                }));
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                all.extend(mutants(inner).into_iter().map(|mutant| {
                    let mut elements = elements.clone();
                    elements[index] = mutant;
                    Value::Array(elements)
                }));
            }
        }
        _ => {}
    }
    all
}

#[test]
fn whatever_a_document_says_nothing_panics() {
    let whole = json!({
        "openapi": "3.1.0",
        "paths": {"/a/{b}": {"parameters": [{"$ref": "#/components/parameters/A"}], "get": {
            "operationId": "a",
            "parameters": [{"name": "page", "in": "query", "required": true}],
            "requestBody": {"required": true, "content": {"application/json": {}}},
            "responses": {"200": {}, "4XX": {}, "default": {}},
        }}},
        "components": {"parameters": {"A": {"name": "a", "in": "query"}}, "requestBodies": {}, "pathItems": {}},
    });
    let text = whole.to_string();
    for end in 0..text.len() {
        assert!(Document::from_json(&text[..end]).is_err());
    }
    let mutants = mutants(&whole);
    let read = mutants.iter().filter(|mutant| Document::from_json(&mutant.to_string()).is_ok()).count();
    assert!(read > 0 && read < mutants.len(), "{read} of {} can be read", mutants.len());
}

#[test]
fn a_parameter_has_the_style_of_its_place_unless_it_says_another() {
    let document = document(
        r#"{"/a/{id}": {"get": {"parameters": [
             {"name": "id", "in": "path"}, {"name": "q", "in": "query"}, {"name": "h", "in": "header"}, {"name": "c", "in": "cookie"},
             {"name": "comma", "in": "query", "explode": false}, {"name": "pipe", "in": "query", "style": "pipeDelimited"},
             {"name": "space", "in": "query", "style": "spaceDelimited", "explode": false}, {"name": "deep", "in": "query", "style": "deepObject", "explode": true},
             {"name": "json", "in": "query", "content": {"application/json": {}}}, {"name": "new", "in": "query", "style": "cookie"},
             {"name": "label", "in": "path", "style": "label"}]}}}"#,
        "{}",
    );
    let [operation] = document.operations() else { panic!("one operation") };
    let found: Vec<(&str, Style, bool)> =
        operation.parameters.iter().map(|own| (own.name.as_str(), own.style, own.explode)).collect();
    let expected = [
        ("id", Style::Simple, false),
        ("q", Style::Form, true),
        ("h", Style::Simple, false),
        ("c", Style::Form, true),
        ("comma", Style::Form, false),
        ("pipe", Style::PipeDelimited, false),
        ("space", Style::SpaceDelimited, false),
        ("deep", Style::DeepObject, true),
        ("json", Style::Content, false),
        ("new", Style::Other, false),
        ("label", Style::Label, false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn successes_have_the_media_types_of_their_content() {
    let document = document(
        r##"{"/a": {"get": {"responses": {
             "200": {"description": "ok", "content": {"text/csv": {}, "application/json": {}}}, "204": {"description": "none"},
             "2XX": {"$ref": "#/components/responses/Any"}, "201": {"$ref": "#/components/responses/Nowhere"},
             "404": {"content": {"a/b": {}}}, "default": {"content": {"c/d": {}}},
             "x-text": "200", "x-list": [{"content": 1}], "x-none": null, "x-number": 1.5, "x-content": {"content": []}}}}}"##,
        r#"{"responses": {"Any": {"content": {"*/*": {}}}, "x-any": true}}"#,
    );
    let [operation] = document.operations() else { panic!("one operation") };
    let found: Vec<(Response, Option<Vec<&str>>)> = operation
        .successes
        .iter()
        .map(|own| (own.response, own.media_types.as_ref().map(|types| types.iter().map(String::as_str).collect())))
        .collect();
    let expected = [
        (Response::Status(200), Some(vec!["text/csv", "application/json"])),
        (Response::Status(204), Some(vec![])),
        (Response::Class(2), Some(vec!["*/*"])),
        (Response::Status(201), None),
    ];
    assert_eq!(found, expected);
}
