//! A connection that was kept for the next request, and is gone when that comes.

use std::time::Duration;

use mighty_runtime::{Delivery, TransportErrorKind as Kind, UnexpectedKind};
use mighty_tests::{Act, RawServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::api::{Sent, call};
use super::listener::Listener;
use super::over::{ALL, Which};
use super::site::Site;

fn seven() -> Vec<u8> {
    b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7".to_vec()
}

/// The server reads the second request and closes: it may have acted on it.
#[tokio::test]
async fn a_kept_connection_closed_on_the_next_request_may_have_sent_it() {
    for (which, (request, sent)) in
        ALL.into_iter().flat_map(|which| [(which, (Sent::Get, 2)), (which, (Sent::Post, 1))])
    {
        let close = Act::SendAndClose(vec![]);
        let server = RawServer::start([Act::Send(seven()), close, Act::Send(seven())]).await;
        let site = Site::raw(server);
        let client = site.client(which);
        assert_eq!(call(&client, Sent::Get).await.unwrap(), 7);
        let second = call(&client, request).await;
        match second {
            Ok(answer) => assert_eq!((request, answer), (Sent::Get, 7)),
            Err(error) => {
                assert_eq!(request, Sent::Post, "{error:#?}");
                assert_eq!(error.kind(), UnexpectedKind::Transport(Kind::Reset));
                assert_eq!(error.delivery(), Delivery::MaybeSent);
                site.assert_discreet("kept connection", &error);
            }
        }
        let seen = site.seen();
        assert_eq!(seen.len(), 1 + sent, "{request:?} over {which:?}");
        assert_eq!(seen[0].connection, seen[1].connection, "the connection was kept");
    }
}

/// The server closes between the requests: the next one goes out on a new connection, and once.
#[tokio::test]
async fn a_kept_connection_closed_while_idle_costs_nothing() {
    for (which, request) in ALL.into_iter().flat_map(|which| [(which, Sent::Get), (which, Sent::Post)]) {
        let site = Site::raw(RawServer::start([Act::SendAndClose(seven()), Act::Send(seven())]).await);
        let client = site.client(which);
        assert_eq!(call(&client, Sent::Get).await.unwrap(), 7);
        // The end of the connection has to arrive; nothing else is waited for.
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(call(&client, request).await.unwrap(), 7, "{request:?} over {which:?}");
        let connections: Vec<_> = site.seen().iter().map(|seen| seen.connection).collect();
        assert_eq!(connections, [0, 1], "{request:?} over {which:?}");
    }
}

/// The server says when it will close, and the client is there first: by half of so short a time.
#[tokio::test]
async fn what_the_server_says_of_its_patience_is_believed() {
    let patient = b"HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1, max=9\r\nContent-Length: 1\r\n\r\n7".to_vec();
    let server = RawServer::start(vec![Act::Send(patient); 4]).await;
    let site = Site::raw(server);
    let client = site.client(Which::Hyper);
    for pause in [0, 20, 700, 20] {
        tokio::time::sleep(Duration::from_millis(pause)).await;
        assert_eq!(call(&client, Sent::Post).await.unwrap(), 7);
    }
    let connections: Vec<_> = site.seen().iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0, 0, 1, 1]);
}

/// A server that closes after exactly one second of silence, and a POST five milliseconds before.
#[tokio::test]
async fn a_request_just_before_the_server_closes_is_not_lost() {
    const PATIENCE: Duration = Duration::from_secs(1);
    let listener = Listener::start(|mut socket, _| async move {
        let mut request = [0; 4096];
        while let Ok(Ok(1..)) = tokio::time::timeout(PATIENCE, socket.read(&mut request)).await {
            let answer = b"HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 1\r\n\r\n7";
            socket.write_all(answer).await.ok();
        }
    });
    let site = Site::listener("http", listener.await);
    let mut calls = tokio::task::JoinSet::new();
    for early in 0..40 {
        let client = site.client(Which::Hyper);
        calls.spawn(async move {
            call(&client, Sent::Post).await.unwrap();
            tokio::time::sleep(Duration::from_micros(1_000_000 - 250 * early)).await;
            call(&client, Sent::Post).await
        });
    }
    let lost: Vec<_> = calls.join_all().await.into_iter().filter_map(Result::err).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

/// While an answer is waited for, however long, nothing is at rest.
#[tokio::test]
async fn a_slow_answer_is_waited_for() {
    let first = b"HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 1\r\n\r\n7".to_vec();
    let listener = Listener::start(move |mut socket, _| {
        let answer = first.clone();
        async move {
            let mut request = [0; 4096];
            for pause in [0, 1_500] {
                let _ = socket.read(&mut request).await;
                tokio::time::sleep(Duration::from_millis(pause)).await;
                socket.write_all(&answer).await.ok();
            }
        }
    });
    let site = Site::listener("http", listener.await);
    let client = site.client(Which::Hyper);
    for _ in 0..2 {
        assert_eq!(call(&client, Sent::Post).await.unwrap(), 7);
    }
}
