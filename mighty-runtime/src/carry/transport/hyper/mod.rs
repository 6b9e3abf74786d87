//! The transport over hyper: connecting, pooling, HTTP/1.1 and HTTP/2 by hyper-util; proxies and TLS are asked for here.

pub(crate) mod builder;
mod connector;
mod expectation;
mod frames;
mod handed;
mod held;
mod http2;
mod kept;
mod line;
mod outgoing;
pub(crate) mod over_hyper;
mod plain;
pub(crate) mod proxies;
mod socket;
#[cfg(feature = "rustls")]
mod tls;
#[cfg(not(feature = "rustls"))]
#[path = "no_tls.rs"]
mod tls;
mod tunnel;
mod wire;
