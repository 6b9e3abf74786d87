//! The tags of a repository ("Listing Tags"), and whether there is a registry at all ("Determining Support").

use mighty_runtime::{Page, endpoints};
use serde::Deserialize;

use crate::Registry;

/// Tags.
#[endpoints(api = Registry, errors(401, 403, 429, 5xx), error = TagsError)]
pub trait Tags {
    /// Whether this is a registry, and whether the token is good for anything.
    ///
    /// - 404: it is none, or one of an older version.
    #[endpoint(method = GET, path = "/", errors(404))]
    async fn check_version(&self) -> Result<(), CheckVersionError>;

    /// Returns one page of the tags of a repository, in lexical order, from behind `last`.
    ///
    /// - 400: `n` is more than the registry gives at once (distribution, `PAGINATION_NUMBER_INVALID`).
    /// - 404: there is no such repository.
    #[endpoint(
        method = GET,
        path = "/{name..}/tags/list",
        errors(
            400 { "PAGINATION_NUMBER_INVALID" => PaginationNumberInvalid, _ => BadRequest },
            404 { "NAME_UNKNOWN" => NameUnknown, _ => NotFound }
        ),
        paginate
    )]
    async fn list_tags(
        &self,
        name: &str,
        #[query] n: Option<u32>,
        #[query] last: Option<&str>,
    ) -> Result<TagList, ListTagsError>;

    /// Returns one page of the repositories, in lexical order, from behind `last`. This is not in the specification but distribution's
    /// ("Catalog"); not every registry has it.
    ///
    /// - 400: `n` is more than the registry gives at once.
    /// - 404: this one has no catalog.
    #[endpoint(
        method = GET,
        path = "/_catalog",
        errors(400 { "PAGINATION_NUMBER_INVALID" => PaginationNumberInvalid, _ => BadRequest }, 404),
        paginate
    )]
    async fn list_repositories(
        &self,
        #[query] n: Option<u32>,
        #[query] last: Option<&str>,
    ) -> Result<Catalog, ListRepositoriesError>;
}

/// A page of repositories.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Catalog {
    /// Their names.
    pub repositories: Vec<String>,
}

impl Page for Catalog {
    type Item = String;

    fn items(&self) -> &[String] {
        &self.repositories
    }

    fn into_items(self) -> Vec<String> {
        self.repositories
    }
}

/// A page of tags.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TagList {
    /// The repository.
    pub name: String,
    /// The tags; `None` for a repository that has none any more.
    pub tags: Option<Vec<String>>,
}

impl Page for TagList {
    type Item = String;

    fn items(&self) -> &[String] {
        self.tags.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<String> {
        self.tags.unwrap_or_default()
    }
}
