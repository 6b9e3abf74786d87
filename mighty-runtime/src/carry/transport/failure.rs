//! What went wrong below a transport, and whether the request may have been sent: read from the types in the chain of causes
//! (`known.rs`), whichever client or layer is in between.

use std::error::Error as StdError;
use std::io;

use super::cause::{Cause, chain};
use super::known;
use super::proxy;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind as Kind};

/// What the client was doing when the error came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Connecting, or sending the request, or waiting for the status line.
    Sending,
    /// Reading the body of an answer.
    Reading,
}

type BoxError = Box<dyn StdError + Send + Sync>;

/// The error of a service or a body. What is known is kept in words only, without the host; another error, which is the
/// author's own, stays the source as it is.
pub(super) fn convert(error: BoxError, stage: Stage, host: Option<&str>) -> TransportError {
    let error = match error.downcast::<TransportError>() {
        Ok(error) => return *error,
        Err(error) => error,
    };
    if let Some(failed) = failed_body(&*error) {
        return failed;
    }
    match classify(&*error, stage) {
        Some((kind, delivery)) => TransportError::new(kind, delivery).with_source(Cause::of(&*error, host)),
        None => TransportError::new(Kind::Other, Delivery::MaybeSent).with_source(error),
    }
}

/// The error of a stream that is the request's body: it comes back as a cause.
pub(super) fn failed_body(error: &(dyn StdError + 'static)) -> Option<TransportError> {
    chain(error).find_map(|cause| cause.downcast_ref()).map(TransportError::of_body)
}

/// Whether hyper has given up the request together with its connection.
#[cfg(feature = "hyper")]
pub(super) fn is_given_up(error: &(dyn StdError + 'static)) -> bool {
    chain(error).any(known::is_given_up)
}

/// `None` when no type in the chain is known.
pub(super) fn classify(error: &(dyn StdError + 'static), stage: Stage) -> Option<(Kind, Delivery)> {
    if stage == Stage::Sending {
        // Before the timeouts: a connector with one reports both, and nothing was sent.
        if chain(error).any(is_connect) {
            return Some((connect_kind(error), Delivery::NotSent));
        }
        if let Some(kind) = chain(error).find_map(known::not_processed) {
            return Some((kind, Delivery::NotSent));
        }
    }
    if chain(error).any(known::is_elapsed) {
        return Some((Kind::Timeout, Delivery::MaybeSent));
    }
    stream_kind(error).map(|kind| (kind, Delivery::MaybeSent))
}

/// Whether there was no connection.
fn is_connect(error: &(dyn StdError + 'static)) -> bool {
    let refused = |io: &io::Error| io.kind() == io::ErrorKind::ConnectionRefused;
    known::is_connect(error) || error.downcast_ref().is_some_and(refused)
}

/// Why there is no connection.
pub(super) fn connect_kind(error: &(dyn StdError + 'static)) -> Kind {
    if chain(error).any(is_dns) {
        return if chain(error).any(is_temporary_dns) { Kind::Dns } else { Kind::UnknownHost };
    }
    if let Some(refused) = chain(error).find_map(proxy::refusal) {
        return Kind::Proxy(refused.0);
    }
    // rustls reports every failure of the handshake, certificates included, as io "invalid data".
    if io_errors(error).any(|io| io.kind() == io::ErrorKind::InvalidData) {
        return Kind::Tls;
    }
    Kind::Connect
}

/// hyper-util's error for it is private; these are its words.
fn is_dns(error: &(dyn StdError + 'static)) -> bool {
    error.to_string() == "dns error"
}

/// The resolver has no error type, only getaddrinfo's text; `EAI_AGAIN` reads so in glibc, musl ("Try again") and Windows.
fn is_temporary_dns(error: &(dyn StdError + 'static)) -> bool {
    let text = error.to_string().to_ascii_lowercase();
    ["temporary", "try again", "non-authoritative"].iter().any(|word| text.contains(word))
}

/// What broke a connection that was in use.
fn stream_kind(error: &(dyn StdError + 'static)) -> Option<Kind> {
    chain(error).find_map(known::broken).or_else(|| io_errors(error).last().map(io_kind))
}

/// What an error of a connection or of a decoder means.
pub(super) fn io_kind(error: &io::Error) -> Kind {
    match error.kind() {
        // gzip that is not valid is "other"; a connection has a kind of its own for whatever happens to it.
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => Kind::Protocol,
        io::ErrorKind::TimedOut => Kind::Timeout,
        _ => Kind::Reset,
    }
}

fn io_errors<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a io::Error> {
    chain(error).filter_map(|cause| cause.downcast_ref())
}
