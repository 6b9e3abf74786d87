//! A connection that was kept for the next request, and is gone when that comes.

use std::time::Duration;

use mighty_runtime::{Delivery, TransportErrorKind as Kind, UnexpectedKind};
use mighty_tests::{Act, RawServer};

use super::api::{Sent, call};
use super::over::ALL;
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
