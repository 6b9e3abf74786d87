//! What an endpoint always sends.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Endpoint, Link, Response, endpoints};
use mighty_tests::{Acme, client};

use super::{Edition, edition, sent, values, yes};

#[endpoints(
    api = Acme,
    headers("X-Version" = "2026-01", "Accept-Language" = "en"),
    query("api-version" = 3, all = false)
)]
trait Constants {
    #[endpoint(method = GET, path = "/c")]
    async fn inherited(&self) -> Result<(), ConstantError>;
    #[endpoint(
        method = GET,
        path = "/c",
        headers("Accept" = "application/vnd.oci.image.manifest.v1+json", "x-version" = "2027-01"),
        query(all = true, page = 1, ratio = -0.5, "filter[x]" = "y & z", r#type = "", big = 0x10)
    )]
    async fn own(&self, #[query] q: Option<&str>) -> Result<(), ConstantError>;
    #[endpoint(method = GET, path = "/c")]
    async fn replaced(
        &self,
        #[header("X-Version")] version: Option<&str>,
        #[query] all: Option<bool>,
    ) -> Result<(), ConstantError>;
    #[endpoint(method = POST, path = "/c", body = {})]
    async fn empty_object(&self) -> Result<(), ConstantError>;
    #[endpoint(method = GET, path = "/c", allow_body, body = {}, expect_continue)]
    async fn asked_with_a_body(&self) -> Result<(), ConstantError>;
    #[endpoint(method = GET, path = "/c/{id}")]
    async fn linked(&self, #[url] next: &Link) -> Result<Response<()>, ConstantError>;
}

#[tokio::test]
async fn constants_are_sent_without_an_argument() {
    let request = sent(async |acme| acme.inherited().await).await;
    assert_eq!(request.target(), "/v1/c?api-version=3&all=false");
    assert_eq!((values(&request, "x-version"), values(&request, "accept-language")), (vec!["2026-01"], vec!["en"]));
    let request = sent(async |acme| acme.own(Some("a")).await).await;
    let expected = "/v1/c?q=a&api-version=3&all=true&page=1&ratio=-0.5&filter%5Bx%5D=y+%26+z&type=&big=16";
    assert_eq!(request.target(), expected);
    assert_eq!(values(&request, "accept"), ["application/vnd.oci.image.manifest.v1+json"]);
    assert_eq!((values(&request, "x-version"), values(&request, "accept-language")), (vec!["2027-01"], vec!["en"]));
}

#[tokio::test]
async fn an_argument_stands_for_a_constant_of_the_trait() {
    let request = sent(async |acme| acme.replaced(Some("v"), Some(true)).await).await;
    assert_eq!((request.target(), values(&request, "x-version")), ("/v1/c?all=true&api-version=3", vec!["v"]));
    let request = sent(async |acme| acme.replaced(None, None).await).await;
    assert_eq!((request.target(), values(&request, "x-version")), ("/v1/c?api-version=3", vec![]));
}

#[tokio::test]
async fn a_body_may_be_an_empty_object() {
    let request = sent(async |acme| acme.empty_object().await).await;
    assert_eq!((request.text().as_str(), values(&request, "content-type")), ("{}", vec!["application/json"]));
    assert!(values(&request, "content-length").is_empty());
    let request = sent(async |acme| acme.asked_with_a_body().await).await;
    assert_eq!((request.method.as_str(), request.text().as_str()), ("GET", "{}"));
}

#[tokio::test]
async fn a_link_that_has_a_constant_is_left_so() {
    let links =
        [("/v1/c/2?all=true", "/v1/c/2?all=true&api-version=3"), ("/v1/c/2", "/v1/c/2?api-version=3&all=false")];
    for (link, expected) in links {
        let server = InProcess::script([Reply::status(204).header("location", link), Reply::status(204)]);
        let acme = client(&server);
        let begun = acme.linked(&serde_json::from_str::<Link>("\"/v1/c/1\"").unwrap()).await.unwrap();
        acme.linked(&begun.location().unwrap()).await.unwrap();
        assert_eq!(server.requests()[1].target(), expected);
    }
}

#[tokio::test]
async fn a_constant_goes_before_what_the_api_and_the_client_send() {
    let server = yes();
    let kit = edition(&server).header("X-Kept", "client").build().unwrap();
    Nearer::nearer(&kit).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((values(request, "x-edition"), values(request, "x-kept")), (vec!["2027"], vec!["no"]));
}

#[endpoints(api = Edition)]
trait Nearer {
    #[endpoint(method = GET, path = "/n", headers("X-Edition" = 2027, "X-Kept" = "no"))]
    async fn nearer(&self) -> Result<(), NearerError>;
}

#[test]
fn descriptors_tell_constants() {
    let own: &Endpoint = ConstantsEndpoints::OWN;
    assert_eq!(own.constant_headers()[0], ("Accept-Language", "en"));
    assert_eq!(own.constant_query()[0], ("api-version", "3"));
    assert!(ConstantsEndpoints::EMPTY_OBJECT.sends_empty_object() && !own.sends_empty_object());
    assert_eq!(ConstantsEndpoints::REPLACED.constant_query(), [("api-version", "3")]);
}
