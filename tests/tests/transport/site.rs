//! Somewhere to send a request to, and what is expected of sending it there.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use mighty_runtime::{Client, Delivery, StopReason, TransportErrorKind, Unexpected, UnexpectedKind};
use mighty_tests::{RawServer, Seen, everything};

use super::api::{Bank, SECRETS, Sent, call, client};
use super::listener::Listener;
use super::over::{ALL, Over, Settings, Which};

/// Time for an attempt that is to end by itself.
const AMPLE: Duration = Duration::from_secs(10);
/// Time for an attempt that never would.
const SHORT: Duration = Duration::from_millis(250);

/// Who answers.
pub(crate) enum Server {
    Nobody,
    Raw(RawServer),
    Listener(Listener),
}

/// Somewhere to send a request to.
pub(crate) struct Site {
    url: String,
    settings: Settings,
    transport: Option<Over>,
    attempt: Duration,
    server: Server,
}

impl Site {
    pub(crate) fn new(url: impl Into<String>, server: Server) -> Self {
        Self { url: url.into(), settings: Settings::default(), transport: None, attempt: AMPLE, server }
    }

    pub(crate) fn raw(server: RawServer) -> Self {
        Self::new(server.url(), Server::Raw(server))
    }

    pub(crate) fn listener(scheme: &str, listener: Listener) -> Self {
        Self::new(format!("{scheme}://{}", listener.address()), Server::Listener(listener))
    }

    /// The same, for clients that are like that.
    pub(crate) fn with(mut self, set: impl FnOnce(&mut Settings)) -> Self {
        set(&mut self.settings);
        self
    }

    /// The same, whatever is asked for later.
    pub(crate) fn over(mut self, transport: Over) -> Self {
        self.transport = Some(transport);
        self
    }

    /// The same, with little time for an attempt.
    pub(crate) fn impatient(mut self) -> Self {
        self.attempt = SHORT;
        self
    }

    /// A client of this site.
    pub(crate) fn client(&self, which: Which) -> Client<Bank, Over> {
        let transport = self.transport.clone().unwrap_or_else(|| which.with(&self.settings));
        client(&self.url, transport, self.attempt)
    }

    /// Sends the request, and returns the error.
    pub(crate) async fn error(&self, which: Which, request: Sent) -> Unexpected {
        call(&self.client(which), request).await.unwrap_err()
    }

    /// The requests that a raw server has read.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        match &self.server {
            Server::Raw(server) => server.seen(),
            Server::Nobody | Server::Listener(_) => Vec::new(),
        }
    }

    /// How many requests the server read, if there is one that reads requests.
    fn arrived(&self) -> Option<usize> {
        match &self.server {
            Server::Nobody => None,
            Server::Raw(server) => Some(server.seen().len()),
            Server::Listener(listener) => Some(listener.requests()).filter(|requests| *requests > 0),
        }
    }

    /// Asserts that the error tells nothing of where the request went and of what was in it.
    pub(crate) fn assert_discreet(&self, name: &str, error: &Unexpected) {
        let said = everything(error);
        let authority = self.url.split("://").nth(1).unwrap();
        let (host, port) = authority.split_once(':').unwrap_or((authority, "no port"));
        for secret in SECRETS.into_iter().chain(["http://", "https://", "/accounts", host, port]) {
            assert!(!said.contains(secret), "{name}: the error shows `{secret}`:\n{said}");
        }
    }
}

/// A site in the making; each request gets a new one.
pub(crate) type MakeSite = fn() -> Pin<Box<dyn Future<Output = Site>>>;

/// A way to fail, and what is expected of it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) site: MakeSite,
    pub(crate) kind: TransportErrorKind,
    pub(crate) delivery: Delivery,
    /// How often a GET and a POST are sent.
    pub(crate) sent: [u32; 2],
    /// The status, if a status line arrives.
    pub(crate) status: Option<u16>,
}

/// Provokes each case over each transport, and prints the table.
pub(crate) async fn assert_table(cases: &[Case]) {
    for which in ALL {
        assert_table_over(which, cases).await;
    }
}

/// The same over one.
pub(crate) async fn assert_table_over(which: Which, cases: &[Case]) {
    println!("over {which:?}");
    println!("{:<44} {:<13} {:<10} {:>6} {:>4} {:>4}", "failure", "kind", "delivery", "status", "GET", "POST");
    for case in cases {
        let mut sent = [0; 2];
        for (sent, request) in sent.iter_mut().zip([Sent::Get, Sent::Post]) {
            let site = (case.site)().await;
            let error = site.error(which, request).await;
            *sent = error.attempts();
            let name = format!("{} ({request:?}) over {which:?}", case.name);
            let found = (error.kind(), error.delivery(), error.status().map(|status| status.as_u16()));
            assert_eq!(found, (UnexpectedKind::Transport(case.kind), case.delivery, case.status), "{name}: {error:#?}");
            let handed = *sent + error.outcome().transparent_retries();
            assert!(site.arrived().is_none_or(|arrived| arrived == handed as usize), "{name}: {:?}", site.arrived());
            let stop = if *sent == 1 { StopReason::NotRetryable } else { StopReason::Attempts };
            assert_eq!(error.outcome().stop_reason(), Some(stop), "{name}");
            site.assert_discreet(&name, &error);
        }
        let (kind, delivery) = (case.kind.as_str(), format!("{:?}", case.delivery));
        let status = case.status.map_or_else(String::new, |status| status.to_string());
        println!("{:<44} {kind:<13} {delivery:<10} {status:>6} {:>4} {:>4}", case.name, sent[0], sent[1]);
        assert_eq!(sent, case.sent, "{} over {which:?}", case.name);
    }
}

/// Sent again whatever the method: the server has not seen it.
pub(crate) const ALWAYS: [u32; 2] = [4, 4];
/// Sent again where sending twice does no harm.
pub(crate) const IF_IDEMPOTENT: [u32; 2] = [4, 1];
/// Never sent again: no time will cure it.
pub(crate) const NEVER: [u32; 2] = [1, 1];
