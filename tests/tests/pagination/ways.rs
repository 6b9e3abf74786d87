//! Each way to the next page.

use mighty_runtime::UnexpectedKind;
use mighty_runtime::testing::Reply;
use serde_json::{Value, json};

use super::api::{Books, BooksError, Words, all, last, page, scripted, targets, until_error};

#[tokio::test]
async fn links_in_the_body() {
    let (client, server) = scripted([
        page(&[1, 2], "https://library.example/v1/books?page=2&of=x"),
        page(&[3], "/v1/books?page=3"),
        page(&[4], "?page=4"),
        page(&[5], "books?page=5#here"),
        last(&[6]),
    ]);
    assert_eq!(all(client.list_stream(None, Some("x"))).await, [1, 2, 3, 4, 5, 6]);
    let expected = ["/books?of=x", "/books?page=2&of=x", "/books?page=3", "/books?page=4", "/books?page=5"];
    assert_eq!(targets(&server), expected);
}

/// Before the items or behind them, with escapes in its name, beside another one that is not the page's own; the last one counts.
#[tokio::test]
async fn a_link_is_found_wherever_it_stands() {
    let items: Vec<u64> = (0..200).collect();
    let items = format!(r#""items":{}"#, json!(items));
    let [links, old] = [2, 7].map(|page| format!(r#""links":{{"next":"?page={page}"}}"#));
    let escaped = links.replace('k', "\\u006b");
    let more = format!(r#""more":[{{{old}}}, "{{{}}}"]"#, old.replace('"', "\\\""));
    let bodies = [
        [&links, &items, &more],
        [&links, &more, &items],
        [&items, &links, &more],
        [&more, &items, &links],
        [&escaped, &items, &more],
        [&items, &more, &escaped],
        [&old, &items, &links],
        [&old, &links, &items],
        [&old, &items, &escaped],
    ];
    for body in bodies {
        let body = format!("{{ {} }}\n", body.map(String::as_str).join(" ,\n"));
        let (client, server) = scripted([Reply::status(200).body(body.clone()), last(&[1])]);
        assert_eq!(all(client.list_stream(None, None)).await.len(), 201, "{body}");
        assert_eq!(targets(&server), ["/books", "/books?page=2"], "{body}");
    }
}

#[tokio::test]
async fn links_in_a_header() {
    let reply = |items: &[u64], link: &str| Reply::json(200, &items).header("link", link);
    let (client, server) = scripted([
        reply(&[1], r#"</v1/authors?page=0>; rel="prev", </v1/authors?page=2>; title="a, \"b\""; rel="last next""#),
        reply(&[2], r"</v1/authors?page=1>; rel=prev").header("link", "<?page=3>; rel=next"),
        reply(&[3], r#"</v1/authors?page=2>; rel="prev""#),
    ]);
    assert_eq!(all(client.authors_stream()).await, [1, 2, 3]);
    assert_eq!(targets(&server), ["/authors", "/authors?page=2", "/authors?page=3"]);
}

#[tokio::test]
async fn numbers_until_a_page_is_empty() {
    let (client, server) = scripted([Reply::json(200, &[1, 2]), Reply::json(200, &[3]), Reply::json(200, &[0; 0])]);
    assert_eq!(all(client.loans_stream(None)).await, [1, 2, 3]);
    assert_eq!(targets(&server), ["/loans", "/loans?p=2", "/loans?p=3"]);
}

#[tokio::test]
async fn numbers_from_where_the_arguments_begin() {
    let (client, server) = scripted([Reply::json(200, &[1]), Reply::json(200, &[0; 0])]);
    assert_eq!(all(client.loans_stream(Some("7"))).await, [1]);
    assert_eq!(targets(&server), ["/loans?p=7", "/loans?p=8"]);
}

#[tokio::test]
async fn numbers_to_the_last_page() {
    let reply = |items: &[u64]| Reply::json(200, &json!({"pages": 3, "data": items}));
    let (client, server) = scripted([reply(&[1]), reply(&[2]), reply(&[3])]);
    assert_eq!(all(client.fines_stream()).await, [1, 2, 3]);
    assert_eq!(targets(&server), ["/fines", "/fines?p=2", "/fines?p=3"]);
}

#[tokio::test]
async fn a_number_that_cannot_grow_ends_the_list() {
    let (client, server) = scripted([Reply::json(200, &[1])]);
    assert_eq!(all(client.loans_stream(Some("18446744073709551615"))).await, [1]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn cursors() {
    let reply = |items: &[u64], next: Value| Reply::json(200, &json!({"items": items, "meta": {"next": next}}));
    let (client, server) = scripted([
        reply(&[1], json!("a/b c&d")),
        reply(&[2], json!(42)),
        reply(&[3], json!(-1)),
        reply(&[4], json!("")),
    ]);
    assert_eq!(all(client.search_stream(&Words { words: "x" })).await, [1, 2, 3, 4]);
    assert_eq!(targets(&server), ["/search", "/search?after=a%2Fb+c%26d", "/search?after=42", "/search?after=-1"]);
}

/// What a page says nothing about is left to the next way.
#[tokio::test]
async fn ways_are_asked_in_order() {
    let link = r#"</v1/badges?page=2>; rel="next""#;
    let (client, server) = scripted([
        // At the root there is always an object to be in: the link that is not there means the last page.
        Reply::json(200, &json!({"items": [1], "next": null})).header("link", link),
    ]);
    assert_eq!(all(client.badges_stream("x", &[])).await, [1]);
    assert_eq!(server.requests().len(), 1);

    let total = |page: u64| json!({"items": [page], "meta": {"total_pages": 2}});
    let both = json!({"items": [7], "links": {}, "meta": {"total_pages": 9}});
    let (client, server) = scripted([Reply::json(200, &total(1)), Reply::json(200, &total(2))]);
    assert_eq!(all(client.list_stream(None, None)).await, [1, 2]);
    assert_eq!(targets(&server), ["/books", "/books?page=2"]);
    let (client, server) = scripted([Reply::json(200, &both)]);
    assert_eq!(all(client.list_stream(None, None)).await, [7], "the link is asked first, and there is none");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn what_says_nothing_is_the_last_page() {
    for body in [json!({"items": [1]}), json!({"items": [1], "links": null}), json!({"items": [1], "links": []})] {
        let (client, server) = scripted([Reply::json(200, &body)]);
        assert_eq!(all(client.list_stream(None, None)).await, [1], "{body}");
        assert_eq!(server.requests().len(), 1);
    }
    let (client, server) = scripted([Reply::json(200, &[1, 2])]);
    assert_eq!(all(client.authors_stream()).await, [1, 2]);
    assert_eq!(server.requests().len(), 1);
}

/// The page is handed out; then the error says what is wrong, with the status that came; then nothing more.
#[tokio::test]
async fn a_value_of_another_type_is_an_error_behind_its_page() {
    let table = [
        (json!({"items": [1, 2], "links": {"next": 7}}), "`links.next` is not a link"),
        (json!({"items": [1, 2], "links": {"next": ["/x"]}}), "`links.next` is not a link"),
        (json!({"items": [1, 2], "links": {"next": {"href": "/x"}}}), "`links.next` is not a link"),
        (json!({"items": [1, 2], "links": "/v1/books?page=2"}), "`links.next` is not a link"),
        (json!({"items": [1, 2], "meta": {"total_pages": "two"}}), "`meta.total_pages` is not a number of pages"),
        (json!({"items": [1, 2], "meta": {"total_pages": -2}}), "`meta.total_pages` is not a number of pages"),
        (json!({"items": [1, 2], "links": {"next": "http://["}}), "the next link is not a URL that can be asked for"),
    ];
    for (body, expected) in table {
        let (client, server) = scripted([Reply::json(200, &body)]);
        let mut items = client.list_stream(None, None);
        let (before, error) = until_error(&mut items).await;
        assert_eq!(before, [1, 2]);
        let BooksError::Unexpected(error) = error.into() else { panic!("another variant") };
        assert_eq!(error.kind(), UnexpectedKind::Pagination);
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(
            mighty_tests::chain(&error),
            ["list: 200: the page after this one cannot be asked for (answered)".to_owned(), expected.to_owned()]
        );
        assert!(items.next().await.is_none());
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_page_number_that_is_none_is_an_error_behind_its_page() {
    let (client, _) = scripted([Reply::json(200, &[1])]);
    let (before, error) = until_error(&mut client.loans_stream(Some("first"))).await;
    let error: BooksError = error.into();
    let cause = "the query parameter `p` of the request is not a page number";
    assert_eq!((before, mighty_tests::chain(&error).pop().unwrap()), (vec![1], cause.to_owned()));
}
