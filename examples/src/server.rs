//! A server on loopback that behaves like the Mighty Networks Admin API on good and bad days.
//!
//! It is a real HTTP server on a real socket, so that the examples show what a user would see. Its state is in memory
//! and starts the same every time. What goes wrong is decided by what is asked for: the members in [`member`] and the
//! email addresses below each have a story. Before any of that, a request passes what stands in front of the real
//! API: a gateway that challenges robots, the check of the token, the check of the network.
#![allow(clippy::indexing_slicing)] // indexing a JSON value that is read does not panic, it finds null

mod answer;
mod gateway;
mod members;
mod network;
mod page;
mod reset;
mod spaces;
mod store;
mod story;

use std::sync::Arc;
use std::{fmt, io};

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use reset::{ResettingListener, Switch};
use store::Store;

const TOKEN: &str = "example-api-key";
const EXPIRED_TOKEN: &str = "example-api-key-of-last-year";
const NETWORK: &str = "engines";
/// [`NETWORK`] by number; the API takes either.
const NETWORK_ID: &str = "17";
const LOCKED_NETWORK: &str = "locked";

/// A space that exists.
pub const SPACE: u64 = 70;

/// Creating a member with this address gets a 503, every time.
pub const BUSY_EMAIL: &str = "busy@example.com";

/// Creating a member with this address gets a 429 that asks for two minutes, every time.
pub const THROTTLED_EMAIL: &str = "throttled@example.com";

/// A member with this address is created, but then the connection is reset before the answer.
pub const RESET_EMAIL: &str = "reset@example.com";

/// Members with a story. Where there is a status for it, the id is that status.
pub mod member {
    /// The host. Deleting her is refused with 422.
    pub const ADA: u64 = 1;
    /// An ordinary member.
    pub const GRACE: u64 = 2;
    /// An ordinary member.
    pub const KATHERINE: u64 = 42;
    /// There is no such member: 404.
    pub const MISSING: u64 = 404;
    /// Always 418, which no endpoint declares.
    pub const TEAPOT: u64 = 418;
    /// 429 with `Retry-After: 1` the first time, the member after that.
    pub const THROTTLED: u64 = 429;
    /// Always 500.
    pub const FAILING: u64 = 500;
    /// 503 twice, the member after that.
    pub const FLAKY: u64 = 503;
    /// The member, but only after two seconds.
    pub const SLOW: u64 = 598;
    /// The connection is reset, every time.
    pub const RESETTING: u64 = 599;
}

/// What the handlers share.
type Shared = Arc<Store>;

/// A running server. Dropping it stops it.
pub struct Server {
    base_url: String,
    store: Shared,
    /// Never sent on: dropping it is the signal.
    _stop: oneshot::Sender<()>,
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

    /// The token that the server accepts.
    #[must_use]
    pub fn token(&self) -> &'static str {
        TOKEN
    }

    /// A token that the server once accepted: 401 with the code `token_expired`.
    #[must_use]
    pub fn expired_token(&self) -> &'static str {
        EXPIRED_TOKEN
    }

    /// The network that the token belongs to.
    #[must_use]
    pub fn network(&self) -> &'static str {
        NETWORK
    }

    /// A network that the gateway guards with a page for browsers: 403 in HTML.
    #[must_use]
    pub fn locked_network(&self) -> &'static str {
        LOCKED_NETWORK
    }

    /// How many requests arrived so far: what really went over the wire, retries included.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.store.requests()
    }
}

/// Starts a server on a free port of the loopback interface.
///
/// # Errors
/// If no port can be bound.
pub async fn start() -> io::Result<Server> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base_url = format!("http://{}/admin/v1", listener.local_addr()?);
    let store = Arc::new(Store::new());
    let service = routes(Arc::clone(&store)).into_make_service_with_connect_info::<Switch>();
    let (stop, stopped) = oneshot::channel();
    let serve = axum::serve(ResettingListener(listener), service).with_graceful_shutdown(async {
        // The error says that the sender is gone, and that is the signal.
        let _ = stopped.await;
    });
    tokio::spawn(async { serve.await });
    Ok(Server { base_url, store, _stop: stop })
}

fn routes(store: Shared) -> Router {
    let at = |path: &str| format!("/admin/v1/networks/{{network_id}}{path}");
    Router::new()
        .route(&at("/"), get(network::show))
        .route(&at("/me"), get(network::me))
        .route(&at("/assets"), post(network::upload))
        .route(&at("/members"), get(members::list).post(members::create))
        .route(&at("/members/by_email"), get(members::show_by_email))
        .route(&at("/members/{id}/"), get(members::show).patch(members::update).delete(members::delete))
        .route(&at("/members/{id}/network_membership"), axum::routing::delete(members::delete))
        .route(&at("/members/{member_id}/password_resets"), post(members::reset_password))
        .route(&at("/members/{member_id}/spaces"), get(members::spaces))
        .route(&at("/spaces"), get(spaces::list).post(spaces::create))
        .route(&at("/spaces/{id}"), get(spaces::show).delete(spaces::delete))
        .route(&at("/spaces/{space_id}/members"), get(spaces::members).post(spaces::add_member))
        .route(&at("/posts"), get(spaces::list_posts).post(spaces::create_post))
        .fallback(no_route)
        .method_not_allowed_fallback(no_route)
        // The layer added last is the first to see a request.
        .layer(from_fn_with_state(Arc::clone(&store), story::tell))
        .layer(from_fn(gateway::admit))
        .layer(from_fn_with_state(Arc::clone(&store), gateway::number))
        .with_state(store)
}

async fn no_route() -> Response {
    answer::prose(StatusCode::NOT_FOUND, "Not found")
}
