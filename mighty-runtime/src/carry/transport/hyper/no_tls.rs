//! In place of TLS, where the feature `rustls` is off.

use std::io;

use super::socket::Socket;
use crate::caller::errors::build::BuildError;

/// Whose signatures are trusted: nobody's.
#[derive(Debug, Default)]
pub(super) struct Roots {}

/// Refuses every server.
#[derive(Clone)]
pub(super) struct Tls;

impl Tls {
    #[allow(clippy::unnecessary_wraps, reason = "with TLS it can fail")]
    pub(super) fn new(_: Roots, _: bool) -> Result<Self, BuildError> {
        Ok(Self)
    }

    #[allow(clippy::unused_async, reason = "with TLS it waits")]
    pub(super) async fn to_server(&self, _: &str, _: Socket) -> io::Result<Socket> {
        Err(io::Error::new(io::ErrorKind::InvalidData, "this program was built without TLS"))
    }

    pub(super) async fn to_proxy(&self, host: &str, socket: Socket) -> io::Result<Socket> {
        self.to_server(host, socket).await
    }
}
