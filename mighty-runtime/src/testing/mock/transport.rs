//! The mock as a transport.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

use super::expectation::Expectation;
use super::fit::{Fit, Verdict};
use super::lock::lock;
use super::plan::{Inner, Refusal};
use super::received::Received;
use super::report::{self, Describe, MockReport, Tried, Why};
use super::step::Given;
use crate::author::api::Api;
use crate::author::facts::ApiFacts;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::caller::client::builder::ClientBuilder;
use crate::caller::client::handle::Client;
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;
use crate::testing::in_process::Recorded;

/// A server of the API `A` that answers what it is told: a transport that opens no socket. Its copies are the same mock.
///
/// `#[endpoints(…, testing)]` gives it a method for each endpoint, in the trait `MembersMock`, whose closure gets the arguments in
/// the types of the trait's method. A request goes to the first expectation that fits and has not had all of its calls. One that
/// none takes is an error that is not retried, and its source says what was expected.
///
/// [`verify`](Self::verify) panics where anything came otherwise than expected, and so does the end of the last copy, the one of the
/// client included, if nobody has asked.
pub struct Mock<A> {
    shared: Arc<Shared>,
    api: PhantomData<fn() -> A>,
}

struct Shared {
    api: &'static str,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    expected: Vec<Arc<Inner>>,
    requests: Vec<Recorded>,
    unexpected: Vec<String>,
    /// How arguments are shown, of the endpoints of which anything is expected.
    describe: Vec<(&'static Endpoint, Describe)>,
    is_verified: bool,
}

impl<A> Clone for Mock<A> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone(), api: PhantomData }
    }
}

impl<A: Api> Mock<A> {
    /// One that expects nothing yet.
    #[must_use]
    pub fn new() -> Self {
        let shared = Shared { api: ApiFacts::of::<A>().name, state: Mutex::default() };
        Self { shared: Arc::new(shared), api: PhantomData }
    }

    /// A client of it, with the token `test`.
    ///
    /// # Panics
    /// When the API needs more than that, as credentials by name: build it with [`Client::over`].
    #[allow(clippy::panic, reason = "a test without a client is wrong at that place")]
    #[must_use]
    #[track_caller]
    pub fn client(&self) -> Client<A, Self> {
        match ClientBuilder::over(self.clone()).token("test").build() {
            Ok(client) => client,
            Err(error) => {
                panic!("the client cannot be built, `Client::over(mock.clone())` with what it needs can: {error}")
            }
        }
    }

    /// Expects a call whose arguments fit.
    #[doc(hidden)]
    #[track_caller]
    pub fn __expect<C: EndpointCall, V: Into<Fit>>(
        &self,
        matches: impl Fn(&C) -> V + Send + Sync + 'static,
    ) -> Expectation<C> {
        let expectation = Expectation::new(matches);
        let mut state = lock(&self.shared.state);
        state.expected.push(expectation.inner.clone());
        state.describe.push((C::ENDPOINT, report::describe::<C>));
        state.is_verified = false;
        expectation
    }
}

impl<A> Mock<A> {
    /// Panics with all that came otherwise than expected. A test's last line; what comes later is looked at when the mock is dropped.
    ///
    /// # Panics
    /// That it does.
    #[allow(clippy::panic, reason = "that is what it is for")]
    #[track_caller]
    pub fn verify(&self) {
        if let Err(report) = self.check() {
            panic!("{report}");
        }
    }

    /// The same as an error.
    ///
    /// # Errors
    /// When a call was not expected, or an expectation not met.
    pub fn check(&self) -> Result<(), MockReport> {
        self.shared.check()
    }

    /// What was sent so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.shared.state).requests.clone()
    }
}

impl Shared {
    fn check(&self) -> Result<(), MockReport> {
        let (mut problems, expected) = {
            let mut state = lock(&self.state);
            state.is_verified = true;
            (state.unexpected.clone(), state.expected.clone())
        };
        let unmet = |expected: &Arc<Inner>| Some(format!("unmet: {}: {}", expected.name(), expected.unmet()?));
        problems.extend(expected.iter().filter_map(unmet));
        if problems.is_empty() { Ok(()) } else { Err(MockReport { api: self.api, problems }) }
    }

    /// What is given to a request, or what was expected instead.
    fn answer(&self, received: &Received) -> Result<Given, String> {
        let Some(endpoint) = received.request.endpoint else {
            return Err(format!("unexpected request {}, which is of no endpoint", received.request.method));
        };
        let all = lock(&self.state).expected.clone();
        let of_endpoint: Vec<&Arc<Inner>> = all.iter().filter(|expected| expected.endpoint == endpoint).collect();
        let fingerprint = received.fingerprint();
        // The attempts of a call stay together.
        let owner =
            of_endpoint.iter().rev().find(|expected| received.is_repeated && expected.has_answered(fingerprint));
        let asked = owner.map_or(of_endpoint.as_slice(), std::slice::from_ref);
        let mut tried = Vec::new();
        for expected in asked {
            let why = match expected.look(received) {
                Err(error) => Why::Unreadable(error.to_string()),
                Ok(Verdict::Yes) => match expected.claim(received) {
                    Ok(step) => {
                        return step.give(received).map_err(|problem| format!("{}: {problem}", expected.name()));
                    }
                    Err(refusal) => Why::Refusal(refusal),
                },
                Ok(verdict) => Why::Verdict(verdict),
            };
            let is_forbidden = matches!(why, Why::Refusal(Refusal::Never));
            tried.push(Tried { expected, why });
            if is_forbidden {
                break;
            }
        }
        let describe =
            lock(&self.state).describe.iter().find(|(described, _)| *described == endpoint).map(|(_, how)| *how);
        let path = || vec![format!("path: {}", received.request.uri.path())];
        let arguments = describe.map_or_else(path, |describe| describe(received));
        Err(report::unexpected(endpoint, &arguments, &tried, &all))
    }
}

impl Drop for Shared {
    #[allow(clippy::panic, reason = "a test that forgets to ask is told all the same")]
    fn drop(&mut self) {
        if std::thread::panicking() || lock(&self.state).is_verified {
            return;
        }
        if let Err(report) = self.check() {
            panic!("{report}");
        }
    }
}

impl<A: Api> Default for Mock<A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Api> Transport for Mock<A> {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let received = Received::read(request).await?;
        let answer = self.shared.answer(&received);
        {
            let mut state = lock(&self.shared.state);
            state.is_verified = false;
            state.unexpected.extend(answer.as_ref().err().cloned());
            state.requests.push(received.request);
        }
        match answer {
            Ok(given) => given.play().await,
            Err(problem) => Err(TransportError::not_to_be_sent().with_source(problem)),
        }
    }
}

impl<A> fmt::Debug for Mock<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = lock(&self.shared.state);
        write!(f, "Mock({}: {} expectations, {} requests)", self.shared.api, state.expected.len(), state.requests.len())
    }
}
