//! The transport that a plan makes.

use std::collections::HashMap;
use std::fmt;
use std::future::pending;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::RETRY_AFTER;
use http::{HeaderValue, Request, Response, StatusCode};
use http_body::{Frame, SizeHint};

use super::draw::Draw;
use super::fault::{Fault, Kind, When};
use super::log::Struck;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;

/// A transport that fails as a [`Chaos`](super::Chaos) plan says. Its clones share the counts and the log.
pub struct ChaosTransport<T>(Arc<Shared<T>>);

struct Shared<T> {
    draw: Draw,
    faults: Vec<Fault>,
    transport: T,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The requests of each endpoint, by trait and name.
    requests: HashMap<(&'static str, &'static str), u64>,
    /// Those that are like each other.
    like: HashMap<u64, u64>,
    log: Vec<Struck>,
}

/// What befalls a request.
struct Befalling {
    delays: Vec<Fault>,
    fault: Option<Fault>,
}

impl<T> ChaosTransport<T> {
    pub(super) fn new(draw: Draw, faults: Vec<Fault>, transport: T) -> Self {
        Self(Arc::new(Shared { draw, faults, transport, state: Mutex::default() }))
    }

    /// What struck so far, in the order in which it did.
    #[must_use]
    pub fn log(&self) -> Vec<Struck> {
        self.0.state().log.clone()
    }
}

impl<T> Shared<T> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn befalling(&self, request: &Request<Body>) -> Befalling {
        let endpoint: Option<&'static Endpoint> = request.extensions().get().copied();
        let name = endpoint.map_or(("", ""), |endpoint| (endpoint.group(), endpoint.name()));
        let target = request.uri().path_and_query().map_or("", |target| target.as_str());
        let kind = self
            .draw
            .with(name.0.as_bytes())
            .with(name.1.as_bytes())
            .with(request.method().as_str().as_bytes())
            .with(target.as_bytes())
            .with(request.body().as_bytes().unwrap_or_default());
        let mut state = self.state();
        let number = counted(state.requests.entry(name).or_default());
        let of_its_kind = counted(state.like.entry(kind.identity()).or_default());
        let draw = kind.with(&of_its_kind.to_le_bytes());
        let mut befalling = Befalling { delays: Vec::new(), fault: None };
        for (place, fault) in (0_u64..).zip(&self.faults) {
            let strikes = match fault.when {
                _ if !fault.is_on(endpoint) => false,
                When::Always => true,
                When::Rate(rate) => draw.with(&place.to_le_bytes()).unit() < rate,
                When::Every(nth) => number.is_multiple_of(nth),
                When::First(requests) => number <= requests,
                When::FirstOfEach(requests) => of_its_kind <= requests,
            };
            if !strikes {
                continue;
            }
            let path = request.uri().path().to_owned();
            state.log.push(Struck { endpoint, path, request: number, of_its_kind, fault: fault.clone() });
            if let Kind::Delay(_) = fault.kind {
                befalling.delays.push(fault.clone());
            } else {
                befalling.fault = Some(fault.clone());
                break;
            }
        }
        befalling
    }
}

fn counted(count: &mut u64) -> u64 {
    *count += 1;
    *count
}

impl<T: Transport> Transport for ChaosTransport<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let Befalling { delays, fault } = self.0.befalling(&request);
        for delay in delays {
            if let Kind::Delay(delay) = delay.kind {
                tokio::time::sleep(delay).await;
            }
        }
        let Some(fault) = fault else { return self.0.transport.send(request).await };
        let mut applied = None;
        if fault.is_applied() {
            // Had it failed by itself, that is what there is to tell.
            applied = Some(self.0.transport.send(request).await?);
        }
        strike(&fault, applied).await
    }
}

async fn strike(fault: &Fault, applied: Option<Response<Body>>) -> Result<Response<Body>, TransportError> {
    let error = |kind, delivery| Err(TransportError::new(kind, delivery).with_source("by the plan"));
    match fault.kind {
        Kind::Refused => error(TransportErrorKind::Connect, Delivery::NotSent),
        Kind::Stalled => pending().await,
        Kind::Status(status) => Ok(answer(status, fault)),
        Kind::CutBody(after) => match applied {
            Some(answer) => Ok(answer.map(|body| Body::boxed(Cut { body, left: after, is_over: false }))),
            None => error(TransportErrorKind::Reset, Delivery::MaybeSent),
        },
        Kind::Reset | Kind::Delay(_) => error(TransportErrorKind::Reset, Delivery::MaybeSent),
    }
}

fn answer(status: u16, fault: &Fault) -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    if let Some(wait) = fault.hint() {
        let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

/// A body that breaks off.
struct Cut {
    body: Body,
    left: usize,
    is_over: bool,
}

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        if self.left > 0 {
            match Pin::new(&mut self.body).poll_frame(context) {
                Poll::Ready(Some(Ok(frame))) => {
                    let mut data = frame.into_data().unwrap_or_default();
                    data.truncate(self.left);
                    self.left -= data.len();
                    return Poll::Ready(Some(Ok(Frame::data(data))));
                }
                Poll::Ready(None) => {}
                other => return other,
            }
        }
        self.is_over = true;
        let error = TransportError::new(TransportErrorKind::Reset, Delivery::MaybeSent).with_source("by the plan");
        Poll::Ready(Some(Err(error)))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<T> Clone for ChaosTransport<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> fmt::Debug for ChaosTransport<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChaosTransport").field("faults", &self.0.faults).finish_non_exhaustive()
    }
}
