//! The network.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use mighty_runtime::ServiceTransport;

use crate::{MightyClient, NetworkId};

use super::router::router;
use super::server::TestServer;
use super::state::State;

/// When a network begins unless said: 5 January 2026, 9 o'clock, UTC.
pub const START: Timestamp = Timestamp::constant(1_767_603_600, 0);

const TOKEN: &str = "test-api-key";
const EXPIRED_TOKEN: &str = "test-api-key-of-last-year";

/// A network in memory: all that its server answers, which implements every trait of this crate.
///
/// It has one member at first, its host Grace Hopper, to whom the key belongs. What is asked of a clone is asked of the same
/// network.
#[derive(Clone)]
pub struct TestNetwork(Arc<Mutex<State>>);

impl TestNetwork {
    /// A network that begins at [`START`].
    #[must_use]
    pub fn new() -> Self {
        Self::starting_at(START)
    }

    /// A network that begins at a time: that of its first dates. Each change takes a second of the network's time, and nothing
    /// else does.
    #[must_use]
    pub fn starting_at(time: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(State::new(time))))
    }

    /// Lets time pass, or go back.
    pub fn advance(&self, by: SignedDuration) {
        let mut state = self.state();
        state.now = state.now.saturating_add(by).unwrap_or(state.now);
    }

    /// Which network it is: the number. Calls can name the subdomain as well.
    #[must_use]
    pub fn id(&self) -> NetworkId {
        self.state().network.id.clone()
    }

    /// The token that opens the network.
    #[must_use]
    pub fn token(&self) -> &'static str {
        TOKEN
    }

    /// A token that opened it once: 401 with the code `token_expired`.
    #[must_use]
    pub fn expired_token(&self) -> &'static str {
        EXPIRED_TOKEN
    }

    /// A client of this network, in process: its requests are made and its answers are read as ever, and there is no socket.
    ///
    /// # Panics
    /// Never: a client over this transport can be built.
    #[must_use]
    #[allow(clippy::expect_used, reason = "nothing that is given here can be wrong")]
    pub fn client(&self) -> MightyClient<ServiceTransport<Router>> {
        let builder = MightyClient::over(ServiceTransport::new(self.router())).bearer(TOKEN);
        builder.build().expect("a client of a router can be built")
    }

    /// The routes of all operations below `/admin/v1`, with what stands before them: to be served, or to be put behind layers
    /// that do what this server does not, as throttling, outages and delays.
    pub fn router(&self) -> Router {
        router(self)
    }

    /// Serves the network on a free port of the loopback interface; on the runtime that it is called on.
    ///
    /// # Errors
    /// If no port can be bound.
    pub async fn serve(&self) -> io::Result<TestServer> {
        TestServer::start(self.clone()).await
    }

    /// What it remembers. A method that panicked leaves it usable.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for TestNetwork {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for TestNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestNetwork").finish_non_exhaustive()
    }
}
