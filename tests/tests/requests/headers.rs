//! Headers: arguments, the API's own, the client's, the library's.

use mighty_runtime::endpoints;
use mighty_tests::Acme;

use super::{Editions, Price, edition, sent, values, yes};

#[endpoints(api = Acme)]
trait Headers {
    #[endpoint(method = GET, path = "/h")]
    async fn headers(
        &self,
        #[header("X-Text")] text: &str,
        #[header("X-Number")] number: u32,
        #[header("X-Price")] price: Price,
        #[header("X-Optional")] optional: Option<&str>,
        #[header("X-Repeated")] repeated: &[&str],
        #[header("X-Optional-List")] optional_list: Option<Vec<u8>>,
    ) -> Result<(), HeaderError>;
    #[endpoint(method = GET, path = "/h")]
    async fn own_agent(
        &self,
        #[header("User-Agent")] agent: &str,
        #[header("Accept")] accept: &str,
        #[header("X-Edition")] edition: Option<&str>,
    ) -> Result<(), HeaderError>;
}

#[tokio::test]
async fn header_arguments_become_headers() {
    let request = sent(async |acme| {
        acme.headers("a b;\t\"c\"", 7, Price(250), Some(""), &["one", "two"], Some(vec![1, 2])).await
    })
    .await;
    assert_eq!(values(&request, "x-text"), ["a b;\t\"c\""]);
    assert_eq!(values(&request, "x-number"), ["7"]);
    assert_eq!(values(&request, "x-price"), ["2.50 EUR"]);
    assert_eq!(values(&request, "x-optional"), [""]);
    assert_eq!(values(&request, "x-repeated"), ["one", "two"]);
    assert_eq!(values(&request, "x-optional-list"), ["1", "2"]);
}

#[tokio::test]
async fn a_header_beyond_ascii_is_sent_in_utf_8() {
    let request = sent(async |acme| acme.headers("é", 7, Price(0), None, &[], None).await).await;
    assert_eq!(request.headers["x-text"].as_bytes(), "é".as_bytes());
}

#[tokio::test]
async fn header_arguments_that_are_none_or_empty_are_absent() {
    let request = sent(async |acme| acme.headers("x", 7, Price(0), None, &[], None).await).await;
    for name in ["x-optional", "x-repeated", "x-optional-list"] {
        assert!(!request.headers.contains_key(name), "{name} was sent");
    }
}

#[tokio::test]
async fn the_apis_headers_are_sent_with_every_request() {
    let server = yes();
    edition(&server).build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "x-edition"), ["2026"]);
    assert_eq!(values(request, "x-kept"), ["yes"]);
    assert_eq!(values(request, "user-agent"), ["edition-kit/9"]);
}

#[tokio::test]
async fn the_nearer_header_goes_before_the_wider_one() {
    let server = yes();
    let client =
        edition(&server).header("x-edition", "2027").header("X-More", "m").user_agent("app/1").build().unwrap();
    client.edition(None).await.unwrap();
    client.edition(Some("2028")).await.unwrap();
    let requests = server.requests();
    assert_eq!(values(&requests[0], "x-edition"), ["2027"]);
    assert_eq!(values(&requests[1], "x-edition"), ["2028"]);
    for request in &requests {
        assert_eq!(values(request, "x-kept"), ["yes"]);
        assert_eq!(values(request, "x-more"), ["m"]);
        assert_eq!(values(request, "user-agent"), ["app/1"]);
    }
}

#[tokio::test]
async fn an_argument_can_replace_the_librarys_own_headers() {
    let request = sent(async |acme| acme.own_agent("me/1", "text/csv", None).await).await;
    assert_eq!(values(&request, "user-agent"), ["me/1"]);
    assert_eq!(values(&request, "accept"), ["text/csv"]);
}

#[endpoints(api = Acme)]
trait Cookies {
    #[endpoint(method = GET, path = "/c")]
    async fn cookies(&self, #[header("Cookie")] cookies: &[&str]) -> Result<(), CookiesError>;

    #[endpoint(method = GET, path = "/c")]
    async fn two_cookies(
        &self,
        #[header("Cookie")] session: &str,
        #[header("cookie")] theme: Option<&str>,
    ) -> Result<(), CookiesError>;
}

/// RFC 6265, 5.4: a client sends one line.
#[tokio::test]
async fn several_cookies_are_one_header() {
    let request = sent(async |acme| acme.cookies(&["a=1", "b=2", "c=3"]).await).await;
    assert_eq!(values(&request, "cookie"), ["a=1; b=2; c=3"]);
    let request = sent(async |acme| acme.two_cookies("a=1", Some("b=2")).await).await;
    assert_eq!(values(&request, "cookie"), ["a=1; b=2"]);
    let request = sent(async |acme| acme.two_cookies("a=1", None).await).await;
    assert_eq!(values(&request, "cookie"), ["a=1"]);
}

#[test]
fn no_setting_names_a_header_of_the_framing() {
    use mighty_runtime::Client;
    use mighty_runtime::testing::InProcess;
    for name in [
        "Host",
        "content-length",
        "Transfer-Encoding",
        "CONNECTION",
        "te",
        "Trailer",
        "upgrade",
        "Keep-Alive",
        "Content-Type",
    ] {
        let builder = Client::<Acme, _>::over(InProcess::script([])).header(name, "5");
        let error = builder.build().unwrap_err();
        assert_eq!(error.setting(), "header", "{name}");
        assert!(error.to_string().contains(&format!("`{}`", name.to_ascii_lowercase())), "{error}");
    }
}
