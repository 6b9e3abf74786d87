//! Against the server, over real sockets. Waits are made short by the client's policy.

use std::time::Duration;

use github_issues::comments::CommentText;
use github_issues::issues::{CreateIssueError, GetIssueError, IssueFilter, IssueState, IssueUpdate, NewIssue};
use github_issues::labels::{CreateLabelError, LabelNames, NewLabel};
use github_issues::prelude::*;
use github_issues::repositories::GetRepositoryError;
use mighty_runtime::{RetryPolicy, StopReason};

use super::server::{OWNER, REPO, Refusal, Server, TOKEN};

/// Waits of a few milliseconds.
const QUICK: RetryPolicy = RetryPolicy::new()
    .base(Duration::from_millis(5))
    .throttle_base(Duration::from_millis(5))
    .cap(Duration::from_millis(20));

async fn server() -> (Server, GitHubClient) {
    let server = Server::start().await.unwrap();
    let github = GitHubClient::builder().base_url(server.url()).bearer(TOKEN).retry(QUICK).build().unwrap();
    (server, github)
}

#[tokio::test]
async fn a_list_is_followed_by_its_links_over_all_pages() {
    let (server, github) = server().await;
    let everything = IssueFilter::default();
    let mut issues = github.list_issues_stream(OWNER, REPO, &everything, None, None).page_size(3);
    let mut numbers = Vec::new();
    while let Some(issue) = issues.next().await {
        numbers.push(issue.unwrap().number.get());
    }
    assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1]);
    let expected = [
        "GET /repos/octocat/engines/issues?per_page=3",
        "GET /repositories/2/issues?per_page=3&page=2",
        "GET /repositories/2/issues?per_page=3&page=3",
    ];
    assert_eq!(server.requests(), expected);
}

#[tokio::test]
async fn pages_come_whole_with_their_tags() {
    let (_server, github) = server().await;
    let bugs = IssueFilter::builder().labels(["bug"]).build();
    let mut pages = github.list_issues_stream(OWNER, REPO, &bugs, None, Some(2)).prefetch().pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert!(page.etag().unwrap().starts_with("W/\""));
        assert!(page.outcome().rate_limit().unwrap().remaining().is_some());
        sizes.push(page.len());
    }
    assert_eq!(sizes, [2, 2]);
}

#[tokio::test]
async fn what_has_not_changed_is_free() {
    let (server, github) = server().await;
    let issue = github.get_issue(OWNER, REPO, IssueNumber::new(1)).await.unwrap();
    let tag = issue.etag().unwrap();
    let left = issue.outcome().rate_limit().unwrap().remaining().unwrap();
    let unchanged = github.get_issue_if_changed(OWNER, REPO, issue.number, tag).await.unwrap();
    assert!(!unchanged.is_modified());
    assert_eq!(unchanged.etag(), Some(tag));
    assert_eq!(unchanged.outcome().rate_limit().unwrap().remaining(), Some(left));

    let close = IssueUpdate::builder().state(IssueState::Closed).build();
    github.update_issue(OWNER, REPO, issue.number, &close).await.unwrap();
    let changed = github.get_issue_if_changed(OWNER, REPO, issue.number, tag).await.unwrap();
    assert_eq!(changed.into_modified().unwrap().state, IssueState::Closed);

    let list = github.list_issues(OWNER, REPO, &IssueFilter::default(), None, None).await.unwrap();
    let (filter, tag) = (IssueFilter::default(), list.etag().unwrap());
    assert!(!github.list_issues_if_changed(OWNER, REPO, &filter, None, tag).await.unwrap().is_modified());
    server.write_issue("It squeaks", &[]);
    let changed = github.list_issues_if_changed(OWNER, REPO, &filter, None, tag).await.unwrap();
    assert_eq!(changed.into_modified().unwrap()[0].title, "It squeaks");
}

