//! Labels of a repository, and those of an issue.

use bon::Builder;
use mighty_runtime::endpoints;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::GitHub;
use crate::ids::{IssueNumber, LabelId};
use crate::lenient::FromText;

/// Labels.
#[endpoints(
    api = GitHub,
    openapi = "openapi/github.json",
    errors(
        401,
        403 { "rate_limited" => RateLimited, "secondary_rate_limited" => SecondaryRateLimited, _ => Forbidden },
        429,
        5xx
    ),
    error = LabelsError,
    retry(rejected = [429]),
    server = "server",
    testing = "testing"
)]
pub trait Labels {
    /// Returns one page of the labels of a repository.
    ///
    /// - 404: there is no such repository, or this token cannot see it.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}/labels", success = 200, errors(404), paginate)]
    async fn list_labels(
        &self,
        owner: &str,
        repo: &str,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Vec<Label>, ListLabelsError>;

    /// Creates a label.
    ///
    /// - 404: there is no such repository, or this token cannot see it.
    /// - 422: the repository has a label of that name already, in whatever case; or the label is not valid.
    #[endpoint(
        method = POST,
        path = "/repos/{owner}/{repo}/labels",
        success = 201,
        errors(404, 422 { "already_exists" => AlreadyExists, _ => UnprocessableEntity })
    )]
    async fn create_label(&self, owner: &str, repo: &str, #[body] new: &NewLabel) -> Result<Label, CreateLabelError>;

    /// Returns one label.
    ///
    /// - 404: there is no such label, or this token cannot see it.
    #[endpoint(method = GET, path = "/repos/{owner}/{repo}/labels/{name}", success = 200, errors(404))]
    async fn get_label(&self, owner: &str, repo: &str, name: &str) -> Result<Label, GetLabelError>;

    /// Changes a label, on all issues that have it.
    ///
    /// - 404: there is no such label, or this token cannot see it.
    /// - 422: the repository has a label of the new name already; or the change is not valid.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”, and of 422 and its code for labels, under “Validation Failed”.
    #[endpoint(
        method = PATCH,
        path = "/repos/{owner}/{repo}/labels/{name}",
        success = 200,
        errors(404, 422 { "already_exists" => AlreadyExists, _ => UnprocessableEntity }),
        undocumented(404, 422)
    )]
    async fn update_label(
        &self,
        owner: &str,
        repo: &str,
        name: &str,
        #[body] changes: &LabelUpdate,
    ) -> Result<Label, UpdateLabelError>;

    /// Deletes a label, and takes it off all issues.
    ///
    /// - 404: there is no such label, or this token cannot see it.
    // Undocumented: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api tells of 404, under
    // “404 Not Found for an existing resource”.
    #[endpoint(
        method = DELETE,
        path = "/repos/{owner}/{repo}/labels/{name}",
        success = 204,
        errors(404),
        undocumented(404)
    )]
    async fn delete_label(&self, owner: &str, repo: &str, name: &str) -> Result<(), DeleteLabelError>;

    /// Puts labels on an issue, beside those that it has, and returns all of them. A label that it has already stays.
    ///
    /// - 404: there is no such issue, or this token cannot see it.
    /// - 410: the issue was deleted.
    /// - 422: a name is not valid.
    #[endpoint(
        method = POST,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/labels",
        success = 200,
        errors(404, 410, 422),
        idempotent
    )]
    async fn add_issue_labels(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        #[body] labels: &LabelNames,
    ) -> Result<Vec<Label>, AddIssueLabelsError>;

    /// Takes a label off an issue, and returns those that are left.
    ///
    /// - 404: there is no such issue, it does not have the label, or this token cannot see it.
    /// - 410: the issue was deleted.
    #[endpoint(
        method = DELETE,
        path = "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}",
        success = 200,
        errors(404, 410)
    )]
    async fn remove_issue_label(
        &self,
        owner: &str,
        repo: &str,
        issue_number: IssueNumber,
        name: &str,
    ) -> Result<Vec<Label>, RemoveIssueLabelError>;
}

/// A label.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Which label; `None` where an issue names it only.
    pub id: Option<LabelId>,
    /// The name.
    pub name: String,
    /// The colour, six hexadecimal digits.
    pub color: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it came with the repository.
    #[serde(default)]
    pub default: bool,
}

/// A label to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewLabel {
    /// The name.
    pub name: String,
    /// The colour, six hexadecimal digits; one at random if it is not set.
    pub color: Option<String>,
    /// What it is for, in at most 100 characters.
    pub description: Option<String>,
}

/// What to change about a label; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct LabelUpdate {
    /// Another name.
    pub new_name: Option<String>,
    /// The colour, six hexadecimal digits.
    pub color: Option<String>,
    /// What it is for, in at most 100 characters.
    pub description: Option<String>,
}

/// Labels by name.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelNames {
    /// The names.
    pub labels: Vec<String>,
}

impl<N: Into<String>> FromIterator<N> for LabelNames {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Self {
        Self { labels: names.into_iter().map(Into::into).collect() }
    }
}

/// Some answers name the labels of an issue only.
impl FromText for Label {
    fn from_text(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}
