//! Where a token goes.

use mighty_runtime::{Api, Client, Problem, TokenPlacement, endpoints};
use mighty_tests::Acme;

use super::{Editions, edition, sent, values, yes};

/// An API whose token goes into the query.
enum Keyed {}

impl Api for Keyed {
    const BASE_URL: &'static str = "https://keyed.example/v1";
    const TOKEN: TokenPlacement = TokenPlacement::Query("api key");
    type ErrorBody = Problem;
}

#[endpoints(api = Keyed)]
trait KeyedCalls {
    #[endpoint(method = GET, path = "/k")]
    async fn look(&self, #[query] page: Option<u32>) -> Result<(), LookError>;
}

#[endpoints(api = Acme)]
trait Pings {
    #[endpoint(method = GET, path = "/ping")]
    async fn ping(&self) -> Result<(), PingError>;
}

#[tokio::test]
async fn a_token_is_a_bearer_token_unless_the_api_says_otherwise() {
    let server = yes();
    let acme = Client::<Acme, _>::over(server.clone()).token("s3cret").build().unwrap();
    acme.ping().await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "authorization"), ["Bearer s3cret"]);
    assert!(request.headers["authorization"].is_sensitive());
}

#[tokio::test]
async fn a_token_can_go_into_a_header_of_its_own() {
    let server = yes();
    edition(&server).token("s3cret").build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "x-api-key"), ["s3cret"]);
    assert!(request.headers["x-api-key"].is_sensitive());
    assert!(!request.headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_token_can_go_into_the_query() {
    let server = yes();
    let keyed = Client::<Keyed, _>::over(server.clone()).token("a&b c").build().unwrap();
    keyed.look(None).await.unwrap();
    keyed.look(Some(2)).await.unwrap();
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/k?api+key=a%26b+c", "/v1/k?page=2&api+key=a%26b+c"]);
    assert!(server.requests().iter().all(|request| !request.headers.contains_key("authorization")));
}

#[tokio::test]
async fn bearer_overrides_where_the_api_puts_its_token() {
    let server = yes();
    edition(&server).bearer("s3cret").build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "authorization"), ["Bearer s3cret"]);
    assert!(!request.headers.contains_key("x-api-key"));
}

#[tokio::test]
async fn without_a_token_none_is_sent() {
    let request = sent(async |acme| acme.ping().await).await;
    assert!(!request.headers.contains_key("authorization"));
}

/// As the value of an environment variable is that is set to nothing.
#[test]
fn a_token_of_nothing_builds_no_client() {
    for token in ["", " ", "\n"] {
        for error in [
            Client::<Acme, _>::over(yes()).token(token).build().unwrap_err(),
            Client::<Keyed, _>::over(yes()).token(token).build().unwrap_err(),
        ] {
            assert_eq!(
                (error.setting(), error.to_string().as_str()),
                ("token", "cannot build the client: `token`: it is empty")
            );
        }
    }
}

#[tokio::test]
async fn white_space_around_a_token_is_not_sent_and_within_a_bearer_token_refused() {
    let server = yes();
    let acme = Client::<Acme, _>::over(server.clone()).token(" s3cret\r\n").build().unwrap();
    acme.ping().await.unwrap();
    assert_eq!(values(&server.requests()[0], "authorization"), ["Bearer s3cret"]);
    let error = Client::<Acme, _>::over(server).token("Bearer s3cret").build().unwrap_err();
    assert_eq!(error.setting(), "token");
}

/// An API whose token is a session's cookie.
enum Session {}

impl Api for Session {
    const BASE_URL: &'static str = "https://session.example/v1";
    const TOKEN: TokenPlacement = TokenPlacement::Header("Cookie");
    type ErrorBody = Problem;
}

#[endpoints(api = Session)]
trait SessionCalls {
    #[endpoint(method = GET, path = "/s")]
    async fn visit(&self, #[header("Cookie")] tenant: Option<&str>) -> Result<(), VisitError>;
}

#[tokio::test]
async fn a_token_in_a_cookie_is_beside_the_other_cookies() {
    let server = yes();
    let session = Client::<Session, _>::over(server.clone()).token("session=s3cret").build().unwrap();
    for tenant in [Some("tenant=42"), None, Some("")] {
        session.visit(tenant).await.unwrap();
    }
    let requests = server.requests();
    let sent: Vec<String> = requests.iter().map(|request| values(request, "cookie").join("|")).collect();
    assert_eq!(sent, ["tenant=42; session=s3cret", "session=s3cret", "session=s3cret"]);
    assert!(server.requests()[0].headers["cookie"].is_sensitive());
}
