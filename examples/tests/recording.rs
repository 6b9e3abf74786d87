//! A server on a real socket is recorded through the default transport, and its good and bad days are the same without it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mighty_examples::server::{self, member};
use mighty_networks::members::GetMemberError;
use mighty_networks::prelude::*;
use mighty_runtime::testing::{Recorder, Recording};
use mighty_runtime::{Client, HyperTransport, Transport, TransportErrorKind, UnexpectedKind};

/// What a session came to.
#[derive(Debug, PartialEq)]
struct Told {
    email: String,
    missing: String,
    resetting: UnexpectedKind,
    attempts: u32,
}

async fn session<T: Transport>(transport: &Recorder<T>, base_url: &str, token: &str, network: &NetworkId) -> Told {
    let attempts = Arc::new(AtomicU32::new(0));
    let counted = attempts.clone();
    let mighty = Client::<MightyNetworks, _>::over(transport.clone())
        .base_url(base_url)
        .bearer(token)
        .observe(move |outcome| {
            counted.fetch_add(outcome.attempts(), Ordering::Relaxed);
        })
        .build()
        .unwrap();
    mighty.get_member(network, member::FLAKY).await.unwrap();
    let Err(GetMemberError::NotFound(missing)) = mighty.get_member(network, member::MISSING).await else {
        panic!("nobody has this id")
    };
    let Err(GetMemberError::Unexpected(resetting)) = mighty.get_member(network, member::RESETTING).await else {
        panic!("it is reset every time")
    };
    Told {
        email: mighty.get_member(network, member::KATHERINE).await.unwrap().email,
        missing: missing.message().into_owned(),
        resetting: resetting.kind(),
        attempts: attempts.load(Ordering::Relaxed),
    }
}

#[tokio::test]
async fn a_bad_day_on_a_socket_is_the_same_without_it() {
    let path = std::env::temp_dir().join(format!("mighty-examples-{}.jsonl", std::process::id()));
    let server = server::start().await.unwrap();
    let recorder = Recording::of::<MightyNetworks>(&path).over(HyperTransport::new().unwrap()).unwrap();
    let live = session(&recorder, server.base_url(), server.network().token(), &server.network().id()).await;
    recorder.finish().unwrap();
    let network = server.network().id();
    let recorded = std::fs::read_to_string(&path).unwrap();
    assert!(!recorded.contains(server.network().token()));
    drop(server);

    // One attempt and its line each: three, one, four, one.
    assert_eq!((live.attempts, recorded.lines().count()), (9, 10));
    assert_eq!(live.resetting, UnexpectedKind::Transport(TransportErrorKind::Reset));
    let replayed = Recording::of::<MightyNetworks>(&path).replay().unwrap();
    let again = session(&replayed, "https://elsewhere.example/admin/v1", "another-token", &network).await;
    assert_eq!(again, live);
    replayed.finish().unwrap();
    std::fs::remove_file(&path).unwrap();
}
