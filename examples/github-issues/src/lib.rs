//! Issues, comments, labels and repositories of GitHub's REST API, as methods of one client.
//!
//! ```
//! use github_issues::issues::{CreateIssueError, NewIssue};
//! use github_issues::prelude::*;
//!
//! # use mighty_runtime::testing::{InProcess, Reply};
//! # use serde_json::json;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let validation = json!({"message": "Validation Failed",
//! #     "errors": [{"resource": "Issue", "field": "title", "code": "missing_field"}]});
//! # let github = GitHubClient::over(InProcess::script([Reply::json(422, &validation)])).build()?;
//! // let github = GitHubClient::builder().bearer(token).build()?;
//! let new = NewIssue::builder().title("").body("It leaks.").build();
//! match github.create_issue("octocat", "engines", &new).await {
//!     Ok(issue) => println!("opened #{}", issue.number),
//!     Err(CreateIssueError::UnprocessableEntity(e)) => {
//!         for error in e.body().map(|body| &body.errors).into_iter().flatten() {
//!             println!("not valid: {error}"); // not valid: title missing_field
//!         }
//! #       assert_eq!(e.code(), Some("missing_field"));
//!     }
//!     Err(CreateIssueError::RateLimited(e)) => println!("come back in {:?}", e.retry_after()),
//!     Err(CreateIssueError::NotFound(_)) => println!("no such repository, or not for this token"),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Where to look
//!
//! | trait | | methods |
//! |---|---|---|
//! | [`Issues`](issues::Issues) | issues: listing, reading, writing, locking | 8 |
//! | [`Comments`](comments::Comments) | comments on issues | 5 |
//! | [`Labels`](labels::Labels) | labels, and those of an issue | 7 |
//! | [`Repositories`](repositories::Repositories) | repositories | 4 |
//!
//! While it is compiled, each trait is compared with GitHub's own description of these operations, `openapi/github.json`;
//! what that lacks and GitHub's pages tell is marked as such in the source.
//!
//! # Errors
//!
//! Each method has an error enum of its own with the statuses that GitHub documents for it, and those that any call can be
//! answered with:
//!
//! | variant | status | |
//! |---|---|---|
//! | `Unauthorized` | 401 | the token is none, or no longer one |
//! | `RateLimited` | 403 | no request is left in this hour; `retry_after()` says until when |
//! | `SecondaryRateLimited` | 403 | too many requests at once, or too fast |
//! | `Forbidden` | 403 | this token may see it, and may not do that |
//! | `TooManyRequests` | 429 | either limit; `code()` says which |
//! | `ServerError` | 5xx | |
//! | `Unexpected` | | no usable answer; also 301, where something has moved |
//!
//! What may be the matter, and what to do, is at each error: `help()`; and on the page of all [`operations`], with what is
//! retried.
//!
//! What a token cannot see is not there: a private repository is 404, and not 403. What was deleted is 410.
//!
//! # Limits
//!
//! Every answer says how many requests are left, a success as well: `response.outcome().rate_limit()`. A call that is one
//! too many waits for the next hour where that is near enough, as the client's retry settings say; else its error has
//! `retry_after()`. Asking by an entity tag whether something has changed costs nothing as long as it has not:
//!
//! ```
//! use github_issues::prelude::*;
//!
//! # use mighty_runtime::testing::{InProcess, Reply};
//! # use serde_json::json;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let owner = json!({"id": 1, "login": "octocat", "type": "User"});
//! # let engines = json!({"id": 2, "name": "engines", "full_name": "octocat/engines", "owner": owner, "private": false});
//! # let server = InProcess::script([Reply::json(200, &engines).header("etag", "\"a\""), Reply::status(304)]);
//! # let github = GitHubClient::over(server).build()?;
//! let repository = github.get_repository("octocat", "engines").await?;
//! if let Some(etag) = repository.etag() {
//!     match github.get_repository_if_changed("octocat", "engines", etag).await?.into_modified() {
//!         Some(changed) => println!("{} open issues now", changed.open_issues_count),
//!         None => println!("still {}", repository.open_issues_count),
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Lists
//!
//! Methods that list something return one page, and the method `…_stream` beside each returns all items, page after page:
//!
//! ```
//! use github_issues::issues::{IssueFilter, IssueState};
//! use github_issues::prelude::*;
//!
//! # use mighty_runtime::testing::{InProcess, Reply};
//! # use serde_json::json;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = InProcess::script([Reply::json(200, &json!([]))]);
//! # let github = GitHubClient::over(server).build()?;
//! let bugs = IssueFilter::builder().state(IssueState::Open).labels(["bug"]).build();
//! let mut issues = github.list_issues_stream("octocat", "engines", &bugs, None, None).page_size(100).prefetch();
//! while let Some(issue) = issues.next().await {
//!     println!("{}", issue?.title);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Types
//!
//! Requests are made by builders, which do not compile without what GitHub requires; what is not set is not sent. Answers
//! ignore fields that are not here, and enums keep values that they do not know, in `Other`. Answers may gain fields, so
//! they cannot be built field by field; a test or a fake reads them from JSON.

mod api;
pub mod comments;
mod error;
mod help;
pub mod ids;
pub mod issues;
pub mod labels;
mod lenient;
#[cfg(doc)]
#[doc = include_str!("../docs/operations.md")]
pub mod operations {}
pub mod prelude;
pub mod repositories;
mod user;

pub use self::api::{GitHub, GitHubClient};
pub use self::error::{FieldError, GitHubError};
pub use self::user::{User, UserKind};
