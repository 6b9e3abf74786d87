//! Failures of the transport are recorded and happen again.

use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Recording, Reply};
use mighty_runtime::{Delivery, TransportErrorKind as Kind, UnexpectedKind};
use serde_json::json;

use super::{Orders, PlaceOrderError, Shop, client, lines, order, recorded};

#[tokio::test(start_paused = true)]
async fn each_kind_comes_back_as_it_was() {
    for (kind, delivery) in [
        (Kind::Connect, Delivery::NotSent),
        (Kind::Dns, Delivery::NotSent),
        (Kind::UnknownHost, Delivery::NotSent),
        (Kind::Proxy(None), Delivery::NotSent),
        (Kind::Proxy(Some(StatusCode::FORBIDDEN)), Delivery::NotSent),
        (Kind::Tls, Delivery::NotSent),
        (Kind::Overloaded, Delivery::NotSent),
        (Kind::Timeout, Delivery::MaybeSent),
        (Kind::Reset, Delivery::MaybeSent),
        (Kind::Protocol, Delivery::MaybeSent),
        (Kind::Other, Delivery::MaybeSent),
    ] {
        let failing = InProcess::from_fn(move |_| Reply::error(kind, delivery));
        let (_folder, path) =
            recorded(failing, async |shop| drop(shop.place_order(&order(1)).await.unwrap_err())).await;
        let replayed = Recording::of::<Shop>(&path).replay().unwrap();
        let Err(PlaceOrderError::Unexpected(error)) = client(&replayed).place_order(&order(1)).await else {
            panic!("{kind:?}")
        };
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(kind), delivery));
        replayed.finish().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_off_breaks_off_there() {
    let broken = || Reply::status(200).header("content-type", "application/json").body("{\"id\":7,").broken();
    let (_folder, path) = recorded(InProcess::script([broken(), Reply::json(200, &order(7))]), async |shop| {
        assert_eq!(shop.show_order(7).await.unwrap(), order(7));
    })
    .await;
    assert_eq!(lines(&path)[1]["answer"]["fault"], json!({"kind": "reset", "delivery": "maybe_sent"}));
    assert_eq!(lines(&path)[1]["answer"]["body"], json!({"text": "{\"id\":7,"}));
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    assert_eq!(client(&replayed).show_order(7).await.unwrap(), order(7));
    replayed.finish().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_given_up_is_silence() {
    let (_folder, path) = recorded(InProcess::script([Reply::silence()]), async |shop| {
        tokio::time::timeout(Duration::from_secs(1), shop.show_order(7)).await.unwrap_err();
    })
    .await;
    assert_eq!(lines(&path)[1]["stalled"], true);
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    tokio::time::timeout(Duration::from_secs(1), client(&replayed).show_order(7)).await.unwrap_err();
    replayed.finish().unwrap();
}
