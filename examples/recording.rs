//! A session with a server in a file, and the same session without the server: what the tests of an application run against.
//!
//! `cargo run --example recording`
//!
//! The second run of it asks no server at all; `MIGHTY_RECORD=all` records anew, as it does for tests.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::PathBuf;

use mighty_examples::server::{self, member};
use mighty_networks::members::GetMemberError;
use mighty_networks::prelude::*;
use mighty_runtime::testing::{Recorder, Recording};
use mighty_runtime::{Client, HyperTransport, Transport};

/// The part of an application that is to be tested.
async fn application<T: Transport>(
    mighty: &Client<MightyNetworks, T>,
    network: &NetworkId,
) -> Result<(), Box<dyn Error>> {
    for id in [member::KATHERINE, member::FLAKY, member::MISSING] {
        match mighty.get_member(network, id).await {
            Ok(member) => println!("{id}: {}", member.email),
            Err(GetMemberError::NotFound(e)) => println!("{id}: nobody has this id: {}", e.message()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn client<T: Transport>(
    transport: &Recorder<T>,
    base_url: &str,
    token: &str,
) -> Result<Client<MightyNetworks, Recorder<T>>, Box<dyn Error>> {
    Ok(Client::over(transport.clone()).base_url(base_url).bearer(token).build()?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // An application keeps it beside its tests: tests/recordings/members.jsonl
    let path: PathBuf = std::env::temp_dir().join("mighty-examples").join("members.jsonl");
    let server = server::start().await?;
    let network = server.network().id();

    // Recorded where the file is not there yet, else replayed.
    let session = Recording::of::<MightyNetworks>(&path).over(HyperTransport::new()?)?;
    println!("{} {}", if session.records() { "recording into" } else { "replaying" }, path.display());
    application(&client(&session, server.base_url(), server.network().token())?, &network).await?;
    session.finish()?;
    drop(server);

    // Nobody is there any more, and no token is needed: the file has none, and any matches.
    let replayed = Recording::of::<MightyNetworks>(&path).replay()?;
    let mighty = client(&replayed, "https://api.mn.co/admin/v1", "any-token")?;
    application(&mighty, &network).await?;

    // A request that was never recorded is told with the difference.
    if let Err(error) = mighty.get_member(&network, member::GRACE).await {
        let causes = std::iter::successors(Error::source(&error), |cause| (*cause).source());
        println!("\n{error}");
        causes.for_each(|cause| println!("{cause}"));
    }
    Ok(())
}
