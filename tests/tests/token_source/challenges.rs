//! What a source is told: the endpoint, the challenge of a 401, and the scope that it named itself.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use mighty_runtime::{
    Api, CallOptions, ChallengeError, Client, ExposeSecret, Problem, Token, TokenRequest, TokenSource, endpoints,
};
use mighty_tests::everything;

enum Depot {}

impl Api for Depot {
    const BASE_URL: &'static str = "https://depot.example/v2";
    const UNAUTHORIZED_IS_UNPROCESSED: bool = true;
    type ErrorBody = Problem;
}

#[endpoints(api = Depot, errors(401))]
trait Images {
    #[endpoint(method = GET, path = "/{name}/tags")]
    async fn tags(&self, name: &str) -> Result<(), TagsError>;
    #[endpoint(method = POST, path = "/{name}/uploads")]
    async fn begin(&self, name: &str) -> Result<(), BeginError>;
}

/// Gives `scope/number`, or what the challenge wants; writes down what it was told.
#[derive(Clone, Default)]
struct Login {
    told: Arc<Mutex<Vec<String>>>,
    lifetime: Option<Duration>,
    waits_for_challenge: bool,
}

impl Login {
    fn told(&self) -> Vec<String> {
        std::mem::take(&mut self.told.lock().unwrap())
    }
}

impl TokenSource for Login {
    fn scope(&self, request: &TokenRequest<'_>) -> String {
        let name = request.path().split('/').nth(2).unwrap();
        format!("{name}:{}", if request.endpoint().method() == "GET" { "pull" } else { "push" })
    }

    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn Error + Send + Sync>> {
        let challenges = request.challenges()?;
        let bearer = challenges.iter().find(|challenge| challenge.is("bearer"));
        let wanted = bearer.and_then(|challenge| challenge.parameter("SCOPE")).map(str::to_owned);
        let number = {
            let mut told = self.told.lock().unwrap();
            let refused = request.refused().map_or("none", |token| token.expose_secret());
            let endpoint = request.endpoint().name();
            told.push(format!("{endpoint} of {}: refused {refused}, wanted {wanted:?}", request.scope()));
            told.len()
        };
        let token = match wanted {
            None if self.waits_for_challenge => Token::none(),
            _ => format!("{}/{number}", request.scope()).into(),
        };
        Ok(match self.lifetime {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        })
    }
}

fn depot(server: &InProcess, login: &Login) -> Client<Depot, InProcess> {
    Client::<Depot>::over(server.clone()).environment(World::new(0.5)).token_source(login.clone()).build().unwrap()
}

/// The tokens that arrived.
fn tokens(server: &InProcess) -> Vec<String> {
    let token = |request: &Recorded| request.header("authorization").unwrap_or("none").replace("Bearer ", "");
    server.requests().iter().map(token).collect()
}

#[tokio::test(start_paused = true)]
async fn there_is_a_token_per_scope() {
    let (server, login) = (InProcess::from_fn(|_| Reply::status(204)), Login::default());
    let depot = depot(&server, &login);
    for name in ["app", "base", "app"] {
        depot.tags(name).await.unwrap();
        depot.begin(name).await.unwrap();
    }
    let expected = ["app:pull/1", "app:push/2", "base:pull/3", "base:push/4", "app:pull/1", "app:push/2"];
    assert_eq!(tokens(&server), expected);
    assert_eq!(login.told()[0], "tags of app:pull: refused none, wanted None");
}

