//! `Debug` of what a user holds tells no secret.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use mighty_runtime::{Body, CallOptions, Part, StreamPart};
use mighty_tests::{Act, Chunks};

use super::failures::always;
use super::vaults::{bearer, header, query};
use super::{BODY, HEADER, PATH, QUERY, TOKEN, assert_discreet};

fn assert_shows_nothing(what: &str, value: &dyn Debug) {
    assert_discreet(what, &format!("{value:?}\n{value:#?}"));
}

#[tokio::test]
async fn clients_and_their_builders_show_no_settings() {
    let place = always(Act::answer("200 OK", "", b"7")).await;
    let bearer = bearer::builder(&place).bearer(TOKEN).user_agent(HEADER);
    let header = header::builder(&place).token(TOKEN);
    let query = query::builder(&place).token(TOKEN);
    assert_shows_nothing("builder", &bearer);
    assert_shows_nothing("builder", &header);
    assert_shows_nothing("builder", &query);
    assert_shows_nothing("client", &bearer.build().unwrap());
    assert_shows_nothing("client", &header.build().unwrap());
    let query = query.build().unwrap();
    assert_shows_nothing("client", &query);
    assert_shows_nothing("client with options", &query.with(CallOptions::new().attempts(1)));
}

/// An idempotency key is no secret: an error shows it, so that the call can be repeated with it.
#[test]
fn options_show_the_idempotency_key_and_nothing_else_that_was_sent() {
    let shown = format!("{:?}", CallOptions::new().idempotency_key("k-1"));
    assert!(shown.contains("k-1"), "{shown}");
}

#[test]
fn parts_and_bodies_show_their_sizes() {
    let part = Part::text(BODY).file_name(BODY).content_type(BODY);
    assert_shows_nothing("part", &part);
    assert_shows_nothing("part of bytes", &Part::bytes(BODY.as_bytes()));
    assert_shows_nothing("stream", &StreamPart::new(Chunks::of([BODY.as_bytes()])).file_name(BODY));
    assert_shows_nothing("body", &Body::from(BODY.to_owned()));
    assert_shows_nothing("body", &Body::from(Bytes::from_static(BODY.as_bytes())));
    assert_shows_nothing("body", &Body::stream(Chunks::of([BODY.as_bytes()])));
}

/// What the macro's code holds while it fills in the arguments.
#[tokio::test]
async fn a_request_in_the_making_shows_no_arguments() {
    let place = always(Act::answer("200 OK", "", b"7")).await;
    let client = query::builder(&place).token(TOKEN).build().unwrap();
    let mut request = client.__request(query::VaultsEndpoints::SHOW);
    request.path(&PATH);
    request.query("pin", &QUERY);
    request.header("X-Pin", &HEADER);
    request.json("content", BODY);
    request.part("file", Part::text(BODY).file_name(BODY));
    assert_shows_nothing("request", &request);
}

#[tokio::test]
async fn an_observer_is_told_no_arguments() {
    let (place, told) = (always(Act::answer("404 Not Found", "", b"")).await, Arc::new(Mutex::new(Vec::new())));
    let keep = told.clone();
    let builder = query::builder(&place).token(TOKEN);
    let observed = builder.observe(move |outcome| keep.lock().unwrap().push(format!("{outcome:?}")));
    assert_eq!(query::failures(&observed.build().unwrap()).await.len(), 5);
    let told = told.lock().unwrap().clone();
    assert_eq!(told.len(), 5);
    for told in told {
        assert_discreet("outcome", &told);
    }
}
