//! Which help belongs to an error, and that it goes wherever the error goes.

use std::sync::{Arc, Mutex};

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Cause, Client, Delivery, Error, Failure, Help, StatusPattern, TransportErrorKind};

use super::{Calls, CreateError, HELP, Helpful, HelpfulError, ShowError, Words, client};

async fn show(status: u16) -> ShowError {
    client(&Reply::status(status)).show("1").await.unwrap_err()
}

#[tokio::test]
async fn an_exact_status_goes_before_its_class() {
    for (status, statuses) in [
        (401, Some("401")),
        (404, Some("4xx")),
        (418, Some("4xx")),
        (500, Some("5xx")),
        (503, Some("503")),
        (599, Some("599")),
        (302, None),
        (204, None),
        (999, None),
    ] {
        let found = show(status).await.help().map(|help| help.statuses().to_string());
        assert_eq!(found.as_deref(), statuses, "{status}");
    }
}

#[tokio::test]
async fn every_error_has_the_help_of_its_status() {
    let help = Help::find(HELP, StatusCode::UNAUTHORIZED);
    let error = show(401).await;
    assert_eq!((error.help(), Failure::help(&error), error.outcome().help()), (help, help, help));
    let ShowError::Unauthorized(ref payload) = error else { panic!("{error:?}") };
    assert_eq!((payload.help(), Failure::help(payload)), (help, help));
    assert_eq!(payload.user_message(), "Please connect your account again.");
    let union = HelpfulError::from(error);
    assert_eq!((union.help(), union.user_message()), (help, "Please connect your account again."));
    let error = Error::from(union);
    assert_eq!((error.help(), error.user_message()), (help, "Please connect your account again."));
}

/// Declared or not, it is the status that people have to deal with.
#[tokio::test]
async fn an_undeclared_status_has_help_too() {
    let ShowError::Unexpected(error) = show(418).await else { panic!("418 is not declared") };
    assert_eq!(error.help().unwrap().statuses(), StatusPattern::Class(4));
    assert_eq!(error.user_message(), "Something is wrong with this.");
    assert_eq!(Error::from(error).user_message(), "Something is wrong with this.");
}

#[tokio::test]
async fn the_arms_of_a_split_status_share_its_help() {
    for body in [r#"{"type": "taken"}"#, "{}"] {
        let error = client(&Reply::status(409).body(body)).create().await.unwrap_err();
        assert_eq!(error.help().unwrap().statuses(), StatusPattern::Class(4), "{error:?}");
        assert!(matches!(error, CreateError::Taken(_)) == body.contains("taken"));
    }
}

#[tokio::test]
async fn without_a_status_there_is_no_help() {
    let error = client(&Reply::refused()).show("1").await.unwrap_err();
    assert_eq!((error.help(), error.status()), (None, None));
    let error = client(&Reply::status(200)).show("..").await.unwrap_err();
    assert_eq!((error.help(), error.status()), (None, None));
    let error = Client::<Helpful, _>::over(InProcess::script([])).base_url("nonsense").build().unwrap_err();
    assert_eq!(Error::from(error).help(), None);
}

#[tokio::test]
async fn an_api_that_says_nothing_has_no_help() {
    let error = client(&Reply::status(401)).read("1").await.unwrap_err();
    assert_eq!((error.help(), error.user_message()), (None, "Please sign in again."));
}

/// For a log that shall say what to do.
#[tokio::test]
async fn an_observer_sees_the_help_of_a_call() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = seen.clone();
    let server = InProcess::script([Reply::status(404), Reply::json(200, &7)]);
    let client = Client::<Helpful, _>::over(server);
    let client = client.observe(move |outcome| keep.lock().unwrap().push(outcome.help())).build().unwrap();
    client.show("1").await.unwrap_err();
    client.show("1").await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [Some(&HELP[0]), None]);
}

/// Only the last attempt counts.
#[tokio::test(start_paused = true)]
async fn the_help_is_that_of_the_last_attempt() {
    let server = InProcess::script([Reply::status(503), Reply::status(401)]);
    let client = Client::<Helpful, _>::over(server).build().unwrap();
    assert_eq!(client.show("1").await.unwrap_err().help(), Some(&HELP[1]));
    let server =
        InProcess::script([Reply::status(503), Reply::error(TransportErrorKind::UnknownHost, Delivery::NotSent)]);
    let client = Client::<Helpful, _>::over(server).build().unwrap();
    assert_eq!(client.show("1").await.unwrap_err().help(), None);
}

#[test]
fn help_can_be_read_by_programs_and_by_people() {
    let [first, second] = HELP[1].causes() else { panic!("there are two") };
    assert_eq!((first.cause(), first.remedy()), ("the token is missing", "set `HELPFUL_TOKEN`"));
    assert_eq!(*second, Cause::new("the token has expired", "make a new one"));
    let expected = "401 Unauthorized: Please connect your account again.\n\
                    - the token is missing\n  → set `HELPFUL_TOKEN`\n\
                    - the token has expired\n  → make a new one";
    assert_eq!(HELP[1].to_string(), expected);
    assert_eq!(HELP[2].to_string(), "5xx: Helpful is asleep.");
    assert_eq!(HELP[4].to_string(), "599: No registry knows this.");
}
