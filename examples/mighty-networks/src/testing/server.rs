//! The network on a socket.

use std::fmt;
use std::io;

use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::MightyClient;

use super::network::TestNetwork;

/// Serves a new [`TestNetwork`] on a socket of the loopback interface.
///
/// # Panics
/// If no port is free, which fails the test.
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
pub async fn server() -> TestServer {
    TestNetwork::new().serve().await.expect("there is a free port on the loopback interface")
}

/// A [`TestNetwork`] on a socket. Dropping it ends it.
pub struct TestServer {
    base_url: String,
    network: TestNetwork,
    accepting: AbortHandle,
}

impl TestServer {
    pub(super) async fn start(network: TestNetwork) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let base_url = format!("http://{}/admin/v1", listener.local_addr()?);
        let router = network.router();
        let accepting = tokio::spawn(async { axum::serve(listener, router).await }).abort_handle();
        Ok(Self { base_url, network, accepting })
    }

    /// Where the API is: `http://127.0.0.1:PORT/admin/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The network that it serves: to put things into it, and to see what has become of them.
    #[must_use]
    pub fn network(&self) -> &TestNetwork {
        &self.network
    }

    /// A client of this server, with the token of the network's host.
    ///
    /// # Panics
    /// If the system's roots cannot be read, which the default transport needs for other servers.
    #[must_use]
    #[allow(clippy::expect_used, reason = "a test fails by panicking")]
    pub fn client(&self) -> MightyClient {
        let builder = MightyClient::builder().base_url(&self.base_url).bearer(self.network.token());
        builder.build().expect("the default transport can be built")
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl fmt::Debug for TestServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestServer").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
