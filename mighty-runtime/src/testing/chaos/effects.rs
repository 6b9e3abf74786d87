//! A server whose effects are counted.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, Response, StatusCode};
use tokio::time::Instant;

use super::ledger::{Effect, EffectsError, Ledger};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;
use crate::testing::in_process::Recorded;

/// A ledger of effects: what a server applied, and what the application believes done. Its clones are the same ledger.
#[derive(Clone, Default)]
pub struct Effects(Arc<Shared>);

#[derive(Default)]
struct Shared {
    kinds: Mutex<Vec<Kind>>,
    ledger: Mutex<Ledger>,
}

/// Names the effect of a request.
type Naming = Arc<dyn Fn(&Recorded) -> String + Send + Sync>;

/// An endpoint with effects, and what each is called.
struct Kind {
    endpoint: &'static Endpoint,
    name: Naming,
}

impl Effects {
    /// An empty ledger.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Requests of `endpoint` have an effect, and `name` says which: the same for two requests that must not both be applied, as the
    /// number of an order. A key of idempotency says that only of the attempts of one call, and not of a call that was repeated by hand.
    #[must_use]
    pub fn of(self, endpoint: &'static Endpoint, name: impl Fn(&Recorded) -> String + Send + Sync + 'static) -> Self {
        lock(&self.0.kinds).push(Kind { endpoint, name: Arc::new(name) });
        self
    }

    /// `transport` as a server whose effects are in the ledger: of each request of a [known](Self::of) endpoint that it answers with
    /// a 2xx. A request with a key of idempotency that it has answered so before is answered the same once more, and not applied.
    pub fn server<T: Transport>(&self, transport: T) -> EffectsTransport<T> {
        EffectsTransport(Arc::new(Served { effects: self.clone(), transport, keys: Mutex::default() }))
    }

    /// A server written by hand has applied an effect.
    pub fn apply(&self, endpoint: &'static Endpoint, name: impl Into<String>) {
        lock(&self.0.ledger).apply(endpoint, name.into());
    }

    /// The application believes an effect done.
    pub fn believe(&self, endpoint: &'static Endpoint, name: impl Into<String>) {
        lock(&self.0.ledger).believe(endpoint, name.into());
    }

    /// What was applied and is not believed done. It is no mistake as such: without an answer nobody knows. An application that repeats
    /// one of these repeats an effect.
    #[must_use]
    pub fn unconfirmed(&self) -> Vec<Effect> {
        lock(&self.0.ledger).unconfirmed()
    }

    /// Whether everything that is believed done was applied, and nothing twice.
    ///
    /// # Errors
    /// When not, with all that was lost or repeated.
    pub fn verify(&self) -> Result<(), EffectsError> {
        lock(&self.0.ledger).verify()
    }

    fn naming(&self, endpoint: &Endpoint) -> Option<Naming> {
        lock(&self.0.kinds).iter().find(|kind| kind.endpoint == endpoint).map(|kind| kind.name.clone())
    }
}

impl fmt::Debug for Effects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Effects")
    }
}

/// A server of [`Effects::server`].
pub struct EffectsTransport<T>(Arc<Served<T>>);

struct Served<T> {
    effects: Effects,
    transport: T,
    /// What was answered under each key. Who comes while the first is still at work waits for it.
    keys: Mutex<HashMap<Key, Arc<tokio::sync::Mutex<Option<Answer>>>>>,
}

/// Trait, endpoint and key of idempotency.
type Key = (&'static str, &'static str, Bytes);

/// An answer to be given again.
#[derive(Clone)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    fn response(&self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        response
    }
}

impl<T: Transport> Served<T> {
    /// Lets the server answer, and counts it.
    async fn apply(
        &self,
        endpoint: &'static Endpoint,
        name: String,
        request: Request<Body>,
    ) -> Result<Answer, TransportError> {
        let (parts, body) = self.transport.send(request).await?.into_parts();
        let body = whole(body).await?;
        if parts.status.is_success() {
            self.effects.apply(endpoint, name);
        }
        Ok(Answer { status: parts.status, headers: parts.headers, body })
    }
}

impl<T: Transport> Transport for EffectsTransport<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let served = &self.0;
        let endpoint: Option<&'static Endpoint> = request.extensions().get().copied();
        let named = endpoint.and_then(|endpoint| Some((endpoint, served.effects.naming(endpoint)?)));
        let Some((endpoint, naming)) = named else { return served.transport.send(request).await };
        let (parts, body) = request.into_parts();
        let recorded = Recorded {
            method: parts.method.clone(),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            body: whole(body).await?,
            endpoint: Some(endpoint),
            at: Instant::now(),
        };
        let name = naming(&recorded);
        let key = endpoint.idempotency_key().and_then(|header| parts.headers.get(header));
        let key = key.map(|key| (endpoint.group(), endpoint.name(), Bytes::copy_from_slice(key.as_bytes())));
        let request = Request::from_parts(parts, Body::from(recorded.body));
        let Some(key) = key else { return Ok(served.apply(endpoint, name, request).await?.response()) };
        let slot = lock(&served.keys).entry(key).or_default().clone();
        let mut known = slot.lock().await;
        if let Some(answer) = &*known {
            return Ok(answer.response());
        }
        let answer = served.apply(endpoint, name, request).await?;
        let response = answer.response();
        if answer.status.is_success() {
            *known = Some(answer);
        }
        Ok(response)
    }
}

async fn whole(mut body: Body) -> Result<Bytes, TransportError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes.freeze())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Clone for EffectsTransport<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> fmt::Debug for EffectsTransport<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EffectsTransport")
    }
}