#[tokio::test]
async fn a_limit_is_waited_for_whether_it_is_403_or_429() {
    let (server, github) = server().await;
    server.refuse([Refusal::Primary(403), Refusal::Primary(429)]);
    let repository = github.get_repository(OWNER, REPO).await.unwrap();
    assert_eq!(repository.outcome().attempts(), 3);
    // It was certainly not processed, so that an issue can be written again.
    server.refuse([Refusal::Primary(403)]);
    let new = NewIssue::builder().title("It hums").build();
    assert_eq!(github.create_issue(OWNER, REPO, &new).await.unwrap().number, IssueNumber::new(8));
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_secondary_limit_in_words_alone_is_not_waited_for_longer_than_allowed() {
    let (server, github) = server().await;
    server.refuse([Refusal::Secondary(403)]);
    let error = github.get_repository(OWNER, REPO).await.unwrap_err();
    let GetRepositoryError::SecondaryRateLimited(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.retry_after(), Some(Duration::from_secs(60)), "what GitHub asks for");
    assert_eq!(payload.outcome().stop_reason(), Some(StopReason::Deadline), "a call has 30 seconds");
    assert!(payload.request_id().unwrap().starts_with("C0DE:"));
}

#[tokio::test]
async fn what_is_gone_is_not_what_is_not_there() {
    let (_server, github) = server().await;
    let gone = github.get_issue(OWNER, REPO, IssueNumber::new(13)).await.unwrap_err();
    assert!(matches!(&gone, GetIssueError::Gone(e) if e.message() == "This issue was deleted"), "{gone:?}");
    let missing = github.get_issue(OWNER, REPO, IssueNumber::new(404)).await.unwrap_err();
    assert!(matches!(missing, GetIssueError::NotFound(_)), "{missing:?}");
    let hidden = github.get_issue("octocat", "secrets", IssueNumber::new(1)).await.unwrap_err();
    assert!(matches!(hidden, GetIssueError::NotFound(_)), "{hidden:?}");
}

#[tokio::test]
async fn who_may_not_write_is_told_that_there_is_nothing() {
    let (server, _) = server().await;
    let new = NewIssue::builder().title("It hums").build();
    let anonymous = GitHubClient::builder().base_url(server.url()).build().unwrap();
    anonymous.get_repository(OWNER, REPO).await.unwrap();
    let error = anonymous.create_issue(OWNER, REPO, &new).await.unwrap_err();
    assert!(matches!(error, CreateIssueError::NotFound(_)), "{error:?}");
    let stranger = GitHubClient::builder().base_url(server.url()).bearer("gho_expired").build().unwrap();
    let error = stranger.create_issue(OWNER, REPO, &new).await.unwrap_err();
    assert!(matches!(&error, CreateIssueError::Unauthorized(e) if e.message() == "Bad credentials"), "{error:?}");
}

#[tokio::test]
async fn a_label_that_exists_is_told_from_one_that_is_not_valid() {
    let (_server, github) = server().await;
    let label = NewLabel::builder().name("rust").color("dea584").build();
    assert_eq!(github.create_label(OWNER, REPO, &label).await.unwrap().name, "rust");
    let error = github.create_label(OWNER, REPO, &label).await.unwrap_err();
    let CreateLabelError::AlreadyExists(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.message(), "Validation Failed: name already_exists");
    let red = NewLabel::builder().name("red").color("red").build();
    let error = github.create_label(OWNER, REPO, &red).await.unwrap_err();
    let CreateLabelError::UnprocessableEntity(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.code(), Some("invalid"));

    let labels: LabelNames = ["rust", "bug"].into_iter().collect();
    let all = github.add_issue_labels(OWNER, REPO, IssueNumber::new(1), &labels).await.unwrap();
    let names: Vec<&str> = all.iter().map(|label| label.name.as_str()).collect();
    assert_eq!(names, ["bug", "rust"]);
    assert_eq!(CommentText::from("x"), CommentText::builder().body("x").build());
}
