//! The transport of a client that names none.

/// The transport of a client that names none.
#[cfg(feature = "hyper")]
pub(super) type DefaultTransport = crate::carry::transport::hyper::over_hyper::HyperTransport;

/// Stands where a client's transport is named, while the feature `hyper` is off: such a client begins with
/// [`Client::over`](crate::Client::over).
#[cfg(not(feature = "hyper"))]
#[derive(Clone, Copy, Debug)]
pub enum DefaultTransport {}
