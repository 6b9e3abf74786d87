//! Comments on issues and pull requests.

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::{Response, endpoints};
use serde::{Deserialize, Serialize};

use crate::ids::{CommentId, IssueNumber};
use crate::{GitHub, User};

/// Comments on issues.
#[endpoints(
    api = GitHub,
    openapi = "openapi/github.json",
    errors(
        401,
        403 { "rate_limited" => RateLimited, "secondary_rate_limited" => SecondaryRateLimited, _ => Forbidden },
        429,
        5xx
    ),
    error = CommentsError,
    retry(rejected = [429]),
    server = "server",
    testing = "testing"
)]
pub trait Comments {
    /// Returns one page of the comments on an issue, the oldest first.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    #[endpoint(
        method = GET,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/comments",
        success = 200,
        errors(404, 410),
        paginate
    )]
    async fn list_comments(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[query] since: Option<Timestamp>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Response<Vec<Comment>>, ListCommentsError>;

    /// Returns one comment.
    ///
    /// - 404: there is no such comment, or this token cannot see it.
    #[endpoint(
        method = GET,
        path = "/repos/{owner}/{repo}/issues/comments/{comment_id}",
        success = 200,
        errors(404)
    )]
    async fn get_comment(&self, owner: &str, repo: &str, comment_id: CommentId) -> Result<Comment, GetCommentError>;

    /// Writes a comment. Everyone hears of it who follows the issue, so that a second one does harm.
    ///
    /// - 403: also where the issue is locked.
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    /// - 422: the text is empty, or was taken for spam.
    #[endpoint(
        method = POST,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/comments",
        success = 201,
        errors(404, 410, 422)
    )]
    async fn create_comment(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[body] comment: &CommentText,
    ) -> Result<Comment, CreateCommentError>;

    /// Changes the text of a comment.
    ///
    /// - 404: there is no such comment, or this token cannot see it.
    /// - 422: the text is empty.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”.
    #[endpoint(
        method = PATCH,
        path = "/repos/{owner}/{repo}/issues/comments/{comment_id}",
        success = 200,
        errors(404, 422),
        undocumented(404),
        idempotent
    )]
    async fn update_comment(
        &self,
        owner: &str,
        repo: &str,
        comment_id: CommentId,
        #[body] comment: &CommentText,
    ) -> Result<Comment, UpdateCommentError>;

    /// Deletes a comment.
    ///
    /// - 404: there is no such comment, or this token cannot see it.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”.
    #[endpoint(
        method = DELETE,
        path = "/repos/{owner}/{repo}/issues/comments/{comment_id}",
        success = 204,
        errors(404),
        undocumented(404)
    )]
    async fn delete_comment(&self, owner: &str, repo: &str, comment_id: CommentId) -> Result<(), DeleteCommentError>;
}

/// A comment.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Which comment.
    pub id: CommentId,
    /// The text, in Markdown.
    pub body: Option<String>,
    /// Who wrote it; `None` if the account is gone.
    pub user: Option<User>,
    /// Its place on the page of the issue.
    pub html_url: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a comment says.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct CommentText {
    /// The text, in Markdown.
    pub body: String,
}

impl<T: Into<String>> From<T> for CommentText {
    fn from(body: T) -> Self {
        Self { body: body.into() }
    }
}
