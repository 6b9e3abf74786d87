//! The API that these tests call: one request that may be repeated and one that may not, each full of secrets.

use std::time::Duration;

use mighty_runtime::testing::World;
use mighty_runtime::{Api, Client, Problem, Transport, Unexpected, endpoints};

const TOKEN: &str = "tokenmark";
const PATH: &str = "pathmark";
const QUERY: &str = "querymark";
const HEADER: &str = "headermark";
const BODY: &str = "bodymark";

/// What no error may show. Letters only, so that no encoding hides them.
pub(crate) const SECRETS: [&str; 5] = [TOKEN, PATH, QUERY, HEADER, BODY];

/// An API.
pub(crate) enum Bank {}

impl Api for Bank {
    const BASE_URL: &'static str = "https://bank.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Bank, errors(5xx))]
pub(crate) trait Accounts {
    #[endpoint(method = GET, path = "/accounts/{id}")]
    async fn show(&self, id: &str, #[query] pin: &str, #[header("X-Pin")] secret: &str) -> Result<u64, ShowError>;

    #[endpoint(method = POST, path = "/accounts/{id}")]
    async fn change(
        &self,
        id: &str,
        #[query] pin: &str,
        #[header("X-Pin")] secret: &str,
        #[body(json)] new: &str,
    ) -> Result<u64, ChangeError>;
}

/// The two requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    Get,
    Post,
}

/// A client with the default policy, whose waits are as short as can be.
pub(crate) fn client<T: Transport>(url: &str, transport: T, attempt: Duration) -> Client<Bank, T> {
    let environment = World::new(0.0);
    Client::<Bank>::over(transport)
        .base_url(url)
        .bearer(TOKEN)
        .environment(environment)
        .attempt_timeout(attempt)
        .build()
        .unwrap()
}

/// Makes one call.
pub(crate) async fn call<T: Transport>(client: &Client<Bank, T>, request: Sent) -> Result<u64, Unexpected> {
    match request {
        Sent::Get => client.show(PATH, QUERY, HEADER).await.map_err(|error| match error {
            ShowError::Unexpected(error) => error,
            ShowError::ServerError(error) => panic!("{error}"),
        }),
        Sent::Post => client.change(PATH, QUERY, HEADER, BODY).await.map_err(|error| match error {
            ChangeError::Unexpected(error) => error,
            ChangeError::ServerError(error) => panic!("{error}"),
        }),
    }
}
