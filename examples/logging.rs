//! What `tracing` shows of a bad day: a span per call, an event per attempt.
//!
//! `cargo run --example logging`; with `RUST_LOG=warn` only what went wrong.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::io::IsTerminal;

use mighty_examples::server::{self, RESET_EMAIL, member};
use mighty_networks::members::NewMember;
use mighty_networks::prelude::*;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("mighty_runtime=debug"));
    let colours = std::io::stdout().is_terminal();
    tracing_subscriber::fmt()
        .compact()
        .with_env_filter(filter)
        .with_ansi(colours)
        .with_target(false)
        .without_time()
        .init();

    let server = server::start().await?;
    let mighty = MightyClient::builder().base_url(server.base_url()).bearer(server.network().token()).build()?;
    let network = server.network().id();

    // Each call is named by its endpoint and path template. Ids, addresses and tokens are in no event at any level, so
    // that logs can be kept and shared.
    println!("\n503 twice, then the member:");
    mighty.get_member(&network, member::FLAKY).await?;

    println!("\n429 with Retry-After, then the member:");
    mighty.get_member(&network, member::THROTTLED).await?;

    println!("\n404, which no retry can help:");
    if let Err(error) = mighty.get_member(&network, member::MISSING).await {
        println!("the caller sees: {error}");
    }

    println!("\nA connection that is reset every time:");
    if let Err(error) = mighty.get_member(&network, member::RESETTING).await {
        println!("the caller sees: {error}");
    }

    println!("\nThe same under a POST, which is not sent twice:");
    let new = NewMember::builder().email(RESET_EMAIL).first_name("Reset").last_name("Reset").build();
    if let Err(error) = mighty.create_member(&network, &new).await {
        println!("the caller sees: {error}");
    }
    Ok(())
}
