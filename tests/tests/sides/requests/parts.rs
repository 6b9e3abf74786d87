//! Forms of others: parts in another order, of unknown names, and files before what is said of them.

use axum::body::Body;
use mighty_runtime::http::Request;
use mighty_runtime::{IntoBody, Upload, endpoints};

use super::{Seen, ask};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Albums {
    #[endpoint(method = POST, path = "/photos")]
    async fn photo(
        &self,
        #[part] title: &str,
        #[part] note: Option<&str>,
        #[part] file: Upload,
    ) -> Result<(), AlbumError>;
}

impl Albums for Seen {
    async fn photo(&self, title: &str, note: Option<&str>, file: Upload) -> Result<(), AlbumError> {
        let mut body = file.into_body();
        let mut content = Vec::new();
        while let Some(chunk) = body.chunk().await {
            match chunk {
                Ok(chunk) => content.extend_from_slice(&chunk),
                Err(error) => return self.note((title, note, std::error::Error::source(&error).unwrap().to_string())),
            }
        }
        self.note((title, note, String::from_utf8_lossy(&content)))
    }
}

fn part(disposition: &str, content: &str) -> String {
    format!("--x\r\ncontent-disposition: form-data; {disposition}\r\n\r\n{content}\r\n")
}

async fn sent(parts: &[(&str, &str)]) -> (u16, String, Vec<String>) {
    let parts: String = parts.iter().map(|(disposition, content)| part(disposition, content)).collect();
    let request = Request::post("/photos").header("Content-Type", "multipart/form-data; boundary=x");
    let seen = Seen::default();
    let router = AlbumsServer::router(seen.clone());
    let (status, words) = ask(router, request.body(Body::from(format!("{parts}--x--\r\n"))).unwrap()).await;
    (status, words, seen.take())
}

#[tokio::test]
async fn the_order_of_parts_is_theirs() {
    let orders: [&[(&str, &str)]; 4] = [
        &[("name=\"title\"", "t"), ("name=\"note\"", "n"), ("name=\"file\"; filename=\"a\"", "f")],
        &[("name=\"file\"; filename=\"a\"", "f"), ("name=\"title\"", "t"), ("name=\"note\"", "n")],
        &[("name=note", "n"), ("filename=a; name=file", "f"), ("name=title", "t")],
        &[
            ("name=\"other\"", "o"),
            ("name=note", "n"),
            ("name=\"title\"", "t"),
            ("NAME=\"file\"", "f"),
            ("name=\"other\"", "o"),
        ],
    ];
    for order in orders {
        assert_eq!(sent(order).await, (204, String::new(), vec![r#"("t", Some("n"), "f")"#.to_owned()]), "{order:?}");
    }
}

/// All that has to be there was, so that the method was called; what comes after cannot be given to it any more, and is not lost in silence.
#[tokio::test]
async fn a_part_behind_a_stream_is_an_error_of_the_stream() {
    let (status, _, seen) = sent(&[("name=\"title\"", "t"), ("name=\"file\"", "f"), ("name=\"note\"", "n")]).await;
    assert_eq!(status, 204);
    assert_eq!(
        seen,
        [r#"("t", None, "a part of the endpoint is behind the one that is a stream; it has to stand before it")"#]
    );
}

#[tokio::test]
async fn what_is_missing_or_doubled_is_named() {
    let missing = sent(&[("name=\"file\"", "f")]).await;
    assert_eq!(missing, (400, "the part `title`: is missing".to_owned(), vec![]));
    let doubled = sent(&[("name=\"title\"", "t"), ("name=\"title\"", "t"), ("name=\"file\"", "f")]).await;
    assert_eq!(doubled, (400, "the part `title`: is there more than once".to_owned(), vec![]));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_one() {
    for body in ["", "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nabc"] {
        let request = Request::post("/photos").header("Content-Type", "multipart/form-data; boundary=x");
        let request = request.body(Body::from(body)).unwrap();
        let (status, words) = ask(AlbumsServer::router(Seen::default()), request).await;
        assert_eq!((status, words.as_str()), (400, "the body `body`: breaks off"), "{body:?}");
    }
}
