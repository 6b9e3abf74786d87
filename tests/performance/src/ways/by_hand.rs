//! What a careful author writes: the token, what is accepted, who asks, the status, the body.
#![allow(clippy::missing_panics_doc, clippy::unwrap_used, reason = "whoever starts a measurement reads it")]

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use mighty_runtime::http::{Request, StatusCode};

use super::{TOKEN, Way};
use crate::{Member, url};

/// Over reqwest.
#[derive(Clone, Debug)]
pub struct Reqwest {
    client: reqwest::Client,
    base: Arc<str>,
}

impl Reqwest {
    /// A client.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { client: reqwest::Client::builder().user_agent("by-hand/1.0").build().unwrap(), base: base.into() }
    }
}

impl Way for Reqwest {
    async fn show(&self, id: u64) {
        let url = url(&self.base, "engines", id, true);
        let request = self.client.get(url).bearer_auth(TOKEN).header("accept", "application/json");
        let response = request.send().await.unwrap();
        let status = response.status();
        read(status, &response.bytes().await.unwrap());
    }
}

/// Over hyper-util.
#[derive(Clone, Debug)]
pub struct Hyper {
    client: HyperClient<HttpConnector, Empty<Bytes>>,
    base: Arc<str>,
}

impl Hyper {
    /// A client.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { client: HyperClient::builder(TokioExecutor::new()).build_http(), base: base.into() }
    }
}

impl Way for Hyper {
    async fn show(&self, id: u64) {
        let request = Request::get(url(&self.base, "engines", id, true))
            .header("authorization", format!("Bearer {TOKEN}"))
            .header("accept", "application/json")
            .header("user-agent", "by-hand/1.0");
        let response = self.client.request(request.body(Empty::new()).unwrap()).await.unwrap();
        let status = response.status();
        read(status, &response.into_body().collect().await.unwrap().to_bytes());
    }
}

fn read(status: StatusCode, body: &[u8]) {
    if status.is_success() {
        assert_eq!(serde_json::from_slice::<Member>(body).unwrap().points, 31_415);
    } else {
        let problem = serde_json::from_slice::<serde_json::Value>(body).unwrap();
        assert_eq!(problem.get("title").and_then(|title| title.as_str()), Some("No such member"));
    }
}
