//! The one place where a `reqwest::Error` becomes ours: classified, and without its URL.

use std::error::Error as StdError;

use super::cause::{Cause, chain};
use super::failure::{Stage, classify, connect_kind, failed_body};
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind as Kind};

/// Classifies an error of reqwest and strips what must not be shown.
pub(super) fn convert(error: ::reqwest::Error, stage: Stage) -> TransportError {
    if let Some(failed) = failed_body(&error) {
        return failed;
    }
    let (kind, delivery) = classify_reqwest(&error, stage);
    TransportError::new(kind, delivery).with_source(words(error))
}

/// What reqwest knows of its own goes first: it names connecting also where its connector is not hyper-util's.
fn classify_reqwest(error: &::reqwest::Error, stage: Stage) -> (Kind, Delivery) {
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
    classify(error, stage).unwrap_or((Kind::Other, Delivery::MaybeSent))
}

/// Its causes, or what it says itself if it has none.
fn words(error: ::reqwest::Error) -> Cause {
    let host = error.url().and_then(|url| url.host_str()).map(str::to_owned);
    let error = error.without_url();
    let below = |cause: &&(dyn StdError + 'static)| !cause.is::<::reqwest::Error>();
    if chain(&error).any(|cause| below(&cause)) {
        return Cause::of_all(chain(&error).filter(below), host.as_deref());
    }
    Cause::of(&error, host.as_deref())
}
