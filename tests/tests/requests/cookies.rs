//! Cookies: one header for all of them, and nothing in it that ends one.

use mighty_runtime::{Endpoint, ParameterLocation, endpoints};
use mighty_tests::{Acme, client};

use super::{Price, sent, values, yes};

#[endpoints(api = Acme)]
trait Cookies {
    #[endpoint(method = GET, path = "/c")]
    async fn one(&self, #[cookie("session")] session: &str) -> Result<(), CookieError>;
    #[endpoint(method = GET, path = "/c")]
    async fn several(
        &self,
        #[cookie("session")] session: Option<&str>,
        #[header("Cookie")] others: Option<&str>,
        #[cookie("__Host-id")] id: u64,
        #[cookie("csrf.token")] token: &Option<String>,
    ) -> Result<(), CookieError>;
    #[endpoint(method = GET, path = "/c")]
    async fn printed(&self, #[cookie("price")] price: Price) -> Result<(), CookieError>;
}

#[tokio::test]
async fn cookies_are_one_header() {
    let request = sent(async |acme| acme.several(Some("s"), Some("a=b; c=d"), 7, &Some("t".to_owned())).await).await;
    assert_eq!(values(&request, "cookie"), ["session=s; a=b; c=d; __Host-id=7; csrf.token=t"]);
    let request = sent(async |acme| acme.several(None, None, 7, &None).await).await;
    assert_eq!(values(&request, "cookie"), ["__Host-id=7"]);
    let request = sent(async |acme| acme.one("").await).await;
    assert_eq!(values(&request, "cookie"), ["session="], "an empty value is one");
}

#[tokio::test]
async fn a_cookie_carries_what_the_standard_allows_and_nothing_else() {
    let octets: String = ('!'..='~').filter(|own| !"\",;\\".contains(*own)).collect();
    let request = sent(async |acme| acme.one(&octets).await).await;
    assert_eq!(values(&request, "cookie"), [format!("session={octets}")]);
    let server = yes();
    let acme = client(&server);
    for wrong in ["a b", "a;b", "a,b", "a\\b", "\"a\"", "a\r\nX: y", "a\0", "a\u{7f}", "é", "a\tb", " "] {
        let CookieError::Unexpected(error) = acme.one(wrong).await.unwrap_err();
        let argument = error.argument().unwrap();
        assert_eq!(
            argument.to_string(),
            "the cookie `session` has a character that a cookie cannot carry",
            "{wrong:?}"
        );
        assert_eq!(argument.name(), "session");
    }
    assert!(acme.printed(Price(1)).await.is_err());
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn cookies_are_secret() {
    let request = sent(async |acme| acme.several(Some("hush"), Some("a=b"), 7, &None).await).await;
    assert!(request.headers["cookie"].is_sensitive());
    let request = sent(async |acme| acme.several(None, Some("a=b"), 7, &None).await).await;
    assert!(request.headers["cookie"].is_sensitive());
    assert!(!format!("{:?}", request.headers).contains("a=b"));
}

#[test]
fn descriptors_tell_cookies() {
    use ParameterLocation::{Cookie, Header};
    let named = |endpoint: &'static Endpoint| {
        let parameters = endpoint.parameters().iter();
        parameters.map(|own| (own.name(), own.location(), own.is_required())).collect::<Vec<_>>()
    };
    assert_eq!(
        named(CookiesEndpoints::SEVERAL),
        [
            ("session", Cookie, false),
            ("Cookie", Header, false),
            ("__Host-id", Cookie, true),
            ("csrf.token", Cookie, false)
        ]
    );
}
