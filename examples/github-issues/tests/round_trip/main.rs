//! All 24 endpoints there and back, with other arguments and answers each time. Paths and parameters are those of GitHub's document. The
//! part of it that is here has no schemas of bodies; those in `schemas.json` are the fields of this crate's types.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail by panicking")]

use github_issues::comments::CommentsServer;
use github_issues::issues::IssuesServer;
use github_issues::labels::LabelsServer;
use github_issues::prelude::*;
use github_issues::repositories::RepositoriesServer;
use mighty_runtime::server::Routes;
use mighty_runtime::{HyperTransport, RetryPolicy, Transport};
use mighty_tests::round_trip::{End, Row, Tap, operations, served};
use serde_json::{Value, json};

/// A client as the backend of all traits.
fn router<T: Transport>(client: &GitHubClient<T>) -> Routes {
    let routes = IssuesServer::router(client.clone()).merge(CommentsServer::router(client.clone()));
    routes.merge(LabelsServer::router(client.clone())).merge(RepositoriesServer::router(client.clone()))
}

async fn row() -> Row<HyperTransport> {
    let once = RetryPolicy::new().attempts(1);
    let end = End::default();
    let second = GitHubClient::<HyperTransport>::over(end.transport.clone()).retry(once).bearer("t").build().unwrap();
    let url = served(router(&second)).await;
    let tap = Tap::new(HyperTransport::new().unwrap());
    let first =
        GitHubClient::<HyperTransport>::over(tap.clone()).base_url(url).retry(once).bearer("t").build().unwrap();
    let error =
        |status| json!({ "message": format!("it is a {status}"), "errors": [{ "field": "title", "code": "custom" }] });
    Row { first: router(&first), tap, end, error, omitted: &[("list_issues_if_changed", "page")] }
}

/// GitHub's document with schemas, and with the header that is no parameter of it.
fn document() -> Value {
    let mut document: Value = serde_json::from_str(include_str!("../../openapi/github.json")).unwrap();
    let known: Value = serde_json::from_str(include_str!("schemas.json")).unwrap();
    let paths = document["paths"].as_object_mut().unwrap();
    for (path, item) in paths {
        for (method, operation) in item.as_object_mut().unwrap() {
            let name = format!("{} {path}", method.to_uppercase());
            if let Some(schema) = known["bodies"][&name].as_str() {
                operation["requestBody"]["content"]["application/json"]["schema"] = written(schema);
            }
            let responses = operation["responses"].as_object_mut().unwrap();
            let success = responses.iter_mut().find(|(status, _)| status.starts_with('2'));
            if let (Some((_, success)), Some(schema)) = (success, known["answers"][&name].as_str()) {
                success["content"]["application/json"]["schema"] = written(schema);
            }
            if known["conditional"].as_array().unwrap().contains(&json!(name)) {
                let header =
                    json!({ "name": "If-None-Match", "in": "header", "schema": { "enum": ["\"one\"", "W/\"two\""] } });
                operation["parameters"].as_array_mut().unwrap().push(header);
            }
        }
    }
    document["components"]["schemas"] = known["schemas"].clone();
    document
}

/// `issue`, or `[issue]` for a list.
fn written(schema: &str) -> Value {
    let name = schema.trim_matches(['[', ']']);
    let one = json!({ "$ref": format!("#/components/schemas/{name}") });
    if schema.starts_with('[') { json!({ "type": "array", "items": one }) } else { one }
}

#[tokio::test]
async fn what_is_sent_is_received_and_what_is_returned_is_got() {
    let document = document();
    let (endpoints, answers) = row().await.check_all(&document, 10).await;
    assert_eq!((operations(&document).len(), endpoints.len()), (21, 24), "{endpoints:?}");
    assert!(answers > 1_000, "{answers}");
}
