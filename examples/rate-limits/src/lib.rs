//! A shop that takes so many requests in a window, and says so as the draft of the IETF has it.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use axum::routing::get;
use mighty_runtime::{Api, Problem, endpoints};
use tokio::net::TcpListener;

/// How many requests the shop takes in a [`WINDOW`].
pub const LIMIT: u32 = 20;
/// The window, which begins with the first request.
pub const WINDOW: Duration = Duration::from_secs(1);

/// The shop's API.
#[derive(Debug)]
pub enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example";
    type ErrorBody = Problem;
}

/// The orders.
#[endpoints(api = Shop, errors(429, 5xx), error = OrdersError)]
pub trait Orders {
    /// Counts the orders.
    #[endpoint(method = GET, path = "/orders")]
    async fn count_orders(&self) -> Result<u64, CountOrdersError>;
}

/// What the shop has seen.
#[derive(Clone, Debug, Default)]
pub struct Seen(Arc<Mutex<Counts>>);

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    window: Option<Instant>,
    in_window: u32,
    taken: u32,
    refused: u32,
}

impl Seen {
    /// How many requests it has taken and refused, since it was last asked.
    #[must_use]
    pub fn take(&self) -> (u32, u32) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = (counts.taken, counts.refused);
        (counts.taken, counts.refused) = (0, 0);
        seen
    }

    /// One more request: whether there is room, how much is left, and for how many seconds.
    fn enter(&self, now: Instant) -> (bool, u32, u64) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let window = counts.window.filter(|window| now.duration_since(*window) < WINDOW);
        if window.is_none() {
            (counts.window, counts.in_window) = (Some(now), 0);
        }
        let is_taken = counts.in_window < LIMIT;
        counts.in_window += u32::from(is_taken);
        if is_taken {
            counts.taken += 1;
        } else {
            counts.refused += 1;
        }
        let rest = WINDOW.saturating_sub(now.duration_since(window.unwrap_or(now)));
        (is_taken, LIMIT - counts.in_window, u64::from(!rest.is_zero()).max(rest.as_secs()))
    }
}

/// Starts the shop on a free port of loopback; gives its URL and what it sees.
///
/// # Errors
/// When no port can be bound.
pub async fn start() -> io::Result<(String, Seen)> {
    let seen = Seen::default();
    let router = Router::new().route("/orders", get(orders)).with_state(seen.clone());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok((url, seen))
}

type Answer = (StatusCode, [(HeaderName, String); 2], &'static str);

async fn orders(State(seen): State<Seen>) -> Answer {
    let (is_taken, left, seconds) = seen.enter(Instant::now());
    let fields = [
        (HeaderName::from_static("ratelimit-policy"), format!("\"shop\";q={LIMIT};w={}", WINDOW.as_secs())),
        (HeaderName::from_static("ratelimit"), format!("\"shop\";r={left};t={seconds}")),
    ];
    let status = if is_taken { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
    (status, fields, "42")
}