#[tokio::test(start_paused = true)]
async fn a_source_may_wait_for_the_challenge() {
    let challenge = r#"Basic realm="x, y", BEARER realm="https://login.example/token",scope="a \"b\"""#;
    let server = InProcess::from_fn(move |request| match request.header("authorization") {
        None => Reply::status(401).header("WWW-Authenticate", challenge),
        Some(_) => Reply::status(204),
    });
    let login = Login { waits_for_challenge: true, ..Login::default() };
    let depot = depot(&server, &login);
    depot.begin("app").await.unwrap();
    depot.begin("app").await.unwrap();
    assert_eq!(tokens(&server), ["none", "app:push/2", "app:push/2"]);
    let told = login.told();
    assert_eq!(told[1], r#"begin of app:push: refused none, wanted Some("a \"b\"")"#);
    assert_eq!(told.len(), 2);
}

/// Several lines are one list (RFC 9110, 5.3).
#[tokio::test(start_paused = true)]
async fn every_line_of_a_challenge_counts() {
    let lines = Reply::status(401)
        .header("WWW-Authenticate", "Negotiate")
        .header("WWW-Authenticate", "Newauth realm=apps, Bearer scope=push")
        .header("WWW-Authenticate", "");
    let server = InProcess::script([lines, Reply::status(204)]);
    let login = Login::default();
    depot(&server, &login).tags("app").await.unwrap();
    assert_eq!(login.told()[1], "tags of app:pull: refused app:pull/1, wanted Some(\"push\")");
}

#[tokio::test(start_paused = true)]
async fn a_challenge_that_cannot_be_parsed_is_a_typed_error() {
    for garbage in
        ["Bearer realm=\"secretmark", "Bearer realm=\"x\" secretmark=", "=secretmark", "Bearer a=b c=d", "B\u{e9}"]
    {
        let reply = Reply::status(401).header("WWW-Authenticate", garbage);
        let server = InProcess::from_fn(move |_| reply.clone());
        let error = depot(&server, &Login::default()).tags("app").await.unwrap_err();
        let TagsError::Unauthorized(refused) = error else { panic!("{garbage}") };
        let no_token = refused.outcome().token_error().unwrap();
        assert!(no_token.source().unwrap().is::<ChallengeError>(), "{no_token:?}");
        assert!(!everything(&refused).contains("secretmark"), "{garbage}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_expires() {
    let (server, lifetime) = (InProcess::from_fn(|_| Reply::status(204)), Duration::from_secs(100));
    let login = Login { lifetime: Some(lifetime), ..Login::default() };
    let depot = depot(&server, &login);
    for wait in [0, 89, 1, 89, 1] {
        tokio::time::sleep(Duration::from_secs(wait)).await;
        depot.tags("app").await.unwrap();
    }
    assert_eq!(tokens(&server), ["app:pull/1", "app:pull/1", "app:pull/2", "app:pull/2", "app:pull/3"]);
    assert!(login.told().iter().all(|told| told.contains("refused none")), "it was not refused");
}

/// The last seconds of a long life are not used either, but no more than 30.
#[tokio::test(start_paused = true)]
async fn the_margin_of_a_long_life_is_bounded() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let login = Login { lifetime: Some(Duration::from_secs(3_600)), ..Login::default() };
    let depot = depot(&server, &login);
    for wait in [0, 3_569, 1] {
        tokio::time::sleep(Duration::from_secs(wait)).await;
        depot.tags("app").await.unwrap();
    }
    assert_eq!(tokens(&server), ["app:pull/1", "app:pull/1", "app:pull/2"]);
}

/// A refusal of one scope is none of another.
#[tokio::test(start_paused = true)]
async fn a_refusal_renews_the_token_of_its_scope_only() {
    let server = InProcess::from_fn(|request| match request.header("authorization") {
        Some("Bearer app:pull/2") => Reply::status(401),
        _ => Reply::status(204),
    });
    let login = Login::default();
    let depot = depot(&server, &login);
    depot.begin("app").await.unwrap();
    depot.tags("app").await.unwrap();
    depot.begin("app").await.unwrap();
    assert_eq!(tokens(&server), ["app:push/1", "app:pull/2", "app:pull/3", "app:push/1"]);
}

#[tokio::test(start_paused = true)]
async fn many_scopes_are_forgotten_rather_than_kept() {
    let (server, login) = (InProcess::from_fn(|_| Reply::status(204)), Login::default());
    let depot = depot(&server, &login);
    for user in 0..1_001 {
        depot.tags(&user.to_string()).await.unwrap();
    }
    depot.with(CallOptions::new()).tags("0").await.unwrap();
    assert_eq!(login.told().len(), 1_002);
}
