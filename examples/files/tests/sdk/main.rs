//! The SDK against the server of the example, over connections that break.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails here says where")]

mod downloads;
mod operations;
#[path = "../support/server/mod.rs"]
mod server;
mod uploads;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use files::{Store, StoreClient};
use mighty_runtime::{Client, HyperTransport, RetryPolicy};

const QUICK: RetryPolicy = RetryPolicy::new().base(Duration::from_millis(1));

/// One transport for all clients of a test.
fn transport() -> HyperTransport {
    HyperTransport::new().unwrap()
}

fn client(transport: &HyperTransport, url: &str) -> StoreClient {
    Client::<Store, _>::over(transport.clone()).base_url(url).retry(QUICK).build().unwrap()
}

/// Bytes that are not all the same, a multiple of no power of two.
fn content(length: usize) -> Vec<u8> {
    (0..=250_u8).cycle().step_by(31).take(length).collect()
}

/// An empty folder of a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("files").join(name);
    let _: std::io::Result<()> = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
