//! TLS by rustls, with the certificates that the platform trusts.

use std::io;
use std::sync::Arc;

use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::ServerCertVerifier;
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::socket::Socket;
use crate::caller::errors::build::BuildError;

/// Whose signatures are trusted.
#[derive(Debug, Default)]
pub(super) struct Roots {
    given: Vec<CertificateDer<'static>>,
    only_given: bool,
}

impl Roots {
    pub(super) fn add(&mut self, der: Vec<u8>) {
        self.given.push(CertificateDer::from(der));
    }

    pub(super) fn only_given(&mut self) {
        self.only_given = true;
    }

    fn verifier(self, provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, BuildError> {
        let refused = |_| BuildError::new("root_certificate", "it is not a certificate");
        if self.only_given {
            let mut roots = RootCertStore::empty();
            for root in self.given {
                roots.add(root).map_err(refused)?;
            }
            let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build();
            return Ok(verifier.map_err(|_| BuildError::new("root_certificate", "there is none"))?);
        }
        if self.given.is_empty() {
            let unset = |_| BuildError::new("transport", "the platform's certificates cannot be read");
            return Ok(Arc::new(Verifier::new(provider).map_err(unset)?));
        }
        Ok(Arc::new(Verifier::new_with_extra_roots(self.given, provider).map_err(refused)?))
    }
}

/// TLS to servers, and to a proxy.
#[derive(Clone)]
pub(super) struct Tls {
    to_server: TlsConnector,
    to_proxy: TlsConnector,
}

impl Tls {
    pub(super) fn new(roots: Roots, http2_only: bool) -> Result<Self, BuildError> {
        // What the program has chosen, if it has.
        let provider = CryptoProvider::get_default().cloned();
        let provider = provider.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let mut config = ClientConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|_| BuildError::new("transport", "the cryptography that is installed has no version of TLS"))?
            .dangerous()
            .with_custom_certificate_verifier(roots.verifier(provider)?)
            .with_no_client_auth();
        let to_proxy = TlsConnector::from(Arc::new(config.clone()));
        config.alpn_protocols = if http2_only { vec![b"h2".into()] } else { vec![b"h2".into(), b"http/1.1".into()] };
        Ok(Self { to_server: TlsConnector::from(Arc::new(config)), to_proxy })
    }

    /// TLS to the server of that name, over `socket`.
    pub(super) async fn to_server(&self, host: &str, socket: Socket) -> io::Result<Socket> {
        handshake(&self.to_server, host, socket).await
    }

    /// TLS to the proxy of that name.
    pub(super) async fn to_proxy(&self, host: &str, socket: Socket) -> io::Result<Socket> {
        handshake(&self.to_proxy, host, socket).await
    }
}

async fn handshake(connector: &TlsConnector, host: &str, socket: Socket) -> io::Result<Socket> {
    let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned());
    let name =
        name.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the host cannot be named in a certificate"))?;
    Ok(Socket::Tls(Box::new(connector.connect(name, socket).await?)))
}
