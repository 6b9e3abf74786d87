//! A tower service as transport, and transports of one's own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod layers;
mod routers;

use std::cell::Cell;
use std::error::Error;
use std::future::{Ready, ready};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use mighty_runtime::testing::World;
use mighty_runtime::{
    Body, Client, Delivery, Endpoint, ServiceTransport, Transport, TransportError, TransportErrorKind, Unexpected,
    UnexpectedKind, endpoints, http,
};
use mighty_tests::Acme;
use tower_service::Service;

#[endpoints(api = Acme, errors(404), retry(attempts = 3))]
trait Calls {
    #[endpoint(method = GET, path = "/get/{id}")]
    async fn read(&self, id: u8) -> Result<u8, CallError>;
    #[endpoint(method = POST, path = "/post")]
    async fn write(&self) -> Result<u8, CallError>;
}

type BoxError = Box<dyn Error + Send + Sync>;

/// What the service does: answer, or fail when asked whether it is ready, or when it is called.
#[derive(Clone, Copy)]
enum Behaviour {
    Answer(&'static str),
    FailReady,
    Fail(fn() -> BoxError),
}

/// A service that is `Send` but not `Sync`, as many are.
#[derive(Clone)]
struct Middleware {
    behaviour: Behaviour,
    calls: Arc<AtomicU32>,
    endpoints: Arc<Mutex<Vec<&'static Endpoint>>>,
    ready: Cell<bool>,
}

impl Middleware {
    fn new(behaviour: Behaviour) -> Self {
        Self { behaviour, calls: Arc::default(), endpoints: Arc::default(), ready: Cell::new(false) }
    }

    fn calls(&self) -> u32 {
        self.calls.load(Ordering::Relaxed)
    }
}

impl Service<http::Request<Body>> for Middleware {
    type Response = http::Response<String>;
    type Error = BoxError;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.ready.set(true);
        Poll::Ready(match self.behaviour {
            Behaviour::FailReady => Err("not ready".into()),
            Behaviour::Answer(_) | Behaviour::Fail(_) => Ok(()),
        })
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        assert!(self.ready.take(), "called before it was ready");
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.endpoints.lock().unwrap().extend(request.extensions().get::<&'static Endpoint>());
        ready(match self.behaviour {
            Behaviour::Answer(body) => Ok(http::Response::new(body.to_owned())),
            Behaviour::Fail(error) => Err(error()),
            Behaviour::FailReady => panic!("called though it is not ready"),
        })
    }
}

fn over<T: Transport>(transport: T) -> Client<Acme, T> {
    Client::over(transport).environment(World::new(0.0)).build().unwrap()
}

fn unexpected(result: Result<u8, CallError>) -> Unexpected {
    match result.unwrap_err() {
        CallError::Unexpected(error) => error,
        CallError::NotFound(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_service_carries_the_call_and_sees_which_endpoint_it_is() {
    let service = Middleware::new(Behaviour::Answer("7"));
    let client = over(ServiceTransport::new(service.clone()));
    assert_eq!(client.read(1).await.unwrap(), 7);
    assert_eq!(client.write().await.unwrap(), 7);
    assert_eq!(service.calls(), 2);
    assert_eq!(*service.endpoints.lock().unwrap(), [CallsEndpoints::READ, CallsEndpoints::WRITE]);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_is_never_ready_has_not_sent_anything() {
    let service = Middleware::new(Behaviour::FailReady);
    let error = unexpected(over(ServiceTransport::new(service.clone())).write().await);
    assert_eq!(
        (error.kind(), error.delivery()),
        (UnexpectedKind::Transport(TransportErrorKind::Other), Delivery::NotSent)
    );
    assert_eq!((error.attempts(), service.calls()), (3, 0), "what was not sent is sent again");
    assert_eq!(error.source().unwrap().to_string(), "not ready");
}

#[tokio::test(start_paused = true)]
async fn any_error_of_a_service_may_have_been_sent() {
    let service = Middleware::new(Behaviour::Fail(|| "broken".into()));
    let client = over(ServiceTransport::new(service.clone()));
    let error = unexpected(client.write().await);
    assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 1), "a POST is not sent twice");
    assert_eq!(unexpected(client.read(1).await).attempts(), 3);
    assert_eq!(service.calls(), 4);
}

#[tokio::test(start_paused = true)]
async fn an_error_that_says_what_it_is_keeps_its_class() {
    let refused = || TransportError::new(TransportErrorKind::Refused, Delivery::NotSent).with_source("full").into();
    let service = Middleware::new(Behaviour::Fail(refused));
    let error = unexpected(over(ServiceTransport::new(service)).write().await);
    assert_eq!(
        (error.kind(), error.delivery()),
        (UnexpectedKind::Transport(TransportErrorKind::Refused), Delivery::NotSent)
    );
    assert_eq!((error.attempts(), error.source().unwrap().to_string()), (3, "full".to_owned()));
}

/// A transport written by hand.
struct Echo(AtomicU32);

impl Transport for Echo {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let id = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
        Ok(http::Response::new(Body::from(if number == 0 { id } else { format!("{number}") })))
    }
}

#[tokio::test]
async fn a_transport_can_be_shared_and_is_at_hand() {
    let echo = Arc::new(Echo(AtomicU32::new(0)));
    let (one, other) = (over(Arc::clone(&echo)), over(Arc::clone(&echo)));
    assert_eq!(one.read(9).await.unwrap(), 9);
    assert_eq!(other.read(9).await.unwrap(), 1);
    assert_eq!(one.transport().0.load(Ordering::Relaxed), 2);
    let replaced = Client::<Acme>::builder().transport(Echo(AtomicU32::new(5))).build().unwrap();
    assert_eq!(replaced.read(9).await.unwrap(), 5);
}
