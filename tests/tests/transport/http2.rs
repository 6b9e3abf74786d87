//! What HTTP/2 says about a request that it does not answer.

use mighty_runtime::{Delivery, TransportErrorKind as Kind};
use mighty_tests::{Act, RawServer};

use super::frames::Frame::{Answer, Close, GoAway, Reset};
use super::frames::{CANCEL, ENHANCE_YOUR_CALM, INTERNAL_ERROR, NO_ERROR, REFUSED_STREAM, site};
use super::over::ALL;
use super::site::{ALWAYS, Case, IF_IDEMPOTENT, MakeSite, Site, assert_table};

const fn refused(name: &'static str, site: MakeSite) -> Case {
    Case { name, site, kind: Kind::Refused, delivery: Delivery::NotSent, sent: ALWAYS, status: None }
}

const fn reset(name: &'static str, site: MakeSite, status: Option<u16>) -> Case {
    Case { name, site, kind: Kind::Reset, delivery: Delivery::MaybeSent, sent: IF_IDEMPOTENT, status }
}

/// The server shuts down and has not looked at the request.
const SHUT_DOWN: &[super::frames::Frame] = &[GoAway { processed: false, code: NO_ERROR }, Close];
/// The server shuts down, and goes away in the middle of the request that it said it would still process.
const BROKEN_WORD: &[super::frames::Frame] = &[GoAway { processed: true, code: NO_ERROR }, Close];
/// The server is overrun. h2 reports such a connection's requests all alike, so that none can be taken for unprocessed.
const OVERRUN: &[super::frames::Frame] = &[GoAway { processed: false, code: ENHANCE_YOUR_CALM }, Close];
const OVERRUN_WITHIN: &[super::frames::Frame] = &[GoAway { processed: true, code: ENHANCE_YOUR_CALM }, Close];

async fn speaks_http1() -> Site {
    let answer = Act::Send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".to_vec());
    Site::raw(RawServer::start(vec![answer; 8]).await).with(|settings| settings.http2 = true)
}

const CASES: &[Case] = &[
    refused("REFUSED_STREAM", || Box::pin(site(&[Reset(REFUSED_STREAM)]))),
    refused("GOAWAY before the request", || Box::pin(site(SHUT_DOWN))),
    reset("GOAWAY after the request, then closed", || Box::pin(site(BROKEN_WORD)), None),
    reset("GOAWAY with an error before the request", || Box::pin(site(OVERRUN)), None),
    reset("GOAWAY with an error after the request", || Box::pin(site(OVERRUN_WITHIN)), None),
    reset("closed without GOAWAY", || Box::pin(site(&[Close])), None),
    reset("RST_STREAM, INTERNAL_ERROR", || Box::pin(site(&[Reset(INTERNAL_ERROR)])), None),
    reset("RST_STREAM, CANCEL", || Box::pin(site(&[Reset(CANCEL)])), None),
    reset("RST_STREAM in the body", || Box::pin(site(&[Answer, Reset(INTERNAL_ERROR)])), Some(200)),
    reset("REFUSED_STREAM in the body", || Box::pin(site(&[Answer, Reset(REFUSED_STREAM)])), Some(200)),
    reset("closed in the body", || Box::pin(site(&[Answer, Close])), Some(200)),
];

#[tokio::test]
async fn http2_tells_a_refused_request_from_a_broken_one() {
    assert_table(CASES).await;
}

/// The preface was sent and no request was read: still nothing is assumed of what the server made of it.
#[tokio::test]
async fn a_server_that_speaks_http1_only_is_a_broken_connection() {
    for which in ALL {
        let error = speaks_http1().await.error(which, super::api::Sent::Post).await;
        assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 1), "{which:?}: {error:#?}");
    }
}
