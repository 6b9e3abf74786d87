//! A failure of a transport, as it is written.

use http::StatusCode;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind as Kind};

/// The kinds that a transport tells of.
const KINDS: &[Kind] = &[
    Kind::Connect,
    Kind::Dns,
    Kind::UnknownHost,
    Kind::Proxy(None),
    Kind::Tls,
    Kind::Refused,
    Kind::Unwritten,
    Kind::Overloaded,
    Kind::Timeout,
    Kind::Reset,
    Kind::Protocol,
    Kind::Token,
    Kind::Body,
    Kind::Signature,
    Kind::InvalidRequest,
    Kind::Other,
];

/// A failure, without its cause: that is in words, and they may name a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultLine {
    #[serde(deserialize_with = "kind")]
    kind: String,
    delivery: DeliveryLine,
    /// What the proxy answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DeliveryLine {
    NotSent,
    MaybeSent,
    Answered,
}

impl FaultLine {
    pub(super) fn of(error: &TransportError) -> Self {
        let status = if let Kind::Proxy(status) = error.kind() { status } else { None };
        let delivery = match error.delivery() {
            Delivery::NotSent => DeliveryLine::NotSent,
            Delivery::MaybeSent => DeliveryLine::MaybeSent,
            Delivery::Answered => DeliveryLine::Answered,
        };
        Self { kind: error.kind().as_str().to_owned(), delivery, status: status.map(|status| status.as_u16()) }
    }

    /// The same failure once more.
    pub(super) fn error(&self) -> TransportError {
        let kind = match named(&self.kind).unwrap_or(Kind::Other) {
            Kind::Proxy(_) => Kind::Proxy(self.status.and_then(|status| StatusCode::from_u16(status).ok())),
            kind => kind,
        };
        let delivery = match self.delivery {
            DeliveryLine::NotSent => Delivery::NotSent,
            DeliveryLine::MaybeSent => Delivery::MaybeSent,
            DeliveryLine::Answered => Delivery::Answered,
        };
        TransportError::new(kind, delivery).with_source("as it was recorded")
    }
}

fn named(word: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|kind| kind.as_str() == word)
}

fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let word = String::deserialize(deserializer)?;
    if named(&word).is_some() {
        return Ok(word);
    }
    let known: Vec<&str> = KINDS.iter().map(|kind| kind.as_str()).collect();
    Err(D::Error::custom(format!("`{}` is no kind of failure; it is one of {}", word.escape_debug(), known.join(", "))))
}
