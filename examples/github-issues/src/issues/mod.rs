//! Issues of a repository.

mod types;

use mighty_runtime::{Conditional, Response, endpoints};

pub use self::types::{
    Direction, Issue, IssueFilter, IssueSort, IssueState, IssueUpdate, LockReason, Locking, Milestone, NewIssue,
    PullRequestLinks, StateReason,
};
use crate::GitHub;
use crate::ids::IssueNumber;

/// Issues. Every pull request is one too, with [`Issue::pull_request`] set.
#[endpoints(
    api = GitHub,
    openapi = "openapi/github.json",
    errors(
        401,
        403 { "rate_limited" => RateLimited, "secondary_rate_limited" => SecondaryRateLimited, _ => Forbidden },
        429,
        5xx
    ),
    error = IssuesError,
    retry(rejected = [429]),
    server = "server",
    testing = "testing"
)]
pub trait Issues {
    /// Returns one page of the issues of a repository, the newest first unless `filter` says otherwise.
    ///
    /// `per_page` is 30 unless said, and at most 100. The entity tag of the first page is what
    /// [`list_issues_if_changed`](Self::list_issues_if_changed) takes.
    ///
    /// - 404: there is no such repository, or this token cannot see it.
    /// - 422: the filter is not valid, as with a milestone or an assignee that does not exist.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}/issues", success = 200, errors(404, 422), paginate)]
    async fn list_issues(
        &self,
        owner: &str,
        repo: &str,
        #[query(flatten)] filter: &IssueFilter,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Response<Vec<Issue>>, ListIssuesError>;

    /// Returns the first page of the issues of a repository, unless it is still the one with this entity tag. An answer that
    /// it is does not count against the rate limit.
    ///
    /// A change beyond the first page changes it only where the list is sorted by the last change, the latest first.
    ///
    /// - 404: there is no such repository, or this token cannot see it.
    /// - 422: the filter is not valid.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}/issues", success = 200, errors(404, 422))]
    async fn list_issues_if_changed(
        &self,
        owner: &str,
        repo: &str,
        #[query(flatten)] filter: &IssueFilter,
        #[query] per_page: Option<u64>,
        #[header("If-None-Match")] etag: &str,
    ) -> Result<Conditional<Vec<Issue>>, ListIssuesError>;

    /// Returns one issue.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    ///
    /// An issue that was transferred to another repository is answered with 301, which is
    /// [`Unexpected`](mighty_runtime::Unexpected): its `Location` says where it is.
    #[endpoint(
        method = GET,
        path = "/repos/{owner}/{repo}/issues/{issue_number}",
        success = 200,
        errors(404, 410)
    )]
    async fn get_issue(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
    ) -> Result<Response<Issue>, GetIssueError>;

    /// Returns one issue, unless it is still the one with this entity tag. An answer that it is does not count against the
    /// rate limit.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    #[endpoint(
        method = GET,
        path = "/repos/{owner}/{repo}/issues/{issue_number}",
        success = 200,
        errors(404, 410)
    )]
    async fn get_issue_if_changed(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[header("If-None-Match")] etag: &str,
    ) -> Result<Conditional<Issue>, GetIssueError>;

    /// Creates an issue. Whoever can read the repository may; labels, assignees and a milestone are silently dropped from
    /// those who cannot write to it.
    ///
    /// - 400: the body is not one.
    /// - 404: there is no such repository, or this token cannot see it.
    /// - 410: the repository has no issues.
    /// - 422: the issue is not valid, or was taken for spam.
    /// - 503: GitHub is not up to it just now.
    #[endpoint(
        method = POST,
        path = "/repos/{owner}/{repo}/issues",
        success = 201,
        errors(400, 404, 410, 422, 503)
    )]
    async fn create_issue(&self, owner: &str, repo: &str, #[body] new: &NewIssue) -> Result<Issue, CreateIssueError>;

    /// Changes an issue. Its author may, and those who can write to the repository.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    /// - 422: the change is not valid.
    /// - 503: GitHub is not up to it just now.
    #[endpoint(
        method = PATCH,
        path = "/repos/{owner}/{repo}/issues/{issue_number}",
        success = 200,
        errors(404, 410, 422, 503),
        idempotent
    )]
    async fn update_issue(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[body] changes: &IssueUpdate,
    ) -> Result<Issue, UpdateIssueError>;

    /// Locks an issue: only those who can write to the repository can comment on it.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    /// - 422: the reason is not one of those that there are.
    #[endpoint(
        method = PUT,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/lock",
        success = 204,
        errors(404, 410, 422)
    )]
    async fn lock_issue(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[body] locking: &Locking,
    ) -> Result<(), LockIssueError>;

    /// Unlocks an issue.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    #[endpoint(
        method = DELETE,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/lock",
        success = 204,
        errors(404)
    )]
    async fn unlock_issue(&self, owner: &str, repo: &str, issue_number: IssueNumber) -> Result<(), UnlockIssueError>;
}
