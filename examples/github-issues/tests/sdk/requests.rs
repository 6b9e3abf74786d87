//! What each method sends.

use github_issues::comments::{CommentText, CommentsEndpoints};
use github_issues::issues::{
    Direction, GetIssueError, IssueFilter, IssueSort, IssueState, IssueUpdate, IssuesEndpoints, LockReason, Locking,
    NewIssue, StateReason,
};
use github_issues::labels::{LabelNames, LabelUpdate, LabelsEndpoints, NewLabel};
use github_issues::prelude::*;
use github_issues::repositories::{
    OrganizationRepositoryKind, RepositoriesEndpoints, RepositorySort, UserRepositoryKind,
};
use mighty_runtime::RetryPolicy;
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use serde_json::{Value, json};

const O: &str = "octocat";
const R: &str = "engines";

/// A client to which everything is 404, so that nothing has to be decoded.
fn github() -> (GitHubClient<InProcess>, InProcess) {
    let server = InProcess::from_fn(|_| Reply::status(404));
    let client = GitHubClient::over(server.clone()).bearer("secret").retry(RetryPolicy::new().never());
    (client.build().unwrap(), server)
}

/// `METHOD /target`, and the body if there is one.
fn line(request: &Recorded) -> String {
    let body = request.text();
    let body = if body.is_empty() { body } else { format!(" {body}") };
    format!("{} {}{body}", request.method, request.target())
}

fn lines(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(line).collect()
}

#[test]
fn there_are_twenty_four_methods_of_twenty_one_operations() {
    let all = [IssuesEndpoints::ALL, CommentsEndpoints::ALL, LabelsEndpoints::ALL, RepositoriesEndpoints::ALL].concat();
    let mut operations: Vec<String> =
        all.iter().map(|endpoint| format!("{} {}", endpoint.method(), endpoint.path())).collect();
    operations.sort();
    operations.dedup();
    assert_eq!((all.len(), operations.len()), (24, 21));
    assert!(all.iter().all(|endpoint| endpoint.variant(403.try_into().unwrap()) == Some("Forbidden")));
}

#[tokio::test]
async fn every_call_says_which_api_it_means() {
    let (github, server) = github();
    let _ = github.get_repository(O, R).await;
    let [request] = &server.requests()[..] else { panic!("one request") };
    assert_eq!(request.uri, "https://api.github.com/repos/octocat/engines");
    assert_eq!(request.header("accept"), Some("application/vnd.github+json"));
    assert_eq!(request.header("x-github-api-version"), Some("2022-11-28"));
    assert_eq!(request.header("authorization"), Some("Bearer secret"));
    assert!(request.header("user-agent").unwrap().starts_with("github-issues/"));
}

#[tokio::test]
async fn issues_are_asked_for_and_changed() {
    let (github, server) = github();
    let one = IssueNumber::new(1);
    let filter = IssueFilter::builder()
        .state(IssueState::All)
        .labels(["bug", "help wanted"])
        .assignee("*")
        .since("2026-01-01T00:00:00Z".parse().unwrap())
        .sort(IssueSort::Updated)
        .direction(Direction::Ascending)
        .build();
    let _ = github.list_issues(O, R, &filter, Some(2), None).await;
    let _ = github.list_issues(O, R, &IssueFilter::default(), None, None).await;
    let _ = github.list_issues_if_changed(O, R, &IssueFilter::default(), Some(5), "\"tag\"").await;
    let _ = github.get_issue(O, R, one).await;
    let _ = github.get_issue_if_changed(O, R, one, "\"tag\"").await;
    let new = NewIssue::builder().title("It leaks").labels(["bug"]).build();
    let _ = github.create_issue(O, R, &new).await;
    let changes = IssueUpdate::builder().state(IssueState::Closed).state_reason(StateReason::NotPlanned);
    let _ = github.update_issue(O, R, one, &changes.milestone(None).build()).await;
    let _ = github.lock_issue(O, R, one, &Locking::builder().lock_reason(LockReason::TooHeated).build()).await;
    let _ = github.unlock_issue(O, R, one).await;
    let query =
        "state=all&labels=bug%2Chelp+wanted&assignee=*&since=2026-01-01T00%3A00%3A00Z&sort=updated&direction=asc";
    let expected = [
        format!("GET /repos/octocat/engines/issues?{query}&page=2"),
        "GET /repos/octocat/engines/issues".to_owned(),
        "GET /repos/octocat/engines/issues?per_page=5".to_owned(),
        "GET /repos/octocat/engines/issues/1".to_owned(),
        "GET /repos/octocat/engines/issues/1".to_owned(),
        r#"POST /repos/octocat/engines/issues {"title":"It leaks","labels":["bug"]}"#.to_owned(),
        r#"PATCH /repos/octocat/engines/issues/1 {"state":"closed","state_reason":"not_planned","milestone":null}"#
            .to_owned(),
        r#"PUT /repos/octocat/engines/issues/1/lock {"lock_reason":"too heated"}"#.to_owned(),
        "DELETE /repos/octocat/engines/issues/1/lock".to_owned(),
    ];
    assert_eq!(lines(&server), expected);
    let tags: Vec<Option<String>> =
        server.requests().iter().map(|request| request.header("if-none-match").map(str::to_owned)).collect();
    let tag = Some("\"tag\"".to_owned());
    assert_eq!(tags, [None, None, tag.clone(), None, tag, None, None, None, None]);
}

