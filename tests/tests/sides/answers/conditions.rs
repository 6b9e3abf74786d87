//! Conditional requests.

use mighty_runtime::{CallOptions, Conditional};

use super::api::{Item, Items, client};

async fn asked(pick: u64, headers: &[(&str, &str)]) -> Conditional<Item> {
    let options = headers.iter().fold(CallOptions::new(), |options, (name, value)| options.header(*name, *value));
    client().with(options).conditional(pick, None).await.unwrap()
}

#[tokio::test]
async fn the_backend_may_say_itself_that_nothing_has_changed() {
    let answer = asked(0, &[]).await;
    assert!(!answer.is_modified());
    assert_eq!((answer.etag(), answer.headers()["x-seen"].to_str().unwrap()), (Some("\"a,b\""), "yes"));
}

#[tokio::test]
async fn a_tag_that_the_caller_has_is_a_304() {
    let table = [
        ("\"a,b\"", false),
        ("W/\"a,b\"", false),
        ("\"x\", W/\"y\" , \"a,b\"", false),
        ("*", false),
        ("\"a\", \"b\"", true),
        ("a,b", true),
        ("\"a,b", true),
        ("", true),
    ];
    for (tags, is_modified) in table {
        assert_eq!(asked(1, &[("if-none-match", tags)]).await.is_modified(), is_modified, "{tags}");
    }
}

#[tokio::test]
async fn a_304_has_the_validators_and_nothing_of_the_content() {
    let answer = asked(1, &[("if-none-match", "\"a,b\"")]).await;
    let headers = answer.headers();
    assert_eq!((headers["etag"].as_bytes(), headers["vary"].as_bytes()), (&b"\"a,b\""[..], &b"accept"[..]));
    assert_eq!((headers.get("content-type"), headers.get("content-length")), (None, None));
}

#[tokio::test]
async fn a_date_counts_where_there_are_no_tags() {
    let table = [
        ("Sun, 06 Nov 1994 08:49:37 GMT", false),
        ("Sun, 06 Nov 1994 08:49:38 GMT", false),
        ("Sun, 06 Nov 1994 08:49:36 GMT", true),
        ("yesterday", true),
    ];
    for (date, is_modified) in table {
        assert_eq!(asked(2, &[("if-modified-since", date)]).await.is_modified(), is_modified, "{date}");
    }
    let both = [("if-modified-since", "Sun, 06 Nov 1994 08:49:38 GMT"), ("if-none-match", "\"x\"")];
    assert!(asked(2, &both).await.is_modified());
}

#[tokio::test]
async fn without_a_validator_all_is_answered() {
    let Conditional::Modified(item) = asked(3, &[("if-none-match", "\"a,b\"")]).await else { panic!("304") };
    assert_eq!(item.into_inner(), Item::new(3));
}
