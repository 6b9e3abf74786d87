//! JSON and form bodies.

use mighty_runtime::endpoints;
use mighty_tests::Acme;

use super::{FILTER, Filter, THING, THING_JSON, Thing, sent, values};

#[endpoints(api = Acme)]
trait Bodies {
    #[endpoint(method = POST, path = "/b")]
    async fn json(&self, #[body] thing: &Thing<'_>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn json_by_value(&self, #[body] thing: Thing<'_>) -> Result<(), BodyError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn json_list(&self, #[body] things: &[Thing<'_>]) -> Result<(), BodyError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn json_text(&self, #[body(json)] text: &str) -> Result<(), BodyError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn json_option(&self, #[body] thing: Option<Thing<'_>>) -> Result<(), BodyError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn json_option_of_reference(&self, #[body] thing: Option<&Thing<'_>>) -> Result<(), BodyError>;
    #[endpoint(method = DELETE, path = "/b")]
    async fn json_in_delete(&self, #[body] ids: Vec<u64>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form(&self, #[form] filter: &Filter) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form_by_value(&self, #[form] filter: Filter) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form_option(&self, #[form] filter: Option<&Filter>) -> Result<(), BodyError>;
}

#[tokio::test]
async fn a_body_is_sent_as_json() {
    for request in [
        sent(async |acme| acme.json(&THING).await).await,
        sent(async |acme| acme.json_by_value(THING).await).await,
        sent(async |acme| acme.json_option(Some(THING)).await).await,
        sent(async |acme| acme.json_option_of_reference(Some(&THING)).await).await,
    ] {
        assert_eq!(request.text(), THING_JSON);
        assert_eq!(values(&request, "content-type"), ["application/json"]);
    }
}

#[tokio::test]
async fn a_list_as_body_is_one_json_array() {
    let request = sent(async |acme| acme.json_list(&[THING, THING]).await).await;
    assert_eq!(request.text(), format!("[{THING_JSON},{THING_JSON}]"));
    assert_eq!(sent(async |acme| acme.json_list(&[]).await).await.text(), "[]");
    assert_eq!(sent(async |acme| acme.json_in_delete(vec![1, 2]).await).await.text(), "[1,2]");
    assert_eq!(sent(async |acme| acme.json_text("é").await).await.text(), "\"é\"");
}

#[tokio::test]
async fn a_body_that_is_none_is_no_body() {
    for request in [
        sent(async |acme| acme.json_option(None).await).await,
        sent(async |acme| acme.json_option_of_reference(None).await).await,
        sent(async |acme| acme.form_option(None).await).await,
    ] {
        assert_eq!(request.body, "");
        assert_eq!(values(&request, "content-type"), [""; 0]);
    }
}

#[tokio::test]
async fn a_form_is_sent_url_encoded() {
    let filter = &Filter { size: vec![1, 2], ..FILTER };
    for request in [
        sent(async |acme| acme.form(filter).await).await,
        sent(async |acme| acme.form_by_value(filter.clone()).await).await,
        sent(async |acme| acme.form_option(Some(filter)).await).await,
    ] {
        assert_eq!(request.text(), "colour=dark+red&size=1&size=2&in-stock=true");
        assert_eq!(values(&request, "content-type"), ["application/x-www-form-urlencoded"]);
    }
}

#[endpoints(api = Acme)]
trait Nothing {
    #[endpoint(method = POST, path = "/n")]
    async fn close(&self) -> Result<(), NothingError>;
    #[endpoint(method = PUT, path = "/n")]
    async fn star(&self) -> Result<(), NothingError>;
    #[endpoint(method = GET, path = "/n")]
    async fn show(&self) -> Result<(), NothingError>;
    #[endpoint(method = DELETE, path = "/n")]
    async fn remove(&self) -> Result<(), NothingError>;
}

#[tokio::test]
async fn a_body_that_a_server_may_expect_and_is_not_there_has_length_0() {
    for request in [
        sent(async |acme| acme.close().await).await,
        sent(async |acme| acme.star().await).await,
        sent(async |acme| acme.json_option(None).await).await,
        sent(async |acme| acme.form_option(None).await).await,
    ] {
        assert_eq!(values(&request, "content-length"), ["0"]);
    }
    for request in [
        sent(async |acme| acme.show().await).await,
        sent(async |acme| acme.remove().await).await,
        sent(async |acme| acme.json(&THING).await).await,
    ] {
        assert!(values(&request, "content-length").is_empty());
    }
}
