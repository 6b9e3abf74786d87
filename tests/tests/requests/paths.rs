//! Path parameters, and the base URL that the path is appended to.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, endpoints};
use mighty_tests::Acme;

use super::{Price, target};

#[endpoints(api = Acme)]
trait Paths {
    #[endpoint(method = GET, path = "/")]
    async fn root(&self) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{id}/")]
    async fn number(&self, id: u64) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn text(&self, name: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn owned(&self, name: String) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn borrowed(&self, name: &String) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/prices/{price}")]
    async fn displayed(&self, price: Price) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/prices/{price}")]
    async fn displayed_by_reference(&self, price: &Price) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/a/{first}/b/{second}/c")]
    async fn swapped(&self, second: u8, first: char) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/files/{name}.{extension}")]
    async fn in_one_segment(&self, name: &str, extension: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/types/{type}")]
    async fn keyword(&self, r#type: &str) -> Result<(), PathError>;
}

#[tokio::test]
async fn path_parameters_are_printed_into_their_placeholders() {
    assert_eq!(target(async |acme| acme.number(42).await).await, "/things/42/");
    assert_eq!(target(async |acme| acme.text("ada").await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.owned("ada".to_owned()).await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.borrowed(&"ada".to_owned()).await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.displayed(Price(1250)).await).await, "/prices/12.50%20EUR");
    assert_eq!(target(async |acme| acme.displayed_by_reference(&Price(5)).await).await, "/prices/0.05%20EUR");
}

#[tokio::test]
async fn path_parameters_go_by_name_and_not_by_position() {
    assert_eq!(target(async |acme| acme.swapped(2, '1').await).await, "/a/1/b/2/c");
    assert_eq!(target(async |acme| acme.in_one_segment("me", "jpg").await).await, "/files/me.jpg");
    assert_eq!(target(async |acme| acme.keyword("x").await).await, "/types/x");
}

#[tokio::test]
async fn path_parameters_are_encoded_but_for_unreserved_characters() {
    let kept = "AZaz09-._~";
    assert_eq!(target(async |acme| acme.text(kept).await).await, format!("/things/{kept}"));
    let path = target(async |acme| acme.text("a/b\\c?d#e;f:g@h&i=j+k %l,é🙂[]").await).await;
    let expected = "/things/a%2Fb%5Cc%3Fd%23e%3Bf%3Ag%40h%26i%3Dj%2Bk%20%25l%2C%C3%A9%F0%9F%99%82%5B%5D";
    assert_eq!(path, expected);
}

#[tokio::test]
async fn a_slash_at_the_end_is_kept_and_none_is_added() {
    assert_eq!(target(async |acme| acme.number(1).await).await, "/things/1/");
    assert_eq!(target(async |acme| acme.text("1").await).await, "/things/1");
    assert_eq!(target(async |acme| acme.root().await).await, "/");
}

#[tokio::test]
async fn the_path_is_appended_to_whatever_path_the_base_has() {
    for (base, expected) in [
        ("https://acme.test", "https://acme.test/things/1/"),
        ("https://acme.test/", "https://acme.test/things/1/"),
        ("https://acme.test/admin/v1", "https://acme.test/admin/v1/things/1/"),
        ("https://acme.test/admin/v1/", "https://acme.test/admin/v1/things/1/"),
        ("https://acme.test:8443/v2", "https://acme.test:8443/v2/things/1/"),
        ("https://acme.test:443/v2", "https://acme.test/v2/things/1/"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/things/1/"),
        ("http://[::1]:8080", "http://[::1]:8080/things/1/"),
    ] {
        let server = InProcess::script([Reply::status(204)]);
        let acme = Client::<Acme, _>::over(server.clone()).base_url(base).build().unwrap();
        acme.number(1).await.unwrap();
        assert_eq!(server.requests()[0].uri, expected, "base {base}");
    }
}

#[endpoints(api = Acme)]
trait Trees {
    #[endpoint(method = GET, path = "/trees/{name..}/leaves/{id}")]
    async fn leaf(&self, name: &str, id: &str) -> Result<(), LeafError>;
}

#[tokio::test]
async fn slashes_are_kept_where_the_template_says_so() {
    for (name, expected) in [
        ("oak", "/trees/oak/leaves/a%2Fb"),
        ("library/ubuntu", "/trees/library/ubuntu/leaves/a%2Fb"),
        ("a/b c/é/..d", "/trees/a/b%20c/%C3%A9/..d/leaves/a%2Fb"),
        ("a\\b/c?d#e/%2F", "/trees/a%5Cb/c%3Fd%23e/%252F/leaves/a%2Fb"),
    ] {
        assert_eq!(target(async |acme| acme.leaf(name, "a/b").await).await, expected);
    }
    assert_eq!(TreesEndpoints::LEAF.path(), "/trees/{name}/leaves/{id}");
}

#[tokio::test]
async fn no_segment_of_them_is_empty_or_relative() {
    for name in
        ["", "/", "a/", "/a", "a//b", "..", ".", "a/..", "../a", "a/../b", "a/%2e%2E/b", "a/.%2e", "%2e", "a/\n"]
    {
        let server = super::yes();
        let error = mighty_tests::client(&server).leaf(name, "x").await.unwrap_err().to_string();
        assert!(error.contains("the path parameter `name`"), "{name:?}: {error}");
        assert_eq!(server.requests().len(), 0, "{name:?}");
    }
}
