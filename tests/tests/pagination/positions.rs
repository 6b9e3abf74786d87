//! Going on elsewhere: a position is kept, and another stream begins there.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Items, Position};

use super::api::{Books, ListError, Listed, all, last, page, reader, scripted, targets, until_error};

/// Four pages of three items.
fn library() -> InProcess {
    InProcess::from_fn(|request| {
        let number = request.uri.query().and_then(|query| query.split_once("page="));
        let number = number.map_or(1, |(_, number)| number.parse().unwrap());
        let items: Vec<u64> = (0..3).map(|item| 3 * (number - 1) + item).collect();
        if number < 4 { page(&items, format!("?page={}", number + 1)) } else { last(&items) }
    })
}

async fn take(items: &mut Items<Listed, ListError>, count: usize) -> Vec<u64> {
    let mut taken = Vec::new();
    for _ in 0..count {
        taken.push(items.next().await.unwrap().unwrap());
    }
    taken
}

#[tokio::test]
async fn wherever_a_stream_is_left_another_goes_on() {
    for prefetches in [false, true] {
        for count in 0..12 {
            let client = reader(&library());
            let begin = client.list_stream(None, None);
            let mut begin = if prefetches { begin.prefetch() } else { begin };
            let taken = take(&mut begin, count).await;
            let kept = begin.position().unwrap().to_string();
            drop(begin);
            let rest = all(client.list_stream(None, None).starting_at(kept.parse().unwrap())).await;
            assert_eq!([taken, rest].concat(), (0..12).collect::<Vec<u64>>(), "{count}, {kept}");
        }
    }
}

#[tokio::test]
async fn a_position_is_path_query_and_count() {
    let client = reader(&library());
    let mut items = client.list_stream(None, Some("a b"));
    let mut seen = vec![items.position().unwrap().to_string()];
    while items.next().await.is_some() {
        seen.extend(items.position().map(|position| position.to_string()));
    }
    let expected = [
        "/v1/books?of=a+b#0",
        "/v1/books?of=a+b#1",
        "/v1/books?of=a+b#2",
        "/v1/books?page=2#0",
        "/v1/books?page=2#1",
        "/v1/books?page=2#2",
        "/v1/books?page=3#0",
        "/v1/books?page=3#1",
        "/v1/books?page=3#2",
        "/v1/books?page=4#0",
        "/v1/books?page=4#1",
        "/v1/books?page=4#2",
    ];
    assert_eq!(seen, expected);
    assert_eq!(items.position(), None, "nothing is left");
}

#[tokio::test]
async fn a_stream_that_goes_on_has_a_position_from_the_start() {
    let client = reader(&library());
    let position: Position = "/v1/books?page=3#2".parse().unwrap();
    let mut items = client.list_stream(Some(9), None).page_size(50).starting_at(position.clone());
    assert_eq!(items.position(), Some(position));
    assert_eq!(take(&mut items, 1).await, [8]);
    assert_eq!(items.position().unwrap().to_string(), "/v1/books?page=4#0");
    assert_eq!(all(items).await, [9, 10, 11]);
}

/// The page of that position and its size stay as they are, in whatever order the options are given.
#[tokio::test]
async fn a_position_has_a_page_size_already() {
    let server = library();
    let position = || "/v1/books?page=4#0".parse().unwrap();
    all(reader(&server).list_stream(None, None).starting_at(position()).page_size(50)).await;
    all(reader(&server).list_stream(None, None).page_size(50).starting_at(position())).await;
    assert_eq!(targets(&server), ["/books?page=4"; 2]);
}

/// What a stream has begun, it ends.
#[tokio::test]
async fn a_stream_that_has_begun_stays_where_it_is() {
    let client = reader(&library());
    let mut items = client.list_stream(None, None);
    assert_eq!(take(&mut items, 2).await, [0, 1]);
    let items = items.starting_at("/v1/books?page=4#2".parse().unwrap()).page_size(9);
    assert_eq!(all(items).await, (2..12).collect::<Vec<u64>>());
}

#[tokio::test]
async fn pages_have_positions_of_whole_pages() {
    let client = reader(&library());
    let mut pages = client.list_stream(None, None).pages().prefetch();
    pages.next().await.unwrap().unwrap();
    let position = pages.position().unwrap();
    assert_eq!(position.to_string(), "/v1/books?page=2#0", "the page ahead is not handed out yet");
    let mut rest = client.list_stream(None, None).pages().starting_at(position);
    assert_eq!(rest.next().await.unwrap().unwrap().items, [3, 4, 5]);
}

#[tokio::test]
async fn after_an_error_the_position_is_that_of_the_page_that_failed() {
    let (client, _) = scripted([page(&[1], "?page=2"), Reply::status(404)]);
    let mut items = client.list_stream(None, None);
    until_error(&mut items).await;
    assert_eq!(items.position().unwrap().to_string(), "/v1/books?page=2#0");
}

/// Whoever comes back when the server is mended gets what is behind the link that was wrong, and nothing twice.
#[tokio::test]
async fn after_a_bad_link_the_position_is_behind_the_items_of_its_page() {
    let (client, _) = scripted([page(&[1, 2], "https://evil.example/"), page(&[1, 2], "?page=2"), last(&[3])]);
    let mut items = client.list_stream(None, None);
    until_error(&mut items).await;
    let position = items.position().unwrap();
    assert_eq!(position.to_string(), "/v1/books#2");
    assert_eq!(all(client.list_stream(None, None).starting_at(position)).await, [3]);
}

#[tokio::test]
async fn a_position_never_leads_to_another_origin() {
    for text in ["//evil.example/v1/books#0", "/\\evil.example/#0", "/@evil.example/#0", "/v1/../..//evil.example/#0"] {
        let Ok(position) = text.parse::<Position>() else { continue };
        let (client, server) = scripted([last(&[1])]);
        all(client.list_stream(None, None).starting_at(position)).await;
        let uri = &server.requests()[0].uri;
        assert_eq!((uri.scheme_str(), uri.authority().unwrap().as_str()), (Some("https"), "library.example"), "{uri}");
    }
}

#[test]
fn a_position_is_kept_as_text_and_by_serde() {
    let text = "/v1/books?page=3#7";
    let position: Position = text.parse().unwrap();
    assert_eq!((position.to_string().as_str(), position.taken()), (text, 7));
    let json = serde_json::to_string(&position).unwrap();
    assert_eq!(json, "\"/v1/books?page=3#7\"");
    assert_eq!(serde_json::from_str::<Position>(&json).unwrap(), position);
    for wrong in [
        "",
        "7",
        "#7",
        "/v1/books",
        "/v1/books#",
        "/v1/books#x",
        "/v1/books#-1",
        "v1#1",
        "https://a.example/#1",
        "/ #1",
    ] {
        let error = wrong.parse::<Position>().unwrap_err();
        assert!(error.to_string().starts_with("not a position in a list"), "{wrong}");
        serde_json::from_str::<Position>(&format!("\"{wrong}\"")).unwrap_err();
    }
}
