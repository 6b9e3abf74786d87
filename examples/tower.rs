//! Your own client below: hyper-util's, with three layers of tower around it. What goes wrong in any of them comes out
//! classified: whether the request may have reached the server, and so whether it is sent again.
//!
//! `cargo run --example tower`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use mighty_examples::server::{self, member};
use mighty_networks::prelude::*;
use mighty_runtime::{Body, Outcome, ServiceTransport, Transport};
use tower::ServiceBuilder;
use tower::limit::ConcurrencyLimitLayer;
use tower::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing_subscriber::EnvFilter;

/// The layers, outermost first: every request is traced, two are under way at a time, and each has a quarter of a second.
fn transport() -> impl Transport {
    let client = HyperClient::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build_http::<Body>();
    let service = ServiceBuilder::new()
        .layer(TraceLayer::new_for_http())
        .layer(ConcurrencyLimitLayer::new(2))
        .layer(TimeoutLayer::new(Duration::from_millis(250)))
        .service(client);
    ServiceTransport::new(service)
}

fn tell(what: &str, outcome: &Outcome) {
    let reason = outcome.stop_reason().map_or_else(|| "answered".to_owned(), |reason| reason.to_string());
    println!("{what}: {} attempts, {reason}", outcome.attempts());
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // RUST_LOG=tower_http=debug shows every request.
    tracing_subscriber::fmt().with_env_filter(EnvFilter::from_default_env()).with_writer(std::io::stderr).init();
    let server = server::start().await?;
    let network = server.network().id();
    let mighty = MightyClient::over(transport())
        .base_url(server.base_url())
        .bearer(server.network().token())
        .observe(|outcome| tell(outcome.endpoint().name(), outcome))
        .build()?;

    // The body of the answer is a layer's, not hyper's: any `http_body::Body` will do.
    mighty.get_member(&network, member::FLAKY).await?;

    // The timeout's error says what reqwest's would: the server may be at work on it, and a GET is repeated.
    if let Err(error) = mighty.get_member(&network, member::SLOW).await {
        println!("the slow one: {}", error.message());
    }

    // Nobody listens there: not sent, so anything may be repeated.
    let nobody = MightyClient::over(transport()).base_url("http://127.0.0.1:9").build()?;
    if let Err(error) = nobody.get_member(&network, member::FLAKY).await {
        println!("nobody: {}", error.message());
    }

    // A router in place of the server: no socket, the same client.
    let router = Router::new().route("/admin/v1/networks/{network}/members/{id}/", get(|| async { "no JSON" }));
    let local = MightyClient::over(ServiceTransport::new(router)).build()?;
    if let Err(error) = local.get_member(&network, member::FLAKY).await {
        println!("the router: {error}");
    }
    Ok(())
}
