//! Events and lines.

use mighty_runtime::{Event, UnexpectedKind};

use super::api::{EventsError, Item, Items, LinesError, MessagesError, client, numbered, texts};

/// The items of a stream, and the error at its end.
macro_rules! all {
    ($stream:expr) => {{
        let (mut stream, mut items, mut failed) = ($stream, Vec::new(), None);
        while let Some(item) = stream.next().await {
            match item {
                Ok(item) => items.push(item),
                Err(error) => failed = Some(error),
            }
        }
        (items, failed)
    }};
}

#[tokio::test]
async fn events_come_with_their_types_and_ids() {
    for count in 0..12 {
        let (events, failed) = all!(client().events(count).await.unwrap());
        assert!(failed.is_none(), "{count}: {failed:?}");
        assert_eq!(events, (0..count).map(numbered).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn texts_come_as_they_are() {
    for count in 0..11 {
        let (came, failed) = all!(client().texts(count).await.unwrap());
        assert!(failed.is_none(), "{count}: {failed:?}");
        assert_eq!(came, texts(count));
    }
}

#[tokio::test]
async fn an_item_that_would_be_the_end_breaks_the_stream_off() {
    let (came, failed) = all!(client().texts(11).await.unwrap());
    assert_eq!(came, texts(10));
    assert!(failed.is_some());
}

#[tokio::test]
async fn lines_come_with_the_headers_of_the_response() {
    let lines = client().lines(5).await.unwrap();
    assert_eq!(
        (lines.headers()["x-seen"].as_bytes(), lines.headers()["content-type"].as_bytes()),
        (&b"yes"[..], &b"application/x-ndjson"[..])
    );
    let (items, failed) = all!(lines.into_inner());
    assert!(failed.is_none(), "{failed:?}");
    assert_eq!(items, (0..5).map(Item::new).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_event_that_ends_the_stream_is_the_last() {
    let (events, failed) = all!(client().messages(2).await.unwrap());
    assert!(failed.is_none(), "{failed:?}");
    assert_eq!(events, [Event::new(0), Event::new(1), Event::new(2).of_type("stop")]);
}

#[tokio::test]
async fn a_stream_without_the_event_that_ends_it_breaks_off() {
    let (events, failed) = all!(client().messages(3).await.unwrap());
    assert_eq!(events.len(), 3);
    let Some(MessagesError::Unexpected(error)) = failed else { panic!("{failed:?}") };
    assert!(matches!(error.kind(), UnexpectedKind::Transport(_)), "{error}");
}

#[tokio::test]
async fn an_error_is_the_item_that_means_it() {
    let (events, failed) = all!(client().events(100).await.unwrap());
    assert_eq!(events, [Event::new(Item::new(1))]);
    assert!(matches!(&failed, Some(EventsError::ServerError(error)) if error.status() == 503), "{failed:?}");
    let (items, failed) = all!(client().lines(7).await.unwrap().into_inner());
    assert_eq!(items.len(), 7);
    assert!(matches!(&failed, Some(LinesError::ServerError(error)) if error.status() == 503), "{failed:?}");
}

#[tokio::test]
async fn what_cannot_be_said_within_the_stream_breaks_it_off() {
    for (pick, before) in [(101, 1), (102, 1), (103, 0)] {
        let stream = client().events(pick).await;
        // Before its first item a stream may be asked for again, and break off again.
        let (events, failed) = match stream {
            Ok(stream) => all!(stream),
            Err(error) => (Vec::new(), Some(error)),
        };
        assert_eq!(events.len(), before, "{pick}");
        assert!(matches!(&failed, Some(EventsError::Unexpected(_))), "{pick}: {failed:?}");
    }
}
