//! The method gate: how often each kind of request is sent for each kind of failure.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, Delivery, StopReason, TransportErrorKind, UnexpectedKind};

use super::api::{Accounts, BankClient, builder, scripted, times};

/// How often each endpoint is sent when the server always replies so: GET, PUT, DELETE, idempotent POST, keyed POST,
/// rejected PATCH, plain POST.
async fn sent(reply: &Reply) -> [usize; 7] {
    async fn count(reply: &Reply, call: impl AsyncFn(&BankClient)) -> usize {
        let (client, server) = scripted(times(5, reply));
        call(&client).await;
        server.requests().len()
    }
    [
        count(reply, async |client| drop(client.balance().await)).await,
        count(reply, async |client| drop(client.set_limit(1).await)).await,
        count(reply, async |client| drop(client.delete_limit().await)).await,
        count(reply, async |client| drop(client.search().await)).await,
        count(reply, async |client| drop(client.pay().await)).await,
        count(reply, async |client| drop(client.change_owner().await)).await,
        count(reply, async |client| drop(client.transfer(1).await)).await,
    ]
}

#[tokio::test(start_paused = true)]
async fn how_often_each_request_is_sent() {
    use Delivery::{MaybeSent, NotSent};
    use TransportErrorKind as Kind;
    let stall = Reply::status(200).pause(Duration::from_secs(60)).body("1");
    let rows: &[(&str, Reply, [usize; 7])] = &[
        ("refused", Reply::refused(), [4; 7]),
        ("dns, temporary", Reply::error(Kind::Dns, NotSent), [4; 7]),
        // The first refusal is not counted.
        ("refused stream", Reply::error(Kind::Refused, NotSent), [5; 7]),
        ("overloaded", Reply::error(Kind::Overloaded, NotSent), [4; 7]),
        ("reset", Reply::reset(), [4, 4, 4, 4, 4, 1, 1]),
        ("silence", Reply::silence(), [4, 4, 4, 4, 4, 1, 1]),
        ("truncated", Reply::status(200).body("1").broken(), [4, 1, 1, 1, 1, 1, 1]),
        ("stalled", stall, [4, 1, 1, 1, 1, 1, 1]),
        ("tls", Reply::error(Kind::Tls, NotSent), [1; 7]),
        ("unknown host", Reply::error(Kind::UnknownHost, NotSent), [1; 7]),
        ("not HTTP", Reply::error(Kind::Protocol, MaybeSent), [4, 4, 4, 4, 4, 1, 1]),
        ("408", Reply::status(408), [4, 4, 4, 4, 4, 1, 1]),
        ("429", Reply::status(429), [4, 4, 4, 4, 4, 4, 1]),
        ("500", Reply::status(500), [4, 4, 4, 4, 1, 1, 1]),
        ("502", Reply::status(502), [4, 4, 4, 4, 4, 1, 1]),
        ("503", Reply::status(503), [4, 4, 4, 4, 4, 4, 1]),
        ("504", Reply::status(504), [4, 4, 4, 4, 4, 1, 1]),
        ("501", Reply::status(501), [1; 7]),
        ("505", Reply::status(505), [1; 7]),
        ("529", Reply::status(529), [1; 7]),
        ("400", Reply::status(400), [1; 7]),
        ("401", Reply::status(401), [1; 7]),
        ("409", Reply::status(409), [1; 7]),
        ("422", Reply::status(422), [1; 7]),
        ("302", Reply::status(302), [1; 7]),
        ("undecodable", Reply::status(200).body("<html>"), [1; 7]),
    ];
    println!("{:<16}GET PUT DEL idem key rej POST", "failure");
    for (name, reply, expected) in rows {
        let found = sent(reply).await;
        println!("{name:<16}{found:?}");
        assert_eq!(found, *expected, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn on_is_the_exact_set() {
    for (reply, expected) in [
        (Reply::status(409), 3),
        (Reply::status(503), 3),
        (Reply::refused(), 3),
        (Reply::status(501), 1),
        (Reply::status(429), 1),
        (Reply::reset(), 1),
        (Reply::silence(), 1),
    ] {
        let (client, server) = scripted(times(3, &reply));
        client.rates().await.unwrap_err();
        assert_eq!(server.requests().len(), expected, "{reply:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn one_attempt_is_one_request() {
    let (client, server) = scripted(times(2, &Reply::status(503)));
    client.audit().await.unwrap_err();
    client.with(CallOptions::new().attempts(1)).balance().await.unwrap_err();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_succeeds_says_what_it_took() {
    let (client, server) = scripted([Reply::status(503), Reply::status(200)]);
    client.set_limit(7).await.unwrap();
    client.delete_limit().await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_error_tells_how_far_the_request_got() {
    use super::api::TransferError::Unexpected;
    let truncated = Reply::status(200).header("x-request-id", "r-9").body("1").broken();
    let rows = [
        (Reply::refused(), Delivery::NotSent, TransportErrorKind::Connect, StopReason::Attempts),
        (Reply::reset(), Delivery::MaybeSent, TransportErrorKind::Reset, StopReason::NotRetryable),
        (Reply::silence(), Delivery::MaybeSent, TransportErrorKind::Timeout, StopReason::NotRetryable),
    ];
    for (reply, delivery, kind, stop) in rows {
        let (client, _) = scripted(times(4, &reply));
        let Err(Unexpected(error)) = client.transfer(1).await else { panic!("{reply:?}") };
        assert_eq!((error.delivery(), error.kind()), (delivery, UnexpectedKind::Transport(kind)));
        assert_eq!(error.outcome().stop_reason(), Some(stop));
    }
    let (client, _) = scripted(times(4, &truncated));
    let Err(super::api::BalanceError::Unexpected(error)) = client.balance().await else { panic!("truncated") };
    assert_eq!(error.delivery(), Delivery::MaybeSent);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200), "the status line did arrive");
    assert_eq!(error.outcome().request_id(), Some("r-9"));
}

/// A status line decides, whatever becomes of the body behind it.
#[tokio::test(start_paused = true)]
async fn an_error_whose_body_breaks_off_keeps_its_variant() {
    let stall = Reply::status(404).body("{\"title\":").pause(Duration::from_secs(60));
    for reply in [Reply::status(404).body("{\"ti").broken(), stall] {
        let server = InProcess::script([reply]);
        let client = builder(&server).build().unwrap();
        let Err(super::api::BalanceError::ClientError(error)) = client.balance().await else { panic!("variant") };
        assert_eq!(error.status(), 404);
        assert!(error.body().is_none() && error.raw().starts_with(b"{\"ti"));
    }
}
