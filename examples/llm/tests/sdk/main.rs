//! The SDK against the server of the example, over connections that break.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails here says where")]

mod cuts;
mod errors;
mod operations;
#[path = "../support/server/mod.rs"]
mod server;

use std::time::Duration;

use futures_util::{StreamExt, stream};
use llm::anthropic::{Anthropic, AnthropicClient};
use llm::openai::{OpenAi, OpenAiClient};
use mighty_runtime::{Client, HyperTransport, RetryPolicy};

const QUICK: RetryPolicy = RetryPolicy::new().base(Duration::from_millis(1)).throttle_base(Duration::from_millis(1));

/// One transport for all clients of a test.
fn transport() -> HyperTransport {
    HyperTransport::new().unwrap()
}

fn openai(transport: &HyperTransport, url: &str) -> OpenAiClient {
    Client::<OpenAi, _>::over(transport.clone()).base_url(url).bearer("key").retry(QUICK).build().unwrap()
}

fn anthropic(transport: &HyperTransport, url: &str) -> AnthropicClient {
    Client::<Anthropic, _>::over(transport.clone()).base_url(url).token("key").retry(QUICK).build().unwrap()
}

/// Tries every cut, some of them at a time.
async fn everywhere(cuts: impl Iterator<Item = usize>, check: impl AsyncFn(usize)) {
    stream::iter(cuts).for_each_concurrent(16, |cut| check(cut)).await;
}

/// What a stream gives, up to its end or its first error.
async fn all<T, E>(mut next: impl AsyncFnMut() -> Option<Result<T, E>>) -> (Vec<T>, Option<E>) {
    let mut items = Vec::new();
    while let Some(item) = next().await {
        match item {
            Ok(item) => items.push(item),
            Err(error) => return (items, Some(error)),
        }
    }
    (items, None)
}
