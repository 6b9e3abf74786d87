//! Layers of tower around a service: what their errors mean.

use std::convert::Infallible;
use std::future::{Pending, pending};
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicI32;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use mighty_runtime::{Body, Delivery, ServiceTransport, TransportErrorKind as Kind, UnexpectedKind, http};
use tower::limit::ConcurrencyLimitLayer;
use tower::load_shed::LoadShedLayer;
use tower::timeout::TimeoutLayer;
use tower::{BoxError, ServiceBuilder, service_fn};

use super::{Behaviour, CallError, Calls, Middleware, over, unexpected};

/// Makes the error of a service.
type Failing = fn() -> BoxError;
type Answer = Result<http::Response<String>, Infallible>;

fn silence(_: http::Request<Body>) -> Pending<Answer> {
    pending()
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_layers_time_says_nothing_of_the_server() {
    let service = ServiceBuilder::new().layer(TimeoutLayer::new(Duration::from_secs(1))).service(service_fn(silence));
    let client = over(ServiceTransport::new(service));
    let (read, write) = (unexpected(client.read(1).await), unexpected(client.write().await));
    for error in [&read, &write] {
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(Kind::Timeout), Delivery::MaybeSent));
    }
    assert_eq!((read.attempts(), write.attempts()), (3, 1));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_shed_was_not_sent() {
    let service = ServiceBuilder::new().layer(LoadShedLayer::new()).layer(ConcurrencyLimitLayer::new(0));
    let error = unexpected(over(ServiceTransport::new(service.service(service_fn(silence)))).write().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(Kind::Overloaded), Delivery::NotSent));
    assert_eq!(error.attempts(), 3, "it is sent again, whatever the method");
    assert_eq!(error.outcome().transparent_retries(), 0, "and not at once");
}

#[tokio::test(start_paused = true)]
async fn layers_keep_what_an_error_says_of_itself() {
    let refused = || io::Error::from(io::ErrorKind::ConnectionRefused).into();
    let rows: [(Failing, Kind, Delivery); 4] = [
        (refused, Kind::Connect, Delivery::NotSent),
        (|| io::Error::from(io::ErrorKind::ConnectionReset).into(), Kind::Reset, Delivery::MaybeSent),
        (|| io::Error::from(io::ErrorKind::TimedOut).into(), Kind::Timeout, Delivery::MaybeSent),
        (|| io::Error::other(io::Error::from(io::ErrorKind::BrokenPipe)).into(), Kind::Reset, Delivery::MaybeSent),
    ];
    for (error, kind, delivery) in rows {
        let service = Middleware::new(Behaviour::Fail(error));
        let layers = ServiceBuilder::new().layer(TimeoutLayer::new(Duration::from_secs(1)));
        let error = unexpected(over(ServiceTransport::new(layers.service(service))).write().await);
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(kind), delivery));
    }
}

/// An error of the author's own is at hand as it is.
#[tokio::test(start_paused = true)]
async fn an_unknown_error_stays_the_source() {
    #[derive(Debug)]
    struct Own(u8);
    impl std::fmt::Display for Own {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "own error {}", self.0)
        }
    }
    impl std::error::Error for Own {}
    let service = Middleware::new(Behaviour::Fail(|| Own(7).into()));
    let error = unexpected(over(ServiceTransport::new(service)).write().await);
    assert_eq!(error.kind(), UnexpectedKind::Transport(Kind::Other));
    let sources = std::iter::successors(std::error::Error::source(&error), |error| error.source());
    assert!(sources.into_iter().any(|source| source.downcast_ref::<Own>().is_some_and(|own| own.0 == 7)), "{error:#?}");
}

/// As many at once as the layer lets through, and all of them in the end.
#[tokio::test]
async fn a_limit_of_requests_at_once_holds() {
    let (inside, most) = (Arc::<AtomicI32>::default(), Arc::<AtomicI32>::default());
    let counted = {
        let most = most.clone();
        service_fn(move |_: http::Request<Body>| {
            let (inside, most) = (inside.clone(), most.clone());
            async move {
                let now = inside.fetch_add(1, SeqCst) + 1;
                most.fetch_max(now, SeqCst);
                tokio::task::yield_now().await;
                inside.fetch_sub(1, SeqCst);
                Answer::Ok(http::Response::new("7".to_owned()))
            }
        })
    };
    let client =
        over(ServiceTransport::new(ServiceBuilder::new().layer(ConcurrencyLimitLayer::new(2)).service(counted)));
    let calls = (0..20).map(|id| client.read(id));
    let answers: Vec<Result<u8, CallError>> = futures_util::future::join_all(calls).await;
    assert!(answers.into_iter().all(|answer| answer.unwrap() == 7));
    assert_eq!(most.load(SeqCst), 2);
}
