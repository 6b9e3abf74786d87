//! The API itself.

use mighty_runtime::{Api, Client, Help, HyperTransport, NextPage, Pagination, RateLimitHeaders};

use crate::GitHubError;
use crate::help::HELP;

/// GitHub's REST API.
///
/// There is no value of this type; it names the API in `Client<GitHub>`.
#[derive(Debug)]
pub enum GitHub {}

impl Api for GitHub {
    const BASE_URL: &'static str = "https://api.github.com";
    type ErrorBody = GitHubError;
    const NAME: &'static str = "GitHub";
    const HELP: &'static [Help] = HELP;
    const HEADERS: &'static [(&'static str, &'static str)] =
        &[("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28")];
    // No `USER_AGENT`: the default, this package's name and version, is as good as any. The API refuses calls without one.
    const REQUEST_ID_HEADER: &'static str = "x-github-request-id";
    const RATE_LIMIT: Option<RateLimitHeaders> = Some(
        RateLimitHeaders::new("x-ratelimit-remaining")
            .limit("x-ratelimit-limit")
            .reset_at("x-ratelimit-reset")
            .throttled_statuses(&[403, 429]),
    );
    const PAGINATION: Option<Pagination> = Some(Pagination::new(&[NextPage::link_header()]).page_size("per_page"));
}

/// The client of every trait in this crate; in tests over another transport.
///
/// ```
/// use github_issues::prelude::*;
///
/// # fn client(token: String) -> Result<(), mighty_runtime::BuildError> {
/// let github = GitHubClient::builder().bearer(token).build()?;
/// # Ok(())
/// # }
/// ```
///
/// An installation of GitHub Enterprise Server is reached by `base_url("https://github.example.com/api/v3")`.
pub type GitHubClient<T = HyperTransport> = Client<GitHub, T>;
