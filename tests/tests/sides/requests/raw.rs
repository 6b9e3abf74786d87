//! Raw bodies: bytes and text in memory, and streams that are handed on as they come.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mighty_runtime::{Body, Bytes, IntoBody, Link, Upload, endpoints};
use proptest::prelude::*;

use super::{Seen, came_through, client, text};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Raws {
    #[endpoint(method = PUT, path = "/bytes")]
    async fn bytes(&self, #[body(raw)] data: Bytes) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/vec")]
    async fn vec(&self, #[body(raw, "image/png")] data: Option<Vec<u8>>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/slice")]
    async fn slice(&self, #[body(raw, untyped)] data: &[u8]) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/array")]
    async fn array(&self, #[body(raw)] data: &[u8; 4]) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/text")]
    async fn text(
        &self,
        #[header("Content-Type")] media_type: Option<&str>,
        #[body(raw)] data: &str,
    ) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/string")]
    async fn string(&self, #[body(raw, "text/csv")] data: Option<String>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/upload")]
    async fn upload(&self, #[query] name: &str, #[body(raw)] data: Upload) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/optional")]
    async fn optional(&self, #[body(raw)] data: Option<&Upload>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/body")]
    async fn body(&self, #[body(raw)] data: Body) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/uploads/{id}")]
    async fn link(&self, #[url] session: &Link, #[query] page: u8) -> Result<(), RawError>;
}

async fn collected(body: impl IntoBody) -> String {
    let mut body = body.into_body();
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Raws for Seen {
    async fn bytes(&self, data: Bytes) -> Result<(), RawError> {
        self.note(data)
    }

    async fn vec(&self, data: Option<Vec<u8>>) -> Result<(), RawError> {
        self.note(data)
    }

    async fn slice(&self, data: &[u8]) -> Result<(), RawError> {
        self.note(data)
    }

    async fn array(&self, data: &[u8; 4]) -> Result<(), RawError> {
        self.note(data)
    }

    async fn text(&self, media_type: Option<&str>, data: &str) -> Result<(), RawError> {
        self.note((media_type, data))
    }

    async fn string(&self, data: Option<String>) -> Result<(), RawError> {
        self.note(data)
    }

    async fn upload(&self, name: &str, data: Upload) -> Result<(), RawError> {
        self.note((name, collected(data).await))
    }

    async fn optional(&self, data: Option<&Upload>) -> Result<(), RawError> {
        match data {
            Some(data) => self.note(collected(data).await),
            None => self.note(()),
        }
    }

    async fn body(&self, data: Body) -> Result<(), RawError> {
        self.note(collected(data).await)
    }

    async fn link(&self, session: &Link, page: u8) -> Result<(), RawError> {
        self.note((session.as_str(), page))
    }
}

proptest! {
    #[test]
    fn a_raw_body_is_what_it_was(bytes: Vec<u8>, some: Option<Vec<u8>>, array: [u8; 4], one in text(), other in prop::option::of(text())) {
        let seen = Seen::default();
        let shop = client(RawsServer::router(seen.clone()));
        let bytes = Bytes::from(bytes);
        prop_assert!(came_through!(RawError, shop.bytes(bytes.clone()), seen, &bytes));
        prop_assert!(came_through!(RawError, shop.vec(some.clone()), seen, &some));
        prop_assert!(came_through!(RawError, shop.slice(&bytes), seen, &bytes[..]));
        prop_assert!(came_through!(RawError, shop.array(&array), seen, array));
        prop_assert!(came_through!(RawError, shop.string(other.clone()), seen, &other));
        prop_assert!(came_through!(RawError, shop.text(Some("text/markdown"), &one), seen, (Some("text/markdown"), &one)));
        let upload = Upload::bytes(one.clone());
        prop_assert!(came_through!(RawError, shop.upload(&one, upload.clone()), seen, (&one, &one)));
        prop_assert!(came_through!(RawError, shop.optional(Some(&upload)), seen, &one));
        prop_assert!(came_through!(RawError, shop.body(Body::from(one.clone())), seen, &one));
        prop_assert!(came_through!(RawError, shop.optional(None), seen, ()));
    }
}

/// What its author says of the media type comes along, and what nobody says is the default.
#[tokio::test]
async fn the_media_type_is_an_argument() {
    let seen = Seen::default();
    client(RawsServer::router(seen.clone())).text(None, "a").await.unwrap();
    assert_eq!(seen.take(), [r#"(Some("text/plain; charset=utf-8"), "a")"#]);
}

/// A link arrives as the server sees it: path and query, those of other arguments included.
#[tokio::test]
async fn a_link_arrives_as_a_path() {
    let seen = Seen::default();
    let shop = client(RawsServer::router(seen.clone()));
    shop.link(&Link::new("https://shop.example/uploads/7?key=a%20b"), 2).await.unwrap();
    assert_eq!(seen.take(), [r#"("/uploads/7?key=a%20b&page=2", 2)"#]);
}

/// A backend that looks at the first chunk only.
struct First(Arc<AtomicUsize>);

#[endpoints(api = Shop, server)]
trait Streams {
    #[endpoint(method = PUT, path = "/stream")]
    async fn stream(&self, #[body(raw)] data: Upload) -> Result<(), StreamError>;
}

impl Streams for First {
    async fn stream(&self, data: Upload) -> Result<(), StreamError> {
        let mut body = data.into_body();
        let first = body.chunk().await.unwrap().unwrap();
        assert_eq!((&first[..], self.0.load(Ordering::SeqCst)), (&b"one"[..], 1));
        assert_eq!(&body.chunk().await.unwrap().unwrap()[..], b"two");
        Ok(())
    }
}

#[tokio::test]
async fn a_stream_is_there_before_it_ends() {
    let given = Arc::new(AtomicUsize::new(0));
    let counted = given.clone();
    let mut chunks = vec!["two", "one"];
    let stream = futures_util::stream::poll_fn(move |_| {
        let chunk = chunks.pop();
        counted.fetch_add(1, Ordering::SeqCst);
        match chunk {
            Some(chunk) => std::task::Poll::Ready(Some(Ok::<_, std::io::Error>(chunk))),
            // The end never comes.
            None => std::task::Poll::Pending,
        }
    });
    client(StreamsServer::router(First(given))).stream(Upload::stream(stream)).await.unwrap();
}
