//! Uploads that share an HTTP/2 connection: the socket of the transport holds back what it reads for a moment, and never for good.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use super::api::{Accounts, client};
use super::frames::{END_HEADERS, HEADERS, SETTINGS, frame};
use super::listener::Listener;
use super::over::{Settings, Which};

const DATA: u8 = 0;
const WINDOW_UPDATE: u8 = 8;
const ACK: u8 = 1;
const END_STREAM: u8 = 1;

/// What a client may send before it is given more (RFC 9113, 6.9.2).
const WINDOW: u32 = 65_535;

/// A server that takes four requests at once, and gives more room only when there is none left.
async fn serve(mut socket: impl AsyncRead + AsyncWrite + Unpin) -> std::io::Result<()> {
    socket.read_exact(&mut [0; 24]).await?;
    // 3 is SETTINGS_MAX_CONCURRENT_STREAMS.
    socket.write_all(&frame(SETTINGS, 0, 0, &[&[0, 3][..], &4_u32.to_be_bytes()].concat())).await?;
    let mut received = 0;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, stream @ ..] = head;
        let (length, stream) = (u32::from_be_bytes([0, a, b, c]), u32::from_be_bytes(stream));
        socket.read_exact(&mut vec![0; length as usize]).await?;
        if kind == SETTINGS && flags & ACK == 0 {
            socket.write_all(&frame(SETTINGS, ACK, 0, &[])).await?;
        }
        if kind != DATA {
            continue;
        }
        received += length;
        if received == WINDOW {
            received = 0;
            socket.write_all(&frame(WINDOW_UPDATE, 0, 0, &WINDOW.to_be_bytes())).await?;
        }
        if flags & END_STREAM != 0 {
            let answer = [frame(HEADERS, END_HEADERS, stream, &[0x88]), frame(DATA, END_STREAM, stream, b"7")];
            socket.write_all(&answer.concat()).await?;
        }
        socket.flush().await?;
    }
}

/// The server behind TLS that agrees on HTTP/2, and its certificate.
async fn server() -> (Listener, CertificateDer<'static>) {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let (certificate, key) = (made.cert.der().clone(), PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key.into())
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = Listener::start(move |socket, requests| {
        let acceptor = acceptor.clone();
        requests.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        async move {
            if let Ok(socket) = acceptor.accept(socket).await {
                serve(socket).await.ok();
            }
        }
    });
    (listener.await, certificate)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_uploads_share_a_connection() {
    let (listener, certificate) = server().await;
    let transport = Which::Hyper.with(&Settings { root: Some(certificate), ..Settings::default() });
    let client = client(&format!("https://{}", listener.address()), transport, Duration::from_secs(10));
    let (body, mut calls, begun) = (Arc::new("x".repeat(30_000)), JoinSet::new(), Instant::now());
    for _ in 0..100 {
        let (client, body) = (client.clone(), body.clone());
        calls.spawn(async move { client.change("a", "b", "c", &body).await });
    }
    for result in calls.join_all().await {
        assert_eq!(result.unwrap(), 7);
    }
    println!("{:?}, {} connections", begun.elapsed(), listener.requests());
}
