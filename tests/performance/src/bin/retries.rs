//! `retries success|pending|failure|retried|wait COUNT`: calls over a transport in memory that succeed at once, that succeed when they
//! are polled again, that fail once and are not repeated, that fail once and then succeed, and the waits alone. Time passes as it does:
//! tokio with a clock that can be paused is not the one that users have.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use mighty_performance::ways::{memory, through};
use mighty_performance::{ANSWER, Members, PROBLEM};
use mighty_runtime::http::{Request, Response};
use mighty_runtime::{Body, CallOptions, RetryPolicy, Transport, TransportError};

/// The longest wait: timers count milliseconds.
const WAIT: Duration = Duration::from_millis(1);

/// Of so many requests in a row the first ones fail.
struct Server {
    asked: AtomicU32,
    period: u32,
    fails: u32,
    /// Whether it lets others go first.
    waits: bool,
}

impl Transport for Server {
    async fn send(&self, _: Request<Body>) -> Result<Response<Body>, TransportError> {
        if self.waits {
            tokio::task::yield_now().await;
        }
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        let (status, body) = if asked % self.period < self.fails { (503, PROBLEM) } else { (200, ANSWER) };
        Ok(memory::answer(status, Bytes::from_static(body.as_bytes())))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, what, count] = arguments.as_slice() else { panic!("retries success|pending|failure|retried|wait COUNT") };
    let count: u32 = count.parse().unwrap();
    let (period, fails, attempts) = match what.as_str() {
        "success" | "pending" => (1, 0, 3),
        "failure" => (1, 1, 1),
        "retried" => (2, 1, 3),
        "wait" => return wait(count).await,
        other => panic!("there is no {other}"),
    };
    let server = Server { asked: AtomicU32::new(0), period, fails, waits: what == "pending" };
    let policy = RetryPolicy::new().attempts(attempts).base(WAIT).cap(WAIT);
    let client = through(server, "https://api.example.com/v1").with(CallOptions::new().retry(policy));
    for _ in 0..count {
        assert_eq!(client.show("engines", 7, true).await.is_ok(), what != "failure");
    }
}

async fn wait(count: u32) {
    for _ in 0..count {
        tokio::time::sleep(WAIT).await;
    }
}
