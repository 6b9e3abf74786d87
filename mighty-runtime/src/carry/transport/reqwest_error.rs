//! The one place where a `reqwest::Error` becomes ours: classified, and without its URL.
//!
//! What happened is read from the types in the source chain (hyper, h2, io), the way reqwest itself does it.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind as Kind};

/// What the client was doing when the error came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Connecting, or sending the request, or waiting for the status line.
    Sending,
    /// Reading the body of an answer.
    Reading,
}

/// Classifies an error of reqwest and strips what must not be shown.
pub(super) fn convert(error: ::reqwest::Error, stage: Stage) -> TransportError {
    if let Some(failed) = failed_stream(&error) {
        return failed;
    }
    let (kind, delivery) = classify(&error, stage);
    TransportError::new(kind, delivery).with_source(Cause::of(error))
}

/// The error of a stream that is the request's body: it comes back from reqwest as a cause.
fn failed_stream(error: &::reqwest::Error) -> Option<TransportError> {
    let own = chain(error).find_map(|cause| cause.downcast_ref::<TransportError>())?;
    let failed = TransportError::new(own.kind(), Delivery::MaybeSent);
    Some(match own.source() {
        Some(cause) => failed.with_source(cause.to_string()),
        None => failed,
    })
}

fn classify(error: &::reqwest::Error, stage: Stage) -> (Kind, Delivery) {
    if error.is_builder() {
        return (Kind::InvalidRequest, Delivery::NotSent);
    }
    if error.is_connect() {
        return (connect_kind(error), Delivery::NotSent);
    }
    // Before "decode": a body that stalls reports both.
    if error.is_timeout() {
        return (Kind::Timeout, Delivery::MaybeSent);
    }
    if stage == Stage::Sending && was_refused(error) {
        return (Kind::Refused, Delivery::NotSent);
    }
    (stream_kind(error), Delivery::MaybeSent)
}

/// Why there is no connection.
fn connect_kind(error: &::reqwest::Error) -> Kind {
    if error.is_dns() {
        return if chain(error).any(is_temporary_dns) { Kind::Dns } else { Kind::UnknownHost };
    }
    if chain(error).any(is_proxy_refusal) {
        return Kind::Proxy;
    }
    // rustls reports every failure of the handshake, certificates included, as io "invalid data".
    if io_errors(error).any(|io| io.kind() == io::ErrorKind::InvalidData) {
        return Kind::Tls;
    }
    Kind::Connect
}

/// Whether a proxy answered CONNECT with anything but 200, or not in HTTP. hyper-util tells 407 and every other status by a text only, and
/// which one it was not at all: a 403 and a 502 are the same to it, and repeating the former can lock an account.
fn is_proxy_refusal(error: &(dyn StdError + 'static)) -> bool {
    let text = error.to_string();
    ["proxy authorization required", "tunnel error: unsuccessful"].iter().any(|words| text.contains(words))
}

/// The resolver has no error type, only getaddrinfo's text; `EAI_AGAIN` reads so in glibc, musl ("Try again") and Windows.
fn is_temporary_dns(error: &(dyn StdError + 'static)) -> bool {
    let text = error.to_string().to_ascii_lowercase();
    ["temporary", "try again", "non-authoritative"].iter().any(|word| text.contains(word))
}

/// Whether the protocol itself says that the request was not processed.
fn was_refused(error: &::reqwest::Error) -> bool {
    chain(error).any(|cause| {
        // hyper cancels a request that it had queued but not begun to write when the connection went away.
        let unwritten = cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled);
        let unprocessed = cause.downcast_ref::<h2::Error>().is_some_and(|h2| {
            h2.reason() == Some(h2::Reason::REFUSED_STREAM)
                || (h2.is_go_away() && h2.is_remote() && h2.reason() == Some(h2::Reason::NO_ERROR))
        });
        unwritten || unprocessed
    })
}

/// What broke a connection that was in use.
fn stream_kind(error: &::reqwest::Error) -> Kind {
    for cause in chain(error) {
        if let Some(hyper) = cause.downcast_ref::<hyper::Error>() {
            if hyper.is_parse() {
                return Kind::Protocol;
            }
            if hyper.is_incomplete_message() || hyper.is_closed() || hyper.is_canceled() {
                return Kind::Reset;
            }
        }
        if cause.downcast_ref::<h2::Error>().is_some() {
            return Kind::Reset;
        }
    }
    if let Some(io) = io_errors(error).last() {
        return io_kind(io);
    }
    // What is left of "decode" is content coding: gzip, brotli or zstd that is not valid.
    if error.is_decode() { Kind::Protocol } else { Kind::Other }
}

fn io_kind(error: &io::Error) -> Kind {
    match error.kind() {
        // gzip that is not valid is "other"; a connection has a kind of its own for whatever happens to it.
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => Kind::Protocol,
        io::ErrorKind::TimedOut => Kind::Timeout,
        _ => Kind::Reset,
    }
}

/// The error and its causes, outermost first.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| next_cause(*error))
}

/// The cause of an error. `io::Error` hides the error it wraps from `source` and names that one's source instead.
fn next_cause<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

fn io_errors(error: &::reqwest::Error) -> impl Iterator<Item = &io::Error> {
    chain(error).filter_map(|cause| cause.downcast_ref())
}

/// A cause below reqwest, in words. Nothing else is kept of it: the `Debug` of hyper's and rustls' errors shows the server's
/// address and name, and no public error may depend on their versions.
struct Cause {
    text: String,
    source: Option<Box<Self>>,
}

impl Cause {
    /// The causes of `error`, innermost last.
    fn of(error: ::reqwest::Error) -> Self {
        let host = error.url().and_then(|url| url.host_str()).map(|host| host.trim_matches(['[', ']']).to_owned());
        let error = error.without_url();
        let mut texts: Vec<String> =
            chain(&error).filter(|cause| !cause.is::<::reqwest::Error>()).map(ToString::to_string).collect();
        // An `io::Error` says what the error that it wraps says.
        texts.dedup();
        let innermost = texts.pop().unwrap_or_else(|| error.to_string());
        let discreet = |text: String| match &host {
            // rustls names the host that a certificate is not valid for.
            Some(host) => text.replace(host, "(host)"),
            None => text,
        };
        let innermost = Self { text: discreet(innermost), source: None };
        let wrap = |source, text| Self { text: discreet(text), source: Some(Box::new(source)) };
        texts.into_iter().rev().fold(innermost, wrap)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
