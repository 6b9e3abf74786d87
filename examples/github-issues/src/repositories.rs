//! Repositories.

use jiff::Timestamp;
use mighty_runtime::{Conditional, Response, endpoints};
use sdk_support::open_enum;
use serde::{Deserialize, Serialize};

use crate::ids::RepositoryId;
pub use crate::issues::Direction;
use crate::{GitHub, User};

/// Repositories.
#[endpoints(
    api = GitHub,
    openapi = "openapi/github.json",
    errors(
        401,
        403 { "rate_limited" => RateLimited, "secondary_rate_limited" => SecondaryRateLimited, _ => Forbidden },
        429,
        5xx
    ),
    error = RepositoriesError,
    server = "server",
    testing = "testing"
)]
pub trait Repositories {
    /// Returns one repository.
    ///
    /// - 403: also where the repository is blocked.
    /// - 404: there is no such repository, or this token cannot see it.
    ///
    /// One that was renamed or moved is answered with 301, which is [`Unexpected`](mighty_runtime::Unexpected): its
    /// `Location` says where it is.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}", success = 200, errors(404))]
    async fn get_repository(&self, owner: &str, repo: &str) -> Result<Response<Repository>, GetRepositoryError>;

    /// Returns one repository, unless it is still the one with this entity tag. An answer that it is does not count against
    /// the rate limit.
    ///
    /// - 404: there is no such repository, or this token cannot see it.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}", success = 200, errors(404))]
    async fn get_repository_if_changed(
        &self,
        owner: &str,
        repo: &str,
        #[header("If-None-Match")] etag: &str,
    ) -> Result<Conditional<Repository>, GetRepositoryError>;

    /// Returns one page of the repositories of a user that everyone can see: those that the user owns unless `kind` says
    /// otherwise, by their full names unless `sort` does. Full names are sorted upwards, and everything else downwards,
    /// unless `direction` is set.
    ///
    /// - 404: there is no such user.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”, which names typos in URLs.
    #[endpoint(
        method = GET,
        path = "/users/{username}/repos",
        success = 200,
        errors(404),
        undocumented(404),
        paginate
    )]
    async fn list_user_repositories(
        &self,
        username: &str,
        #[query(name = "type")] kind: Option<UserRepositoryKind>,
        #[query] sort: Option<RepositorySort>,
        #[query] direction: Option<Direction>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Vec<Repository>, ListUserRepositoriesError>;

    /// Returns one page of the repositories of an organization that this token can see: all of them unless `kind` says
    /// otherwise, by when they were created unless `sort` does. Full names are sorted upwards, and everything else
    /// downwards, unless `direction` is set.
    ///
    /// - 404: there is no such organization, or this token cannot see it.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”, which names organizations too.
    #[endpoint(
        method = GET,
        path = "/orgs/{org}/repos",
        success = 200,
        errors(404),
        undocumented(404),
        paginate
    )]
    async fn list_organization_repositories(
        &self,
        org: &str,
        #[query(name = "type")] kind: Option<OrganizationRepositoryKind>,
        #[query] sort: Option<RepositorySort>,
        #[query] direction: Option<Direction>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Vec<Repository>, ListOrganizationRepositoriesError>;
}

/// A repository.
#[allow(clippy::struct_excessive_bools, reason = "GitHub writes them so")]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repository {
    /// Which repository.
    pub id: RepositoryId,
    /// The name, without its owner's.
    pub name: String,
    /// `owner/name`.
    pub full_name: String,
    /// Who owns it.
    pub owner: User,
    /// Whether only some can see it.
    pub private: bool,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it was copied from another one.
    #[serde(default)]
    pub fork: bool,
    /// Whether it has issues.
    #[serde(default)]
    pub has_issues: bool,
    /// Whether nobody can write to it any more.
    #[serde(default)]
    pub archived: bool,
    /// How many issues and pull requests are open.
    #[serde(default)]
    pub open_issues_count: u64,
    /// The branch that pull requests are made against.
    pub default_branch: Option<String>,
    /// Its page.
    pub html_url: Option<String>,
    /// When it was last pushed to.
    pub pushed_at: Option<Timestamp>,
}

open_enum! {
    /// Which repositories of a user are listed.
    pub enum UserRepositoryKind {
        /// All of these.
        All = "all",
        /// Those that the user owns.
        Owner = "owner",
        /// Those that GitHub calls so; its document says no more.
        Member = "member",
    }
}

open_enum! {
    /// Which repositories of an organization are listed.
    pub enum OrganizationRepositoryKind {
        /// All of them.
        All = "all",
        /// Those that everyone can see.
        Public = "public",
        /// Those that only some can see.
        Private = "private",
        /// Those that were copied from others.
        Forks = "forks",
        /// Those that were not.
        Sources = "sources",
        /// Those that GitHub calls so; its document says no more.
        Member = "member",
    }
}

open_enum! {
    /// By what repositories are sorted.
    pub enum RepositorySort {
        /// By when they were created.
        Created = "created",
        /// By when they were last changed.
        Updated = "updated",
        /// By when they were last pushed to.
        Pushed = "pushed",
        /// By their full names.
        FullName = "full_name",
    }
}
