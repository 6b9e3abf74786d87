//! The types of errors that are known: of hyper, hyper-util and h2, and of tower's layers. Each function looks at one error
//! of a chain.

use std::error::Error as StdError;

use crate::base::transport_error::TransportErrorKind as Kind;

/// Whether a client says that it had no connection.
#[cfg(feature = "__hyper")]
pub(super) fn is_connect(error: &(dyn StdError + 'static)) -> bool {
    let client = error.downcast_ref::<hyper_util::client::legacy::Error>();
    client.is_some_and(hyper_util::client::legacy::Error::is_connect)
}

/// Where the protocol itself says that the request was not processed, or a layer that it was not let through.
#[cfg(feature = "__hyper")]
pub(super) fn not_processed(error: &(dyn StdError + 'static)) -> Option<Kind> {
    // hyper cancels a request that it had queued but not begun to write when the connection went away.
    if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled) {
        return Some(Kind::Unwritten);
    }
    let unprocessed = error.downcast_ref::<h2::Error>().is_some_and(|h2| {
        h2.reason() == Some(h2::Reason::REFUSED_STREAM)
            || (h2.is_go_away() && h2.is_remote() && h2.reason() == Some(h2::Reason::NO_ERROR))
    });
    #[cfg(feature = "tower")]
    if error.is::<tower::load_shed::error::Overloaded>() {
        return Some(Kind::Overloaded);
    }
    unprocessed.then_some(Kind::Refused)
}

/// Whether hyper has given up a request together with its connection. It has no other sign of that than these words.
#[cfg(feature = "__hyper")]
pub(super) fn is_given_up(error: &(dyn StdError + 'static)) -> bool {
    let hyper = error.downcast_ref::<hyper::Error>();
    hyper.is_some_and(|hyper| hyper.is_user() && hyper.to_string() == "dispatch task is gone")
}

/// What a protocol says of a connection that broke.
#[cfg(feature = "__hyper")]
pub(super) fn broken(error: &(dyn StdError + 'static)) -> Option<Kind> {
    if error.is::<h2::Error>() {
        return Some(Kind::Reset);
    }
    let hyper = error.downcast_ref::<hyper::Error>()?;
    if hyper.is_parse() {
        return Some(Kind::Protocol);
    }
    if is_given_up(error) {
        return Some(Kind::Reset);
    }
    if hyper.is_timeout() {
        return Some(Kind::Timeout);
    }
    (hyper.is_incomplete_message() || hyper.is_closed() || hyper.is_canceled()).then_some(Kind::Reset)
}

/// Whether a layer's time is over, which says nothing of what the server does.
pub(super) fn is_elapsed(error: &(dyn StdError + 'static)) -> bool {
    #[cfg(feature = "tower")]
    if error.is::<tower::timeout::error::Elapsed>() {
        return true;
    }
    error.is::<tokio::time::error::Elapsed>()
}

#[cfg(not(feature = "__hyper"))]
pub(super) fn is_connect(_: &(dyn StdError + 'static)) -> bool {
    false
}

#[cfg(not(feature = "__hyper"))]
pub(super) fn not_processed(_: &(dyn StdError + 'static)) -> Option<Kind> {
    None
}

#[cfg(not(feature = "__hyper"))]
pub(super) fn broken(_: &(dyn StdError + 'static)) -> Option<Kind> {
    None
}
