//! The transports, each asked for the same things.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use mighty_runtime::{Body, HyperTransport, ReqwestTransport, ServiceTransport, Transport, TransportError, http};
use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::pki_types::CertificateDer;

/// What a client is to be like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) http2: bool,
    /// The only root certificate.
    pub(crate) root: Option<CertificateDer<'static>>,
}

/// Which transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Hyper,
    Reqwest,
    /// hyper-util's client with hyper-rustls' connector, as a tower service.
    Service,
}

pub(crate) const ALL: [Which; 3] = [Which::Hyper, Which::Reqwest, Which::Service];

type Pooled = Client<HttpsConnector<HttpConnector>, Body>;

/// One of them.
#[derive(Clone)]
pub(crate) enum Over {
    Hyper(Arc<HyperTransport>),
    Reqwest(Arc<ReqwestTransport>),
    Service(Arc<ServiceTransport<Pooled>>),
}

impl Which {
    pub(crate) fn with(self, settings: &Settings) -> Over {
        match self {
            Self::Hyper => Over::Hyper(hyper(settings).into()),
            Self::Reqwest => Over::Reqwest(reqwest(settings).into()),
            Self::Service => Over::Service(ServiceTransport::new(service(settings)).into()),
        }
    }
}

fn hyper(settings: &Settings) -> HyperTransport {
    let mut builder = HyperTransport::builder();
    if let Some(timeout) = settings.connect_timeout {
        builder = builder.connect_timeout(timeout);
    }
    if settings.http2 {
        builder = builder.http2_only();
    }
    if let Some(root) = &settings.root {
        builder = builder.root_certificate(root.to_vec()).only_given_root_certificates();
    }
    builder.build().unwrap()
}

fn reqwest(settings: &Settings) -> ReqwestTransport {
    let mut builder = reqwest::Client::builder();
    if let Some(timeout) = settings.connect_timeout {
        builder = builder.connect_timeout(timeout);
    }
    if settings.http2 {
        builder = builder.http2_prior_knowledge();
    }
    if let Some(root) = &settings.root {
        builder = builder.tls_certs_only([reqwest::Certificate::from_der(root).unwrap()]);
    }
    ReqwestTransport::from_builder(builder).unwrap()
}

fn service(settings: &Settings) -> Pooled {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(settings.root.clone());
    let config = tokio_rustls::rustls::ClientConfig::builder_with_provider(
        tokio_rustls::rustls::crypto::aws_lc_rs::default_provider().into(),
    );
    let config =
        config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots).with_no_client_auth();
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_connect_timeout(settings.connect_timeout);
    let connector =
        HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_all_versions().wrap_connector(tcp);
    Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).http2_only(settings.http2).build(connector)
}

impl Transport for Over {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        match self {
            Self::Hyper(transport) => transport.send(request).await,
            Self::Reqwest(transport) => transport.send(request).await,
            Self::Service(transport) => transport.send(request).await,
        }
    }
}

impl fmt::Debug for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hyper(_) => "hyper",
            Self::Reqwest(_) => "reqwest",
            Self::Service(_) => "service",
        })
    }
}
