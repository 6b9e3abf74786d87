//! `bulk WAY BASE get|put COUNT`: answers or requests with a body of 1 MiB, one after the other.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::TokioExecutor;
use mighty_performance::Shop;
use mighty_performance::ways::through;
use mighty_runtime::http::Request;
use mighty_runtime::{HyperTransport, ReqwestTransport, Transport, endpoints};

/// The endpoints.
#[endpoints(api = Shop, errors(404, 5xx))]
trait Blobs {
    #[endpoint(method = GET, path = "/blob")]
    async fn fetch(&self) -> Result<Bytes, FetchError>;

    #[endpoint(method = PUT, path = "/blob", success = 204)]
    async fn store(&self, #[body(raw)] blob: Bytes) -> Result<(), StoreError>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, what, count] = arguments.as_slice() else { panic!("bulk WAY BASE get|put COUNT") };
    let (count, puts) = (count.parse().unwrap(), what == "put");
    let blob = Bytes::from(vec![b'x'; 1 << 20]);
    match way.as_str() {
        "reqwest" => reqwest_by_hand(base, count, puts, &blob).await,
        "hyper" => hyper_by_hand(base, count, puts, &blob).await,
        "mighty-reqwest" => library(ReqwestTransport::new().unwrap(), base, count, puts, &blob).await,
        "mighty-hyper" => library(HyperTransport::new().unwrap(), base, count, puts, &blob).await,
        other => panic!("there is no way {other}"),
    }
}

async fn library<T: Transport>(transport: T, base: &str, count: u32, puts: bool, blob: &Bytes) {
    let client = through(transport, base);
    for _ in 0..count {
        if puts {
            client.store(blob.clone()).await.unwrap();
        } else {
            assert_eq!(client.fetch().await.unwrap().len(), blob.len());
        }
    }
}

async fn reqwest_by_hand(base: &str, count: u32, puts: bool, blob: &Bytes) {
    let client = reqwest::Client::new();
    let url = format!("{base}/blob");
    for _ in 0..count {
        if puts {
            assert_eq!(client.put(&url).body(blob.clone()).send().await.unwrap().status(), 204);
        } else {
            let answer = client.get(&url).send().await.unwrap();
            assert_eq!(answer.bytes().await.unwrap().len(), blob.len());
        }
    }
}

async fn hyper_by_hand(base: &str, count: u32, puts: bool, blob: &Bytes) {
    let client = HyperClient::builder(TokioExecutor::new()).build_http();
    let url = format!("{base}/blob");
    for _ in 0..count {
        if puts {
            let request = Request::put(&url).body(Full::new(blob.clone())).unwrap();
            assert_eq!(client.request(request).await.unwrap().status(), 204);
        } else {
            let request = Request::get(&url).body(Full::default()).unwrap();
            let answer = client.request(request).await.unwrap().into_body();
            assert_eq!(answer.collect().await.unwrap().to_bytes().len(), blob.len());
        }
    }
}
