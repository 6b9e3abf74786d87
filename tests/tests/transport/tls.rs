//! TLS that cannot be agreed on: nothing was sent, and nothing will be.

use std::sync::Arc;

use mighty_runtime::{Delivery, TransportErrorKind as Kind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use super::api::{Sent, call};
use super::listener::Listener;
use super::over::ALL;
use super::site::{Case, NEVER, Site, assert_table};

/// A server that does not speak TLS.
async fn garbage() -> Site {
    let listener = Listener::start(|mut socket, _| async move {
        socket.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").await.ok();
        // Until the client hangs up, so that it reads what was written.
        socket.read_to_end(&mut Vec::new()).await.ok();
    });
    Site::listener("https", listener.await)
}

/// A server with a certificate of its own making for `name`, which answers `7`.
async fn certified(name: &str) -> (Site, CertificateDer<'static>) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let (certificate, key) = (made.cert.der().clone(), PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key.into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = Listener::start(move |socket, _| {
        let acceptor = acceptor.clone();
        async move {
            let Ok(mut socket) = acceptor.accept(socket).await else { return };
            // A request's first byte is enough to answer it.
            socket.read_u8().await.ok();
            socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7").await.ok();
        }
    });
    (Site::listener("https", listener.await), certificate)
}

/// The same, its certificate trusted by the client.
async fn trusted(name: &str) -> Site {
    let (site, certificate) = certified(name).await;
    site.with(|settings| settings.root = Some(certificate))
}

const fn tls(name: &'static str, site: super::site::MakeSite) -> Case {
    Case { name, site, kind: Kind::Tls, delivery: Delivery::NotSent, sent: NEVER, status: None }
}

const CASES: &[Case] = &[
    tls("plain HTTP in place of TLS", || Box::pin(garbage())),
    tls("self-signed certificate", || Box::pin(async { certified("127.0.0.1").await.0 })),
    tls("certificate for another name", || Box::pin(trusted("elsewhere.example"))),
];

#[tokio::test]
async fn without_tls_nothing_was_sent_and_nothing_will_be() {
    assert_table(CASES).await;
}

/// The same server with the right certificate answers, so that it is the certificate that the others fail for.
#[tokio::test]
async fn a_trusted_certificate_for_the_host_is_accepted() {
    for which in ALL {
        let site = trusted("127.0.0.1").await;
        assert_eq!(call(&site.client(which), Sent::Get).await.unwrap(), 7, "{which:?}");
    }
}
