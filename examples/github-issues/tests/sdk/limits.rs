//! Limits, on virtual time.

use std::time::{Duration, SystemTime};

use github_issues::issues::{IssueUpdate, IssuesError, NewIssue, UpdateIssueError};
use github_issues::prelude::*;
use github_issues::repositories::GetRepositoryError;
use mighty_runtime::StopReason;
use mighty_runtime::testing::{InProcess, Reply, World};
use serde_json::{Value, json};

const DATE: &str = "Tue, 24 Nov 2026 10:00:00 GMT";
/// The same in seconds since 1970.
const NOW: u64 = 1_795_514_400;

fn limited(status: u16, seconds: u64) -> Reply {
    Reply::json(status, &json!({"message": "API rate limit exceeded for user ID 1."}))
        .header("date", DATE)
        .header("x-ratelimit-limit", "5000")
        .header("x-ratelimit-remaining", "0")
        .header("x-ratelimit-reset", (NOW + seconds).to_string())
}

fn secondary(status: u16) -> Reply {
    Reply::json(status, &json!({"message": "You have exceeded a secondary rate limit. Please wait a few minutes."}))
        .header("x-ratelimit-remaining", "4991")
}

fn repository() -> Value {
    json!({"id": 2, "name": "engines", "full_name": "octocat/engines", "private": false,
        "owner": {"id": 1, "login": "octocat", "type": "User"}})
}

/// A client without luck and with time enough, and the server that gives it these replies.
fn github(replies: impl IntoIterator<Item = Reply>) -> (GitHubClient<InProcess>, InProcess) {
    let server = InProcess::script(replies);
    let client = GitHubClient::over(server.clone()).environment(World::new(1.0)).timeout(Duration::from_secs(1_000));
    (client.build().unwrap(), server)
}

fn seconds_between(server: &InProcess) -> u64 {
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    (requests[1].at - requests[0].at).as_secs()
}

#[test]
fn the_date_is_the_number() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
    assert_eq!(jiff::Timestamp::try_from(now).unwrap().to_string(), "2026-11-24T10:00:00Z");
}

#[tokio::test(start_paused = true)]
async fn the_next_hour_is_waited_for_if_it_is_near() {
    for status in [403, 429] {
        let (github, server) = github([limited(status, 40), Reply::json(200, &repository())]);
        github.get_repository("octocat", "engines").await.unwrap();
        assert_eq!(seconds_between(&server), 45, "and a little more, so that not all come at once");
    }
}

#[tokio::test(start_paused = true)]
async fn the_next_hour_is_told_of_if_it_is_far() {
    let (client, server) = github([limited(403, 1_800)]);
    let error = client.get_repository("octocat", "engines").await.unwrap_err();
    let GetRepositoryError::RateLimited(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.retry_after(), Some(Duration::from_secs(1_800)));
    assert_eq!(payload.outcome().stop_reason(), Some(StopReason::HintTooLong));
    assert_eq!(server.requests().len(), 1);
    let (client, _) = github([limited(429, 1_800)]);
    let error = client.get_repository("octocat", "engines").await.unwrap_err();
    let GetRepositoryError::TooManyRequests(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.code(), Some("rate_limited"));
}

#[tokio::test(start_paused = true)]
async fn a_secondary_limit_is_waited_for_a_minute_or_as_long_as_it_says() {
    for (reply, seconds) in [(secondary(403), 65), (secondary(403).header("retry-after", "8"), 10)] {
        let (github, server) = github([reply, Reply::json(200, &repository())]);
        github.get_repository("octocat", "engines").await.unwrap();
        assert_eq!(seconds_between(&server), seconds);
    }
}

#[tokio::test(start_paused = true)]
async fn an_issue_is_written_again_only_if_it_certainly_was_not() {
    let new = NewIssue::builder().title("It hums").build();
    let issue = json!({"id": 1, "number": 8, "title": "It hums", "state": "open",
        "created_at": "2026-01-01T08:00:00Z", "updated_at": "2026-01-01T08:00:00Z"});
    let (client, server) = github([limited(403, 4), Reply::json(201, &issue)]);
    client.create_issue("octocat", "engines", &new).await.unwrap();
    assert_eq!(server.requests().len(), 2);
    for reply in [secondary(403), Reply::status(502), Reply::reset()] {
        let (client, server) = github([reply]);
        client.create_issue("octocat", "engines", &new).await.unwrap_err();
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_403_that_is_no_limit_is_not_asked_again() {
    let denied = Reply::json(403, &json!({"message": "Must have admin rights to Repository."}))
        .header("x-ratelimit-remaining", "4990");
    let (client, server) = github([denied]);
    let changes = IssueUpdate::builder().title("Mine").build();
    let error = client.update_issue("octocat", "engines", IssueNumber::new(1), &changes).await.unwrap_err();
    assert!(matches!(error, UpdateIssueError::Forbidden(_)), "{error:?}");
    assert!(matches!(IssuesError::from(error), IssuesError::Forbidden(_)));
    assert_eq!(server.requests().len(), 1);
}
