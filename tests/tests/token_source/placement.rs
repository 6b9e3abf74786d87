//! A token from a source is sent where the API wants it.

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Api, Client, Problem, TokenPlacement, endpoints};

use super::bank::Answer::Token;
use super::bank::Source;

/// Sends a request that is refused once, and returns what of it changed: the header or the query.
macro_rules! sent {
    ($placement:expr) => {{
        enum Bank {}

        impl Api for Bank {
            const BASE_URL: &'static str = "https://bank.example";
            const TOKEN: TokenPlacement = $placement;
            type ErrorBody = Problem;
        }

        #[endpoints(api = Bank, errors(401))]
        trait Accounts {
            #[endpoint(method = GET, path = "/balance")]
            async fn balance(&self, #[query] of: &str) -> Result<(), BalanceError>;
        }

        let server = InProcess::script([Reply::status(401), Reply::status(204)]);
        let source = Source::new(&[Token("a/b"), Token("c&d")]);
        let client = Client::<Bank, _>::over(server.clone()).token_source(source).build().unwrap();
        client.balance("x").await.unwrap();
        server.requests()
    }};
}

#[tokio::test]
async fn in_a_header_of_its_own() {
    let requests = sent!(TokenPlacement::Header("X-Api-Key"));
    let keys: Vec<_> = requests.iter().map(|request| request.header("x-api-key").unwrap()).collect();
    assert_eq!(keys, ["a/b", "c&d"]);
    assert!(requests.iter().all(|request| request.headers["x-api-key"].is_sensitive()));
}

#[tokio::test]
async fn in_the_query() {
    let requests = sent!(TokenPlacement::Query("api key"));
    let targets: Vec<_> = requests.iter().map(Recorded::target).collect();
    assert_eq!(targets, ["/balance?of=x&api+key=a%2Fb", "/balance?of=x&api+key=c%26d"]);
}