#[tokio::test]
async fn comments_are_asked_for_and_changed() {
    let (github, server) = github();
    let (one, comment) = (IssueNumber::new(1), CommentId::new(9));
    let since = "2026-01-01T00:00:00Z".parse().unwrap();
    let _ = github.list_comments(O, R, one, Some(since), None, Some(100)).await;
    let _ = github.get_comment(O, R, comment).await;
    let _ = github.create_comment(O, R, one, &CommentText::from("Me too.")).await;
    let _ = github.update_comment(O, R, comment, &CommentText::from("")).await;
    let _ = github.delete_comment(O, R, comment).await;
    let expected = [
        "GET /repos/octocat/engines/issues/1/comments?since=2026-01-01T00%3A00%3A00Z&per_page=100",
        "GET /repos/octocat/engines/issues/comments/9",
        r#"POST /repos/octocat/engines/issues/1/comments {"body":"Me too."}"#,
        r#"PATCH /repos/octocat/engines/issues/comments/9 {"body":""}"#,
        "DELETE /repos/octocat/engines/issues/comments/9",
    ];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn labels_are_named_in_paths_whatever_is_in_their_names() {
    let (github, server) = github();
    let one = IssueNumber::new(1);
    let _ = github.list_labels(O, R, None, None).await;
    let _ = github.create_label(O, R, &NewLabel::builder().name("a/b").build()).await;
    let _ = github.get_label(O, R, "area: boiler/valve?").await;
    let _ = github.update_label(O, R, "good first issue", &LabelUpdate::builder().new_name("easy").build()).await;
    let _ = github.delete_label(O, R, "é").await;
    let _ = github.add_issue_labels(O, R, one, &LabelNames::from_iter(["bug"])).await;
    let _ = github.remove_issue_label(O, R, one, "bug").await;
    let expected = [
        "GET /repos/octocat/engines/labels",
        r#"POST /repos/octocat/engines/labels {"name":"a/b"}"#,
        "GET /repos/octocat/engines/labels/area%3A%20boiler%2Fvalve%3F",
        r#"PATCH /repos/octocat/engines/labels/good%20first%20issue {"new_name":"easy"}"#,
        "DELETE /repos/octocat/engines/labels/%C3%A9",
        r#"POST /repos/octocat/engines/issues/1/labels {"labels":["bug"]}"#,
        "DELETE /repos/octocat/engines/issues/1/labels/bug",
    ];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn repositories_are_asked_for() {
    let (github, server) = github();
    let _ = github.get_repository_if_changed(O, R, "W/\"tag\"").await;
    let (member, forks) = (Some(UserRepositoryKind::Member), Some(OrganizationRepositoryKind::Forks));
    let (sort, descending) = (Some(RepositorySort::FullName), Some(Direction::Descending));
    let _ = github.list_user_repositories(O, member, sort, descending, None, None).await;
    let _ = github.list_organization_repositories("github", forks, None, None, Some(3), None).await;
    let expected = [
        "GET /repos/octocat/engines",
        "GET /users/octocat/repos?type=member&sort=full_name&direction=desc",
        "GET /orgs/github/repos?type=forks&page=3",
    ];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn an_issue_is_read_as_github_writes_it() {
    let user = json!({"id": 1, "login": "octocat", "type": "Mannequin", "site_admin": false});
    let issue: Value = json!({
        "id": 1, "number": 1347, "title": "Found a bug", "body": null, "state": "open", "state_reason": null,
        "user": user, "labels": [{"id": 208_045_946, "name": "bug", "color": "f29513", "default": true}, "wontfix"],
        "assignees": null, "milestone": {"number": 1, "title": "v1.0"}, "locked": true,
        "active_lock_reason": "too heated", "comments": 0, "pull_request": {"html_url": "https://github.com/1"},
        "created_at": "2011-04-22T13:33:48Z", "updated_at": "2011-04-22T13:33:48Z", "closed_at": null, "new": 1,
    });
    let server = InProcess::script([Reply::json(200, &issue)]);
    let github = GitHubClient::over(server).build().unwrap();
    let issue = github.get_issue(O, R, IssueNumber::new(1347)).await.unwrap().into_inner();
    let labels: Vec<&str> = issue.labels.iter().map(|label| label.name.as_str()).collect();
    assert_eq!(labels, ["bug", "wontfix"]);
    assert_eq!(issue.user.unwrap().kind.as_str(), "Mannequin");
    assert_eq!((issue.state, issue.active_lock_reason), (IssueState::Open, Some(LockReason::TooHeated)));
    assert_eq!(issue.milestone.unwrap().number, MilestoneNumber::new(1));
    assert!(issue.pull_request.is_some() && issue.assignees.is_empty());
}

/// Also in a list that may hold text or objects.
#[tokio::test]
async fn what_does_not_fit_and_what_is_new_is_said_of_the_very_field() {
    let issue = |label: Value| {
        json!({"id": 1, "number": 7, "title": "It leaks", "state": "open", "labels": ["bug", label],
            "created_at": "2011-04-22T13:33:48Z", "updated_at": "2011-04-22T13:33:48Z"})
    };
    for (label, path) in [(json!({"name": 5}), "labels[1].name"), (json!({"name": "a", "mood": 1}), "labels[1].mood")] {
        let server = InProcess::script([Reply::json(200, &issue(label))]);
        let github = GitHubClient::over(server).deny_unknown_fields().build().unwrap();
        let error = github.get_issue(O, R, IssueNumber::new(7)).await.unwrap_err();
        let GetIssueError::Unexpected(error) = error else { panic!("{error:?}") };
        assert_eq!(error.decode_error().unwrap().path(), path);
    }
}
