//! What an answer that is no success becomes, in process.

use github_issues::issues::{GetIssueError, LockIssueError, Locking};
use github_issues::prelude::*;
use github_issues::repositories::{GetRepositoryError, RepositoriesError};
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Items, UnexpectedKind};
use serde_json::json;

fn github(reply: Reply) -> GitHubClient<InProcess> {
    GitHubClient::over(InProcess::script([reply])).bearer("secret").build().unwrap()
}

#[tokio::test]
async fn what_has_moved_is_unexpected_and_says_where_to() {
    let moved = "https://api.github.com/repositories/2/issues/1";
    let reply = Reply::json(301, &json!({"message": "Moved Permanently", "url": moved})).header("location", moved);
    let error = github(reply).get_issue("octocat", "steam", IssueNumber::new(1)).await.unwrap_err();
    let GetIssueError::Unexpected(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
    assert_eq!(error.status().unwrap().as_u16(), 301);
    assert_eq!(error.headers().unwrap()["location"], moved);
    assert_eq!(error.message(), "Moved Permanently");
}

#[tokio::test]
async fn a_page_of_a_gateway_is_the_error_of_its_status() {
    let reply = Reply::status(403).header("content-type", "text/html").body("<title>Access denied</title>");
    let error = github(reply).get_repository("octocat", "engines").await.unwrap_err();
    let GetRepositoryError::Forbidden(payload) = &error else { panic!("{error:?}") };
    assert_eq!((payload.body(), payload.message().as_ref()), (None, "Access denied"));
    assert!(matches!(RepositoriesError::from(error), RepositoriesError::Forbidden(_)));
}

#[tokio::test]
async fn a_reason_that_there_is_none_of_is_refused() {
    let body = json!({"message": "Invalid request.\n\nnot one of the reasons", "errors": ["no such reason"]});
    let locking = Locking::builder().lock_reason("boring".into()).build();
    let result = github(Reply::json(422, &body)).lock_issue("octocat", "engines", IssueNumber::new(1), &locking).await;
    let Err(LockIssueError::UnprocessableEntity(payload)) = result else { panic!("{result:?}") };
    assert_eq!(payload.body().unwrap().errors[0].message.as_deref(), Some("no such reason"));
}

#[tokio::test]
async fn the_secret_is_in_no_error() {
    let reply = Reply::json(401, &json!({"message": "Bad credentials"}));
    let error = github(reply).get_repository("octocat", "engines").await.unwrap_err();
    assert!(matches!(error, GetRepositoryError::Unauthorized(_)));
    assert_eq!(error.user_message(), "Please sign in to GitHub again.");
    assert!(!format!("{error:?} {error}").contains("secret"));
}

/// A fake that has one page of labels.
struct Fake;

mod fake {
    use github_issues::labels::{
        AddIssueLabelsError, CreateLabelError, DeleteLabelError, GetLabelError, Label, LabelNames, LabelUpdate, Labels,
        ListLabelsError, NewLabel, RemoveIssueLabelError, UpdateLabelError,
    };

    use super::{Fake, IssueNumber, Items, json};

    fn label() -> Label {
        serde_json::from_value(json!({"name": "bug"})).unwrap()
    }

    impl Labels for Fake {
        async fn list_labels(
            &self,
            _: &str,
            _: &str,
            _: Option<u64>,
            _: Option<u64>,
        ) -> Result<Vec<Label>, ListLabelsError> {
            Ok(vec![label()])
        }

        fn list_labels_stream(
            &self,
            _: &str,
            _: &str,
            _: Option<u64>,
            _: Option<u64>,
        ) -> Items<Vec<Label>, ListLabelsError> {
            Items::from_pages([Ok(vec![label()]), Ok(vec![label(), label()])])
        }

        async fn create_label(&self, _: &str, _: &str, _: &NewLabel) -> Result<Label, CreateLabelError> {
            Ok(label())
        }

        async fn get_label(&self, _: &str, _: &str, _: &str) -> Result<Label, GetLabelError> {
            Ok(label())
        }

        async fn update_label(&self, _: &str, _: &str, _: &str, _: &LabelUpdate) -> Result<Label, UpdateLabelError> {
            Ok(label())
        }

        async fn delete_label(&self, _: &str, _: &str, _: &str) -> Result<(), DeleteLabelError> {
            Ok(())
        }

        async fn add_issue_labels(
            &self,
            _: &str,
            _: &str,
            _: IssueNumber,
            _: &LabelNames,
        ) -> Result<Vec<Label>, AddIssueLabelsError> {
            Ok(vec![label()])
        }

        async fn remove_issue_label(
            &self,
            _: &str,
            _: &str,
            _: IssueNumber,
            _: &str,
        ) -> Result<Vec<Label>, RemoveIssueLabelError> {
            Ok(Vec::new())
        }
    }
}

#[tokio::test]
async fn a_fake_is_a_plain_impl() {
    let mut labels = Fake.list_labels_stream("octocat", "engines", None, None);
    let mut count = 0;
    while let Some(label) = labels.next().await {
        assert_eq!(label.unwrap().name, "bug");
        count += 1;
    }
    assert_eq!(count, 3);
}
