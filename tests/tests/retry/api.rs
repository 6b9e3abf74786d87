//! The API that these tests call: one endpoint for each column of the method gate.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, ClientBuilder, Problem, endpoints};

/// An API.
pub(crate) enum Bank {}

impl Api for Bank {
    const NAME: &'static str = "Bank";
    const BASE_URL: &'static str = "https://bank.example/v1";
    type ErrorBody = Problem;
}

/// One endpoint for each column of the method gate.
#[endpoints(api = Bank, errors(4xx, 5xx), error = AccountsError)]
pub(crate) trait Accounts {
    /// Safe.
    #[endpoint(method = GET, path = "/balance")]
    async fn balance(&self) -> Result<u64, BalanceError>;

    /// Idempotent.
    #[endpoint(method = PUT, path = "/limit")]
    async fn set_limit(&self, #[query] limit: u64) -> Result<(), SetLimitError>;

    /// Idempotent.
    #[endpoint(method = DELETE, path = "/limit")]
    async fn delete_limit(&self) -> Result<(), DeleteLimitError>;

    /// Neither.
    #[endpoint(method = POST, path = "/transfers")]
    async fn transfer(&self, #[query] amount: u64) -> Result<(), TransferError>;

    /// Idempotent by declaration.
    #[endpoint(method = POST, path = "/search", idempotent)]
    async fn search(&self) -> Result<(), SearchError>;

    /// Recognised by a key.
    #[endpoint(method = POST, path = "/payments", idempotency_key = "Idempotency-Key")]
    async fn pay(&self) -> Result<(), PayError>;

    /// Not processed when the API says so.
    #[endpoint(method = PATCH, path = "/owner", retry(rejected = [429, 503]))]
    async fn change_owner(&self) -> Result<(), ChangeOwnerError>;

    /// Retried on these and nothing else.
    #[endpoint(method = GET, path = "/rates", retry(on = [409, 5xx, connect], attempts = 3))]
    async fn rates(&self) -> Result<(), RatesError>;

    /// Not retried.
    #[endpoint(method = GET, path = "/audit", retry(never))]
    async fn audit(&self) -> Result<(), AuditError>;
}

/// Calls everything at least once, so that an endpoint that nobody tests is a warning.
pub(crate) type BankClient = Client<Bank, InProcess>;

/// A client without jitter's luck (every draw is 1) and with time enough for any wait.
pub(crate) fn builder(server: &InProcess) -> ClientBuilder<Bank, InProcess> {
    Client::over(server.clone()).environment(World::new(1.0)).timeout(Duration::from_secs(1_000))
}

/// A client that gets these replies.
pub(crate) fn scripted(replies: impl IntoIterator<Item = Reply>) -> (BankClient, InProcess) {
    let server = InProcess::script(replies);
    (builder(&server).build().unwrap(), server)
}

/// `n` times the same.
pub(crate) fn times(n: usize, reply: &Reply) -> Vec<Reply> {
    vec![reply.clone(); n]
}

/// Milliseconds, for comparing waits.
pub(crate) fn millis(waits: &[Duration]) -> Vec<u128> {
    waits.iter().map(Duration::as_millis).collect()
}
