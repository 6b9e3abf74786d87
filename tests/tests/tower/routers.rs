//! A router in place of a server, layers that change bodies, and bodies of others.

use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::routing::{get, post};
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use mighty_runtime::{Body, Bytes, Delivery, ServiceTransport, TransportErrorKind as Kind, UnexpectedKind, http};
use tower::ServiceBuilder;
use tower_http::decompression::DecompressionLayer;

use super::{Calls, over, unexpected};

#[tokio::test]
async fn a_router_is_a_transport() {
    let router = Router::new()
        .route(
            "/v1/get/{id}",
            get(|axum::extract::Path(id): axum::extract::Path<u8>| async move { axum::Json(id + 1) }),
        )
        .route("/v1/post", post(|body: String| async move { body.len().to_string() }));
    let client = over(ServiceTransport::new(router));
    assert_eq!(client.read(6).await.unwrap(), 7);
    assert_eq!(client.write().await.unwrap(), 0);
}

#[tokio::test]
async fn a_layer_may_change_the_body() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(b"7").unwrap();
    let coded = encoder.finish().unwrap();
    let router = Router::new().route("/v1/get/{id}", get(|| async move { ([("content-encoding", "gzip")], coded) }));
    let client = over(ServiceTransport::new(ServiceBuilder::new().layer(DecompressionLayer::new()).service(router)));
    assert_eq!(client.read(6).await.unwrap(), 7);
}

/// A body that gives a byte and then breaks.
struct Broken(bool);

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into())));
        }
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(b"7")))))
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_is_classified() {
    let service = tower::service_fn(|_: http::Request<Body>| async {
        Ok::<_, std::convert::Infallible>(http::Response::new(Broken(false)))
    });
    let error = unexpected(over(ServiceTransport::new(service)).read(1).await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(Kind::Reset), Delivery::MaybeSent));
    assert_eq!((error.status().map(|status| status.as_u16()), error.attempts()), (Some(200), 3));
}

#[tokio::test]
async fn any_body_is_a_body() {
    let trailers = futures_util::stream::iter([
        Ok::<_, std::convert::Infallible>(http_body::Frame::data(Bytes::from_static(b"1"))),
        Ok(http_body::Frame::trailers(http::HeaderMap::new())),
        Ok(http_body::Frame::data(Bytes::from_static(b"2"))),
    ]);
    let bodies = [
        (Body::new(Full::new(Bytes::from_static(b"12"))), "12"),
        (Body::new(Empty::new()), ""),
        (Body::new(String::from("12")), "12"),
        (Body::new(StreamBody::new(trailers)), "12"),
        (Body::new(axum::body::Body::from("12")), "12"),
        (Body::new(Body::from(Bytes::from_static(b"12"))), "12"),
    ];
    for (body, text) in bodies {
        let body: Bytes = body.collect().await.unwrap().to_bytes();
        assert_eq!(body, text);
    }
}

#[test]
fn a_body_keeps_its_length_and_ours_stays_in_memory() {
    use http_body::Body as _;
    assert_eq!(Body::new(Full::new(Bytes::from_static(b"12"))).size_hint().exact(), Some(2));
    assert!(Body::new(Empty::new()).is_end_stream());
    assert_eq!(Body::new(Body::from(Bytes::from_static(b"12"))).as_bytes(), Some(&b"12"[..]));
    assert!(Body::new(Full::new(Bytes::from_static(b"12"))).try_clone().is_none());
}

/// The length that a body knows is sent, by each transport.
#[tokio::test]
async fn a_body_of_known_length_is_not_chunked() {
    use mighty_runtime::{HyperTransport, ReqwestTransport, Transport};
    let answer = mighty_tests::Act::answer("200 OK", "", b"");
    let server = mighty_tests::RawServer::start(vec![answer; 2]).await;
    let request =
        || http::Request::post(server.url()).body(Body::new(Full::new(Bytes::from_static(b"hello")))).unwrap();
    ReqwestTransport::new().unwrap().send(request()).await.unwrap();
    HyperTransport::new().unwrap().send(request()).await.unwrap();
    for seen in server.seen() {
        assert_eq!((seen.header("content-length"), seen.body.as_slice()), (Some("5"), &b"hello"[..]), "{}", seen.head);
        assert_eq!(seen.header("transfer-encoding"), None);
    }
}
