//! One trait on both sides of a wire: a server process, a client, the document that both are described by, and Prism between them,
//! which looks at each request and answer and finds nothing.
//!
//! `cargo run --example both_sides` does all of it. Prism is `prism` of npm's `@stoplight/prism-cli`, on the path; without it the
//! client asks the server itself. `-- serve 127.0.0.1:8080` is the server alone, for clients of any language, and `-- document` prints
//! what they have to know.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is what an example is for")]

#[path = "both_sides/prism.rs"]
mod prism;

use std::env;
use std::error::Error;
use std::process::Stdio;

use both_sides::{CancelOrderError, NewOrder, Orders, Shop, ShowOrderError, State, document, router};
use mighty_runtime::Client;
use prism::Prism;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

const TOKEN: &str = "s3cret";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => between_two_processes().await,
        ["serve"] => serve("127.0.0.1:0").await,
        ["serve", address] => serve(address).await,
        ["document"] => {
            println!("{}", document());
            Ok(())
        }
        _ => Err("`serve [ADDRESS]`, `document`, or nothing".into()),
    }
}

async fn serve(address: &str) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router(TOKEN)).await?)
}

async fn between_two_processes() -> Result<(), Box<dyn Error>> {
    let (_server, url) = server_process().await?;
    println!("the server is at {url}");
    match Prism::between(&url, &document()).await? {
        Some(prism) => {
            println!("Prism stands between at {}", prism.url());
            story(prism.url()).await?;
            let found = prism.violations().await?;
            if !found.is_empty() {
                return Err(found.join("\n").into());
            }
            println!("Prism has found nothing");
        }
        None => {
            println!(
                "SKIPPED: Prism is not on the path (npm install @stoplight/prism-cli); the client asks the server itself"
            );
            story(&url).await?;
        }
    }
    Ok(())
}

/// This program again, as a server. It ends when the first ends.
async fn server_process() -> Result<(Child, String), Box<dyn Error>> {
    let mut child = Command::new(env::current_exe()?).arg("serve").stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let output = child.stdout.take().ok_or("the server has no output")?;
    let url = BufReader::new(output).lines().next_line().await?.ok_or("the server has ended")?;
    Ok((child, url))
}

/// What a client does with a shop, and what it is told.
async fn story(url: &str) -> Result<(), Box<dyn Error>> {
    let shop = Client::<Shop>::builder().base_url(url).bearer(TOKEN).build()?;
    let order = shop.create_order(&NewOrder { sku: "anvil".to_owned(), quantity: 2 }).await?;
    println!("placed: {:?}, at {:?}", *order, order.headers().get("location"));
    let changed = shop.change_order(order.id, &NewOrder { sku: "rocket skates".to_owned(), quantity: 1 }).await?;
    println!("changed: {changed:?}");
    shop.ship_order(order.id).await?;
    match shop.cancel_order(order.id).await {
        Err(CancelOrderError::Shipped(error)) => println!("too late: {error}"),
        other => println!("not expected: {other:?}"),
    }
    match shop.show_order(404).await {
        Err(ShowOrderError::NotFound(error)) => println!("not found: {error}"),
        other => println!("not expected: {other:?}"),
    }
    let shipped = shop.list_orders(Some(State::Shipped), &["anvil", "rocket skates"]).await?;
    println!("on their way: {}", shipped.len());
    Ok(())
}
