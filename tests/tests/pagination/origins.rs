//! A link is followed only where the token may go.

use mighty_runtime::testing::{InProcess, World};
use mighty_runtime::{Client, UnexpectedKind};

use super::api::{Books, BooksError, Library, last, page, scripted, until_error};

#[tokio::test]
async fn a_link_that_leaves_the_origin_is_refused_before_anything_is_sent() {
    let links = [
        "https://evil.example/v1/books?page=2",
        "http://library.example/v1/books?page=2",
        "https://library.example:8443/v1/books?page=2",
        "https://user@library.example/v1/books?page=2",
        "https://user:password@library.example/v1/books?page=2",
        "https://library.example@evil.example/",
        "https://library.example.evil.example/",
        "//evil.example/v1/books",
        "\\\\evil.example/v1/books",
        "/\\evil.example/v1/books",
        "ftp://library.example/v1/books",
        "javascript:alert(1)",
    ];
    for link in links {
        let (client, server) = scripted([page(&[1, 2], link), last(&[3])]);
        let mut items = client.list_stream(None, None);
        let (before, error) = until_error(&mut items).await;
        assert_eq!(before, [1, 2], "the page itself is handed out: {link}");
        let BooksError::Unexpected(error) = error.into() else { panic!("another variant") };
        assert_eq!(error.kind(), UnexpectedKind::Pagination, "{link}");
        assert_eq!(mighty_tests::chain(&error).pop().unwrap(), "the next link leaves the origin of the API", "{link}");
        assert!(items.next().await.is_none(), "{link}");
        assert_eq!(server.requests().len(), 1, "{link}");
    }
}

#[tokio::test]
async fn so_is_one_that_is_prefetched() {
    let (client, server) = scripted([page(&[1, 2], "https://evil.example/"), last(&[3])]);
    let mut items = client.list_stream(None, None).prefetch();
    assert_eq!(until_error(&mut items).await.0, [1, 2]);
    assert_eq!(server.requests().len(), 1);
}

/// The same origin, written otherwise, is the same origin: with its port, in capitals, through other folders.
#[tokio::test]
async fn the_origin_may_be_written_otherwise() {
    for link in ["HTTPS://Library.Example:443/v2/books", "//library.example/v2/books", "/../v2/books"] {
        let (client, server) = scripted([page(&[1], link), last(&[2])]);
        let mut items = client.list_stream(None, None);
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert_eq!(items.next().await.unwrap().unwrap(), 2);
        assert_eq!(server.requests().last().unwrap().uri, "https://library.example/v2/books");
    }
}

/// The origin is that of the client's base URL, and not that of the API.
#[tokio::test]
async fn the_origin_is_the_client_s_own() {
    let server = InProcess::script([
        page(&[1], "http://127.0.0.1:8080/v1/books?page=2"),
        page(&[2], "https://library.example/v1/books"),
    ]);
    let builder = Client::<Library, _>::over(server.clone()).environment(World::new(1.0));
    let client = builder.base_url("http://127.0.0.1:8080/v1").build().unwrap();
    let (before, _) = until_error(&mut client.list_stream(None, None)).await;
    assert_eq!((before, server.requests().len()), (vec![1, 2], 2));
}
