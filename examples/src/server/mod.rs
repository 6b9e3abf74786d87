//! The network of `mighty_networks::testing` on a bad day.
//!
//! What is right and what is refused is the network's own. Before it stands what goes wrong on the way to a real one, decided by
//! what is asked for: the members in [`member`] and the addresses below each have a story, and the [locked](LOCKED_NETWORK)
//! network is behind a page for browsers. It is on a real socket, so that a connection that is reset is one.

mod reset;
mod story;

use std::sync::Arc;
use std::{fmt, io};

use axum::middleware::from_fn_with_state;
use mighty_networks::members::NewMember;
use mighty_networks::prelude::*;
use mighty_networks::testing::TestNetwork;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use reset::{ResettingListener, Switch};
use story::Stories;

/// A space, which Ada is in.
pub const SPACE: SpaceId = SpaceId::new(1);

/// A network that the gateway guards with a page for browsers: 403 in HTML.
pub const LOCKED_NETWORK: &str = "locked";

/// Creating a member with this address gets a 503, every time.
pub const BUSY_EMAIL: &str = "busy@example.com";

/// Creating a member with this address gets a 429 that asks for two minutes, every time.
pub const THROTTLED_EMAIL: &str = "throttled@example.com";

/// A member with this address is created, but then the connection is reset before the answer.
pub const RESET_EMAIL: &str = "reset@example.com";

/// Members with a story. Those that are not in the network have the status of it as their id.
pub mod member {
    use mighty_networks::prelude::MemberId;

    /// The host, Grace Hopper. Deleting her is refused with 422.
    pub const GRACE: MemberId = MemberId::new(1);
    /// An ordinary member.
    pub const ADA: MemberId = MemberId::new(2);
    /// An ordinary member.
    pub const KATHERINE: MemberId = MemberId::new(3);
    /// 429 with `Retry-After: 1` the first time, the member after that.
    pub const THROTTLED: MemberId = MemberId::new(4);
    /// 503 twice, the member after that.
    pub const FLAKY: MemberId = MemberId::new(5);
    /// The member, but only after two seconds.
    pub const SLOW: MemberId = MemberId::new(6);
    /// There is no such member: 404.
    pub const MISSING: MemberId = MemberId::new(404);
    /// Always 418, which no endpoint declares.
    pub const TEAPOT: MemberId = MemberId::new(418);
    /// Always 500.
    pub const FAILING: MemberId = MemberId::new(500);
    /// The connection is reset, every time.
    pub const RESETTING: MemberId = MemberId::new(599);
}

/// Who is in the network beside the host, in the order of their ids.
const PEOPLE: [(&str, &str); 5] =
    [("Ada", "Lovelace"), ("Katherine", "Johnson"), ("Radia", "Perlman"), ("Barbara", "Liskov"), ("Karen", "Jones")];

/// A running server. Dropping it stops it.
pub struct Server {
    base_url: String,
    network: TestNetwork,
    stories: Arc<Stories>,
    accepting: AbortHandle,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl Server {
    /// Where the API is: `http://127.0.0.1:PORT/admin/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The network: its id and its tokens, and what has become of it.
    #[must_use]
    pub fn network(&self) -> &TestNetwork {
        &self.network
    }

    /// How many requests arrived so far: what really went over the wire, retries included.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.stories.requests()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Starts a server on a free port of the loopback interface.
///
/// # Errors
/// If no port can be bound.
pub async fn start() -> io::Result<Server> {
    let (network, stories) = (network(), Arc::<Stories>::default());
    let router = network.router().layer(from_fn_with_state(stories.clone(), story::tell));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base_url = format!("http://{}/admin/v1", listener.local_addr()?);
    let service = router.into_make_service_with_connect_info::<Switch>();
    let accepting = tokio::spawn(async { axum::serve(ResettingListener(listener), service).await }).abort_handle();
    Ok(Server { base_url, network, stories, accepting })
}

/// The same few people and rooms every time.
fn network() -> TestNetwork {
    let network = TestNetwork::new();
    let space = network.add_space("Town square").id;
    network.add_space("Book club");
    for (first, last) in PEOPLE {
        let email = format!("{}@example.com", first.to_lowercase());
        let new = NewMember::builder().email(email).first_name(first).last_name(last);
        let spaces = (first == "Ada").then_some(space);
        network.add_member(&new.space_ids(spaces).build());
    }
    network
}
