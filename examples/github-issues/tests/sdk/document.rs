//! All traits together against GitHub's own document. What each of them says of its operations is compared while it is
//! compiled; here is what a macro cannot see: that no operation is left out, the fields of a filter, and the words of enums.

use github_issues::comments::CommentsEndpoints;
use github_issues::issues::{Direction, IssueFilter, IssueSort, IssueState, IssuesEndpoints};
use github_issues::labels::LabelsEndpoints;
use github_issues::prelude::*;
use github_issues::repositories::{
    OrganizationRepositoryKind, RepositoriesEndpoints, RepositorySort, UserRepositoryKind,
};
use mighty_runtime::testing::{InProcess, Reply};
use serde_json::{Value, json};

const ISSUES: &str = "/repos/{owner}/{repo}/issues";
const OF_USER: &str = "/users/{username}/repos";
const OF_ORGANIZATION: &str = "/orgs/{org}/repos";

/// The query parameters of GET on this path, by name, with their schemas.
fn query(path: &str) -> Vec<(String, Value)> {
    let document: Value = serde_json::from_str(include_str!("../../openapi/github.json")).unwrap();
    let resolved = |parameter: &Value| match parameter["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap().clone(),
        None => parameter.clone(),
    };
    let parameters = document["paths"][path]["get"]["parameters"].as_array().unwrap().iter().map(resolved);
    let of_query = parameters.filter(|parameter| parameter["in"] == "query");
    of_query.map(|parameter| (parameter["name"].as_str().unwrap().to_owned(), parameter["schema"].clone())).collect()
}

/// A new operation of the document fails here until a trait has it.
#[test]
fn no_operation_is_left_out() {
    let traits = [IssuesEndpoints::ALL, CommentsEndpoints::ALL, LabelsEndpoints::ALL, RepositoriesEndpoints::ALL];
    IssuesEndpoints::OPENAPI.check_coverage(&traits).unwrap();
}

#[tokio::test]
async fn the_filter_of_issues_has_the_parameters_of_the_document() {
    let filter = IssueFilter::builder()
        .state(IssueState::All)
        .labels(["bug"])
        .milestone("1")
        .assignee("octocat")
        .kind("Bug")
        .creator("octocat")
        .mentioned("octocat")
        .issue_field_values(["priority:Urgent", "severity:High"])
        .since("2026-01-01T00:00:00Z".parse().unwrap())
        .sort(IssueSort::Updated)
        .direction(Direction::Ascending)
        .build();
    let server = InProcess::script([Reply::json(200, &json!([]))]);
    let github = GitHubClient::over(server.clone()).build().unwrap();
    github.list_issues("octocat", "engines", &filter, Some(1), Some(1)).await.unwrap();
    let target = server.requests()[0].target().to_owned();
    assert!(target.contains("&issue_field_values=priority%3AUrgent%2Cseverity%3AHigh&"), "{target}");
    let pairs = target.split_once('?').unwrap().1.split('&');
    let mut sent: Vec<&str> = pairs.map(|pair| pair.split_once('=').unwrap().0).collect();
    let documented = query(ISSUES);
    let mut documented: Vec<&str> = documented.iter().map(|(name, _)| name.as_str()).collect();
    sent.sort_unstable();
    documented.sort_unstable();
    assert_eq!(sent, documented);
}

#[test]
fn enums_of_the_query_have_the_words_of_the_document() {
    fn words<T>(known: &[T], as_str: fn(&T) -> &str) -> Vec<&str> {
        known.iter().map(as_str).collect()
    }
    let direction = words(Direction::KNOWN, Direction::as_str);
    let sort = words(RepositorySort::KNOWN, RepositorySort::as_str);
    let expected = [
        (ISSUES, "state", words(IssueState::KNOWN, IssueState::as_str)),
        (ISSUES, "sort", words(IssueSort::KNOWN, IssueSort::as_str)),
        (ISSUES, "direction", direction.clone()),
        (OF_USER, "type", words(UserRepositoryKind::KNOWN, UserRepositoryKind::as_str)),
        (OF_USER, "sort", sort.clone()),
        (OF_USER, "direction", direction.clone()),
        (OF_ORGANIZATION, "type", words(OrganizationRepositoryKind::KNOWN, OrganizationRepositoryKind::as_str)),
        (OF_ORGANIZATION, "sort", sort),
        (OF_ORGANIZATION, "direction", direction),
    ];
    let mut with_words = 0;
    for path in [ISSUES, OF_USER, OF_ORGANIZATION] {
        for (name, schema) in query(path).iter().filter(|(_, schema)| !schema["enum"].is_null()) {
            let row = expected.iter().find(|(at, of, _)| *at == path && of == name);
            assert_eq!(schema["enum"], json!(row.map(|(_, _, words)| words)), "{path}: {name}");
            with_words += 1;
        }
    }
    assert_eq!(with_words, expected.len());
}
