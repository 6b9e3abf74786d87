//! Pages that fail: retried as the endpoint is, and after an error the list goes on where it was.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, Delivery, StopReason, TransportErrorKind, UnexpectedKind};

use super::api::{Books, ListError, all, last, page, reader, scripted, targets, until_error};

#[tokio::test(start_paused = true)]
async fn a_page_is_retried_as_its_endpoint_is() {
    let (client, server) = scripted([
        Reply::status(503),
        page(&[1], "?page=2"),
        Reply::reset(),
        Reply::status(500),
        page(&[2], "?page=3"),
        last(&[3]),
    ]);
    assert_eq!(all(client.list_stream(None, None)).await, [1, 2, 3]);
    let expected = ["/books", "/books", "/books?page=2", "/books?page=2", "/books?page=2", "/books?page=3"];
    assert_eq!(targets(&server), expected);
}

#[tokio::test(start_paused = true)]
async fn after_an_error_the_same_page_is_asked_for_again() {
    let (client, server) = scripted([
        page(&[1, 2], "?page=2"),
        Reply::status(404),
        Reply::status(418),
        page(&[3, 4], "?page=3"),
        Reply::status(401),
        last(&[5]),
    ]);
    let mut items = client.list_stream(None, None);
    let (before, error) = until_error(&mut items).await;
    assert!(before == [1, 2] && matches!(error, ListError::NotFound(_)), "{error:?}");
    let (before, error) = until_error(&mut items).await;
    assert!(before.is_empty() && matches!(error, ListError::Unexpected(_)), "{error:?}");
    let (before, error) = until_error(&mut items).await;
    assert!(before == [3, 4] && matches!(error, ListError::Unauthorized(_)), "{error:?}");
    assert_eq!(all(items).await, [5]);
    let pages = ["/books", "/books?page=2", "/books?page=2", "/books?page=2", "/books?page=3", "/books?page=3"];
    assert_eq!(targets(&server), pages);
}

/// Each page is a call of its own: its attempts are counted anew, and so is its time.
#[tokio::test(start_paused = true)]
async fn every_page_has_the_attempts_and_the_time_of_a_call() {
    let slow = |reply: Reply| reply.after(Duration::from_secs(9));
    let (client, _) = scripted([
        slow(page(&[1], "?page=2")),
        slow(page(&[2], "?page=3")),
        slow(page(&[3], "?page=4")),
        slow(page(&[4], "?page=5")),
        Reply::status(503),
        Reply::status(503),
    ]);
    let mut items =
        client.with(CallOptions::new().timeout(Duration::from_secs(10)).attempts(2)).list_stream(None, None);
    let (before, error) = until_error(&mut items).await;
    assert_eq!(before, [1, 2, 3, 4], "36 s in all, and 9 of each");
    let ListError::ServerError(error) = error else { panic!("{error:?}") };
    assert_eq!((error.attempts(), error.outcome().stop_reason()), (2, Some(StopReason::Attempts)));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_is_an_error_of_its_page() {
    let (client, server) = scripted([page(&[1], "?page=2"), Reply::silence(), last(&[2])]);
    let mut items = client.with(CallOptions::new().attempts(1)).list_stream(None, None);
    let (before, error) = until_error(&mut items).await;
    let ListError::Unexpected(error) = error else { panic!("{error:?}") };
    assert_eq!(before, [1]);
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
    assert_eq!(error.delivery(), Delivery::MaybeSent);
    assert_eq!(all(items).await, [2]);
    assert_eq!(targets(&server), ["/books", "/books?page=2", "/books?page=2"]);
}

/// Nothing was sent, and nothing ever will be: a stream that went on would go on for ever.
#[tokio::test]
async fn an_argument_that_cannot_be_sent_is_one_error() {
    let server = InProcess::from_fn(|_| last(&[1]));
    let mut items = reader(&server).on_shelf_stream("..");
    let (_, error) = until_error(&mut items).await;
    assert_eq!(error.to_string(), "on_shelf: the path parameter `shelf` makes a relative path segment (not sent)");
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 0);
}
