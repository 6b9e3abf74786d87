//! How values are written: lists in one pair, JSON under another media type.

use mighty_runtime::{Endpoint, ListStyle, Parameter, endpoints};
use mighty_tests::{Acme, client};

use super::{Price, THING, THING_JSON, Thing, sent, target, values, yes};

#[endpoints(api = Acme)]
trait Written {
    #[endpoint(method = GET, path = "/q")]
    async fn comma(&self, #[query(style = comma)] ids: &[u64], #[query] page: Option<u8>) -> Result<(), WrittenError>;
    #[endpoint(method = GET, path = "/q")]
    async fn pipe(&self, #[query(name = "a b", style = pipe)] words: Vec<&str>) -> Result<(), WrittenError>;
    #[endpoint(method = GET, path = "/q")]
    async fn space(
        &self,
        #[query] page: u8,
        #[query(style = space)] prices: Option<&[Price]>,
    ) -> Result<(), WrittenError>;
    #[endpoint(method = GET, path = "/q")]
    async fn words(&self, #[query(style = comma)] words: &[&str]) -> Result<(), WrittenError>;
    #[endpoint(method = GET, path = "/q")]
    async fn spaced(&self, #[query(style = space)] ids: &[u8]) -> Result<(), WrittenError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn patch(&self, #[body("application/merge-patch+json")] thing: &Thing<'_>) -> Result<(), WrittenError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn vendor(
        &self,
        #[body("application/vnd.acme+json; version=2")] thing: Option<Thing<'_>>,
    ) -> Result<(), WrittenError>;
}

/// As in the table of OpenAPI 3.1, "Style Examples".
#[tokio::test]
async fn a_list_in_one_pair_has_its_delimiter() {
    assert_eq!(target(async |acme| acme.comma(&[1, 2, 3], Some(4)).await).await, "/q?ids=1,2,3&page=4");
    assert_eq!(target(async |acme| acme.pipe(vec!["blue", "black"]).await).await, "/q?a+b=blue%7Cblack");
    assert_eq!(target(async |acme| acme.spaced(&[1, 2]).await).await, "/q?ids=1%202");
}

#[tokio::test]
async fn an_element_with_the_delimiter_in_it_stays_one_or_is_refused() {
    assert_eq!(target(async |acme| acme.words(&["c,d&e=f", ""]).await).await, "/q?words=c%2Cd%26e%3Df,");
    assert_eq!(target(async |acme| acme.pipe(vec!["c,d", ""]).await).await, "/q?a+b=c%2Cd%7C");
    let server = yes();
    let error = client(&server).pipe(vec!["a|b", "c"]).await.unwrap_err();
    let WrittenError::Unexpected(error) = error;
    assert!(error.to_string().contains("`a b` has an element with the list's delimiter in it"), "{error}");
    let WrittenError::Unexpected(error) = client(&server).space(1, Some(&[Price(1)])).await.unwrap_err();
    assert_eq!(error.argument().map(mighty_runtime::ArgumentError::name), Some("prices"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_empty_list_is_no_pair() {
    assert_eq!(target(async |acme| acme.comma(&[], None).await).await, "/q");
    assert_eq!(target(async |acme| acme.comma(&[], Some(1)).await).await, "/q?page=1");
    assert_eq!(target(async |acme| acme.space(1, None).await).await, "/q?page=1");
    assert_eq!(target(async |acme| acme.space(1, Some(&[])).await).await, "/q?page=1");
}

#[tokio::test]
async fn json_has_the_media_type_that_is_said() {
    let request = sent(async |acme| acme.patch(&THING).await).await;
    assert_eq!(request.text(), THING_JSON);
    assert_eq!(values(&request, "content-type"), ["application/merge-patch+json"]);
    let request = sent(async |acme| acme.vendor(Some(THING)).await).await;
    assert_eq!(request.text(), THING_JSON);
    assert_eq!(values(&request, "content-type"), ["application/vnd.acme+json; version=2"]);
    assert!(values(&sent(async |acme| acme.vendor(None).await).await, "content-type").is_empty());
}

#[test]
fn descriptors_say_it() {
    let parameter = |endpoint: &'static Endpoint, index: usize| endpoint.parameters()[index];
    let style = |endpoint, index| Parameter::list_style(&parameter(endpoint, index));
    assert_eq!(style(WrittenEndpoints::COMMA, 0), ListStyle::Comma);
    assert_eq!(style(WrittenEndpoints::COMMA, 1), ListStyle::Repeated);
    assert_eq!(style(WrittenEndpoints::PIPE, 0), ListStyle::Pipe);
    assert_eq!(style(WrittenEndpoints::SPACE, 1), ListStyle::Space);
    assert!(parameter(WrittenEndpoints::SPACE, 1).is_repeated());
    assert_eq!(parameter(WrittenEndpoints::PATCH, 0).media_type(), Some("application/merge-patch+json"));
    assert_eq!(parameter(WrittenEndpoints::COMMA, 0).media_type(), None);
}
