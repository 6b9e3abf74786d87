//! How large a body may be, and how deep.

use axum::body::Body;
use axum::extract::Request;
use mighty_runtime::server::Routes;
use mighty_runtime::{Upload, endpoints};

use super::{Seen, ask};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Sizes {
    #[endpoint(method = POST, path = "/json")]
    async fn json(&self, #[body(json)] text: &str) -> Result<(), SizeError>;
    #[endpoint(method = POST, path = "/parts")]
    async fn parts(&self, #[part] one: &str, #[part] many: Vec<String>) -> Result<(), SizeError>;
    #[endpoint(method = POST, path = "/upload")]
    async fn upload(&self, #[body(raw)] data: Upload) -> Result<(), SizeError>;
    #[endpoint(method = POST, path = "/nested")]
    async fn nested(&self, #[form(nested)] form: &serde_json::Value) -> Result<(), SizeError>;
}

impl Sizes for Seen {
    async fn json(&self, _: &str) -> Result<(), SizeError> {
        self.note(())
    }

    async fn parts(&self, _: &str, _: Vec<String>) -> Result<(), SizeError> {
        self.note(())
    }

    async fn upload(&self, _: Upload) -> Result<(), SizeError> {
        self.note(())
    }

    async fn nested(&self, _: &serde_json::Value) -> Result<(), SizeError> {
        self.note(())
    }
}

/// A router that takes 64 bytes.
fn small() -> Routes {
    SizesServer::router(Seen::default()).max_body(64)
}

fn post(path: &str, media_type: &str, body: String) -> Request {
    Request::post(path).header("Content-Type", media_type).body(Body::from(body)).unwrap()
}

const MULTIPART: &str = "multipart/form-data; boundary=x";

fn parts(length: usize) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\n{}\r\n--x--\r\n", "a".repeat(length))
}

#[tokio::test]
async fn what_is_read_before_is_bounded_and_what_is_handed_on_is_not() {
    let text = format!("\"{}\"", "a".repeat(80));
    let table = [
        (SizesServer::router(Seen::default()), post("/json", "application/json", text.clone()), 204),
        (small(), post("/json", "application/json", "\"a\"".to_owned()), 204),
        (small(), post("/json", "application/json", text.clone()), 413),
        (small(), post("/parts", MULTIPART, parts(40)), 413),
        (SizesServer::router(Seen::default()), post("/parts", MULTIPART, parts(80)), 204),
        (small(), post("/upload", "application/octet-stream", text), 204),
        (SizesServer::router(Seen::default()), post("/json", "application/json", "a".repeat((32 << 20) + 1)), 413),
    ];
    for (router, request, status) in table {
        let path = request.uri().path().to_owned();
        let (answered, words) = ask(router, request).await;
        assert_eq!(answered, status, "{path}: {words}");
    }
}

#[tokio::test]
async fn fields_are_so_deep_and_no_deeper() {
    let form = |depth: usize| {
        let body = format!("a{}=1", "[b]".repeat(depth));
        ask(SizesServer::router(Seen::default()), post("/nested", "application/x-www-form-urlencoded", body))
    };
    assert_eq!(form(50).await.0, 204);
    for depth in [100, 1_000_000] {
        let (status, words) = form(depth).await;
        assert_eq!(status, 400);
        assert!(words.contains("the form `form`: a field is too deep within others"), "{words}");
    }
}
