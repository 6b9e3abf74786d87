//! `calls WAY BASE COUNT [missing]`: makes calls one after the other, so that what one costs is the difference of two runs.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::TokioExecutor;
use mighty_performance::{Member, Members, Shop, ShowError, url};
use mighty_runtime::{Client, HyperTransport, ReqwestTransport, Transport};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, count, rest @ ..] = arguments.as_slice() else { panic!("calls WAY BASE COUNT [missing]") };
    let (count, id) = (count.parse().unwrap(), if rest.is_empty() { 7 } else { 0 });
    match way.as_str() {
        "reqwest" => reqwest_by_hand(base, count, id).await,
        "hyper" => hyper_by_hand(base, count, id).await,
        "mighty-reqwest" => through(ReqwestTransport::new().unwrap(), base, count, id).await,
        "mighty-hyper" => through(HyperTransport::new().unwrap(), base, count, id).await,
        other => panic!("there is no way {other}"),
    }
}

async fn through<T: Transport>(transport: T, base: &str, count: u32, id: u64) {
    let client = Client::<Shop>::over(transport).base_url(base).bearer("token").build().unwrap();
    for _ in 0..count {
        match client.show("engines", id, true).await {
            Ok(member) => assert_eq!(member.points, 31_415),
            Err(ShowError::NotFound(error)) => {
                assert_eq!(error.body().and_then(|body| body.title.as_deref()), Some("No such member"));
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// What a careful author writes: the token, what is accepted, who asks, the status, the body.
async fn reqwest_by_hand(base: &str, count: u32, id: u64) {
    let client = reqwest::Client::builder().user_agent("by-hand/1.0").build().unwrap();
    for _ in 0..count {
        let request =
            client.get(url(base, "engines", id, true)).bearer_auth("token").header("accept", "application/json");
        let response = request.send().await.unwrap();
        let status = response.status();
        let body = response.bytes().await.unwrap();
        read(status, &body);
    }
}

async fn hyper_by_hand(base: &str, count: u32, id: u64) {
    let client = HyperClient::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
    for _ in 0..count {
        let request = mighty_runtime::http::Request::get(url(base, "engines", id, true))
            .header("authorization", "Bearer token")
            .header("accept", "application/json")
            .header("user-agent", "by-hand/1.0");
        let response = client.request(request.body(Empty::new()).unwrap()).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        read(status, &body);
    }
}

fn read(status: mighty_runtime::http::StatusCode, body: &[u8]) {
    if status.is_success() {
        assert_eq!(serde_json::from_slice::<Member>(body).unwrap().points, 31_415);
    } else {
        let problem = serde_json::from_slice::<serde_json::Value>(body).unwrap();
        assert_eq!(problem.get("title").and_then(|title| title.as_str()), Some("No such member"));
    }
}
