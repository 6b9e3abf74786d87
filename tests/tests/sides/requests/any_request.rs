//! Whatever is sent: an answer, and no panic.

use axum::body::Body;
use mighty_runtime::http::{HeaderName, HeaderValue, Request, Uri};
use mighty_runtime::{Part, Upload, endpoints};
use proptest::prelude::*;

use super::fields::{Charge, Filter};
use super::{RUNTIME, Seen, ask};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Anything {
    #[endpoint(method = GET, path = "/p/{a}-{b}.{c}")]
    async fn path(&self, a: &str, b: u8, c: &str) -> Result<(), AnyError>;
    #[endpoint(method = GET, path = "/q/{rest..}")]
    async fn query(
        &self,
        rest: &str,
        #[query] a: Option<&str>,
        #[query] b: &[u8],
        #[query(style = comma)] c: &[String],
        #[query(style = space)] d: Option<Vec<String>>,
        #[query(style = deep_object)] e: Option<&Charge>,
        #[query(flatten, nested)] f: Option<&Filter>,
        #[header("X-A")] g: Option<Vec<String>>,
        #[cookie("a")] h: Option<&str>,
    ) -> Result<(), AnyError>;
    #[endpoint(method = POST, path = "/json")]
    async fn json(&self, #[body] a: &Charge) -> Result<(), AnyError>;
    #[endpoint(method = POST, path = "/form")]
    async fn form(&self, #[form(nested)] a: &Charge) -> Result<(), AnyError>;
    #[endpoint(method = POST, path = "/parts")]
    async fn parts(
        &self,
        #[part] a: Option<String>,
        #[part] b: Vec<Part>,
        #[part] c: Option<Upload>,
    ) -> Result<(), AnyError>;
    #[endpoint(method = POST, path = "/raw")]
    async fn raw(&self, #[body(raw)] a: &str) -> Result<(), AnyError>;
}

impl Anything for Seen {
    async fn path(&self, a: &str, b: u8, c: &str) -> Result<(), AnyError> {
        self.note((a, b, c))
    }

    async fn query(
        &self,
        rest: &str,
        a: Option<&str>,
        b: &[u8],
        c: &[String],
        d: Option<Vec<String>>,
        e: Option<&Charge>,
        f: Option<&Filter>,
        g: Option<Vec<String>>,
        h: Option<&str>,
    ) -> Result<(), AnyError> {
        self.note((rest, a, b, c, d, e, f, g, h))
    }

    async fn json(&self, a: &Charge) -> Result<(), AnyError> {
        self.note(a)
    }

    async fn form(&self, a: &Charge) -> Result<(), AnyError> {
        self.note(a)
    }

    async fn parts(&self, a: Option<String>, b: Vec<Part>, c: Option<Upload>) -> Result<(), AnyError> {
        self.note((a, b, c))
    }

    async fn raw(&self, a: &str) -> Result<(), AnyError> {
        self.note(a)
    }
}

/// Bytes that are often nearly something.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "a",
        "=",
        "&",
        "[",
        "]",
        "[]",
        "[0]",
        "a[",
        "items",
        "amount",
        "meta",
        "[sku]",
        "%",
        "%5B",
        "%ff",
        "1",
        "-1",
        "+",
        ",",
        "{",
        "}",
        "\"",
        ":",
        "--x",
        "\r\n",
        "--",
        "Content-Disposition: form-data; name=\"a\"",
        "name=\"c\"",
        "filename=\"",
        "\\\"",
        ";",
        " ",
        "é",
        "\u{0}",
    ]);
    let nearly = prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat().into_bytes());
    prop_oneof![nearly, any::<Vec<u8>>()]
}

fn media_type() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=\"",
        "multipart/form-data; boundary=--",
        "text/plain; charset=",
        ";",
    ]);
    prop_oneof![3 => known.prop_map(|text| text.as_bytes().to_vec()), 1 => bytes()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_body_is_read_or_refused(path in prop::sample::select(vec!["/json", "/form", "/parts", "/raw"]), own in media_type(), body in bytes()) {
        let mut request = Request::post(path).body(Body::from(body)).unwrap();
        if let Ok(own) = HeaderValue::from_bytes(&own) {
            request.headers_mut().insert("content-type", own);
        }
        let (status, words) = RUNTIME.block_on(ask(AnythingServer::router(Seen::default()), request));
        prop_assert!(matches!(status, 204 | 400 | 413 | 415), "{status} {words}");
        prop_assert!(!words.contains(char::is_control), "{words}");
    }

    #[test]
    fn a_head_is_read_or_refused(target in bytes(), header in bytes(), cookie in bytes(), is_path: bool) {
        let before: &[u8] = if is_path { b"/p/" } else { b"/q/a?" };
        let Ok(target) = Uri::try_from([before, &target].concat().as_slice()) else { return Ok(()) };
        let mut request = Request::get(target).body(Body::empty()).unwrap();
        for (name, value) in [("x-a", header), ("cookie", cookie)] {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
        let (status, words) = RUNTIME.block_on(ask(AnythingServer::router(Seen::default()), request));
        prop_assert!(matches!(status, 204 | 400 | 404), "{status} {words}");
    }
}
