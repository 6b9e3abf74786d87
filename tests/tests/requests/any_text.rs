//! Whatever text an argument is: the server reads it back as it was, or nothing is sent.

use std::sync::LazyLock;

use mighty_runtime::endpoints;
use mighty_tests::{Acme, client};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde::Serialize;
use tokio::runtime::Runtime;
use url::form_urlencoded;

use super::{values, yes};

#[derive(Serialize)]
struct Fields<'a> {
    one: &'a str,
    many: &'a [String],
}

#[endpoints(api = Acme)]
trait Texts {
    #[endpoint(method = GET, path = "/a/{first}/b/{second}")]
    async fn in_path(&self, first: &str, second: &str) -> Result<(), TextError>;
    #[endpoint(method = POST, path = "/q")]
    async fn in_query(
        &self,
        #[query(name = "ключ &=")] one: &str,
        #[query] many: &[String],
        #[query(flatten)] fields: &Fields<'_>,
        #[form] form: &Fields<'_>,
    ) -> Result<(), TextError>;
    #[endpoint(method = PUT, path = "/h")]
    async fn in_header(&self, #[header("X-Text")] text: &str, #[body(json)] body: &str) -> Result<(), TextError>;
}

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());

/// Text of every kind, and often such as means something in a URL.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[./%2eE\\\\?#&=+;:@ \n-]{0,6}", any::<String>()]
}

fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

proptest! {
    #[test]
    fn a_path_has_its_segments_and_they_read_back(first in text(), second in text()) {
        let server = yes();
        let result = RUNTIME.block_on(client(&server).in_path(&first, &second));
        let requests = server.requests();
        prop_assert_eq!(result.is_ok(), requests.len() == 1);
        for request in requests {
            let segments: Vec<&str> = request.uri.path().split('/').collect();
            prop_assert_eq!((segments.len(), segments[1], segments[2], segments[4]), (6, "v1", "a", "b"));
            prop_assert_eq!(request.uri.query(), None);
            prop_assert_eq!(percent_decode_str(segments[3]).decode_utf8().unwrap(), first.as_str());
            prop_assert_eq!(percent_decode_str(segments[5]).decode_utf8().unwrap(), second.as_str());
            let as_a_browser_reads_it = url::Url::parse(&request.uri.to_string()).unwrap();
            prop_assert_eq!(as_a_browser_reads_it.path(), request.uri.path());
        }
    }

    #[test]
    fn a_query_and_a_form_read_back(one in text(), many in prop::collection::vec(text(), 0..3)) {
        let server = yes();
        let fields = Fields { one: &one, many: &many };
        RUNTIME.block_on(client(&server).in_query(&one, &many, &fields, &fields)).unwrap();
        let request = &server.requests()[0];
        let list = many.iter().map(|text| ("many".to_owned(), text.clone()));
        let of_struct: Vec<_> = [("one".to_owned(), one.clone())].into_iter().chain(list.clone()).collect();
        let of_arguments = [("ключ &=".to_owned(), one.clone())].into_iter().chain(list);
        prop_assert_eq!(pairs(&request.text()), of_struct.clone());
        prop_assert_eq!(pairs(request.uri.query().unwrap()), of_arguments.chain(of_struct).collect::<Vec<_>>());
    }

    #[test]
    fn a_header_and_a_body_read_back(text in text()) {
        let server = yes();
        let result = RUNTIME.block_on(client(&server).in_header(&text, &text));
        let is_fine = text.chars().all(|c| c == '\t' || !c.is_ascii_control());
        prop_assert_eq!(result.is_ok(), is_fine);
        for request in server.requests() {
            prop_assert_eq!(request.headers["x-text"].as_bytes(), text.as_bytes());
            prop_assert_eq!(serde_json::from_slice::<String>(&request.body).unwrap(), text.as_str());
            prop_assert_eq!(values(&request, "content-type"), ["application/json"]);
        }
    }
}
