//! Several successes against a document.

use std::sync::Arc;

use mighty_openapi::Document;

use super::split;
use crate::endpoints;
use crate::messages::openapi as messages;
use crate::setup::Setup;

/// The document of a trait is the text that stands in the place of the file's name.
const SETUP: Setup = Setup {
    read_document: |text| {
        let document = Document::from_json(&text.value()).map(Arc::new);
        document.map_err(|error| Some(messages::file_malformed("inline", error)))
    },
    ..Setup::PLAIN
};

const RESPONSES: &str = r#"{
    "200": { "content": { "application/json": {} } },
    "202": { "content": { "text/csv": {} } },
    "204": {},
    "302": {},
    "404": {}
}"#;

/// What is said of a method that succeeds so.
fn said(keys: &str, output: &str) -> Vec<String> {
    let document = format!(r#"{{"openapi": "3.0.3", "paths": {{"/jobs": {{"get": {{"responses": {RESPONSES}}}}}}}}}"#);
    let source = format!(
        "#[endpoints(api = Shop, openapi = {document:?}, errors(404))] pub trait Jobs {{ \
         #[endpoint(method = GET, path = \"/jobs\", {keys})] async fn job(&self) -> Result<{output}, JobError>; }}"
    );
    let (attribute, item) = split(&source);
    let (_, diagnostics) = endpoints::run(SETUP, attribute, item);
    diagnostics.with_presumed().into_sorted().iter().map(|diagnostic| diagnostic.message().text.clone()).collect()
}

#[test]
fn each_status_is_compared_with_its_own_response() {
    for keys in [
        "success(200(Job) => Ready, 202(String) => Csv, 204 => Nothing)",
        "success(200(Job) => Ready, 202(String) => Csv, 204 => Nothing, 302(Response<()>) => Elsewhere)",
        "success(200 => Ready, 202(()) => Csv, 204(()) => Nothing), errors(302)",
    ] {
        assert_eq!(said(keys, "JobOutcome"), Vec::<String>::new(), "{keys}");
    }
    assert_eq!(said("success = [200, 202, 204]", "Option<Job>"), Vec::<String>::new());
    let csv = said("success(200(Job) => Ready, 202(Job) => Csv, 204 => Nothing)", "JobOutcome");
    assert!(
        matches!(csv.as_slice(), [only] if only.starts_with("this is read as JSON, and the document says")),
        "{csv:?}"
    );
}

#[test]
fn all_of_the_documents_are_listed_and_no_others() {
    let missing = said("success(200(Job) => Ready, 204 => Nothing)", "JobOutcome");
    let expected = "the document says that this endpoint succeeds with 202 too; add it to `success`";
    assert_eq!(missing, [expected]);
    let other = said("success(200(Job) => Ready, 201(Job) => Made, 202(String) => Csv, 204 => Nothing)", "JobOutcome");
    assert!(
        matches!(other.as_slice(), [only] if only.contains("succeeds with 201, but with 200, 202, 204")),
        "{other:?}"
    );
    let redirect =
        said("success(200(Job) => Ready, 202(String) => Csv, 204 => Nothing, 303 => Elsewhere)", "JobOutcome");
    assert!(matches!(redirect.as_slice(), [only] if only.contains("succeeds with 303")), "{redirect:?}");
    // One alone is one of them.
    assert_eq!(said("success = 200", "Job"), Vec::<String>::new());
}

#[test]
fn a_redirect_that_is_an_error_is_the_documents_too() {
    let undocumented = said("errors(307)", "Option<String>");
    assert!(matches!(undocumented.as_slice(), [only] if only.contains("307")), "{undocumented:?}");
}
