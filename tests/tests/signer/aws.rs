//! AWS Signature Version 4, in headers and in the query, against the published vectors.
//!
//! `aws-sig-v4.json` holds those of AWS's test suite that are about single requests as a client can make them: the files
//! `request.txt`, `context.json`, `header-signature.txt` and `query-signature.txt` of the folder `aws-signing-test-suite/v4` in
//! the crate aws-sigv4 1.6.4 (Apache-2.0). Left out are paths that no URL library leaves as they are (`/./`, `//`), headers on
//! several lines, and keys of which the suite says that they are not to be signed.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use mighty_runtime::{Api, CallOptions, Client, Link, Problem, Signer, SigningRequest, endpoints};
use serde::Deserialize;

use super::digest::{hex, hmac_sha256, sha256_hex};

enum Service {}

impl Api for Service {
    const BASE_URL: &'static str = "https://example.amazonaws.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Service)]
trait Requests {
    #[endpoint(method = GET, path = "/")]
    async fn get(&self, #[url] link: &Link) -> Result<(), GetError>;

    #[endpoint(method = POST, path = "/")]
    async fn post(&self, #[url] link: &Link) -> Result<(), PostError>;

    #[endpoint(method = POST, path = "/")]
    async fn form(
        &self,
        #[url] link: &Link,
        #[header("Content-Type")] media_type: &str,
        #[body(raw)] body: String,
    ) -> Result<(), FormError>;
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
    token: Option<String>,
    sign_body: bool,
    header_signature: String,
    query_signature: String,
}

const KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SCOPE: [&str; 3] = ["us-east-1", "service", "aws4_request"];

struct SigV4 {
    token: Option<String>,
    signs_body_header: bool,
    in_query: bool,
}

impl Signer for SigV4 {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
        let time = Timestamp::try_from(request.time())?.strftime("%Y%m%dT%H%M%SZ").to_string();
        let day = time.split('T').next().unwrap_or_default().to_owned();
        let hash = request.body().map_or_else(|| "UNSIGNED-PAYLOAD".to_owned(), sha256_hex);
        let scope = [&[day.as_str()][..], &SCOPE].concat().join("/");
        let credential = format!("{KEY}/{scope}");
        if self.in_query {
            let names = names(&signed_headers(request));
            for (name, value) in [
                ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
                ("X-Amz-Credential", &credential),
                ("X-Amz-Date", &time),
                ("X-Amz-SignedHeaders", &names),
                ("X-Amz-Expires", "3600"),
            ] {
                request.query(name, value)?;
            }
            if let Some(token) = &self.token {
                request.query("X-Amz-Security-Token", token)?;
            }
            let signature = signature(request, &hash, &time, &day, &scope);
            request.query("X-Amz-Signature", &signature)?;
            return Ok(());
        }
        request.header("x-amz-date", &time)?;
        if let Some(token) = &self.token {
            request.header("x-amz-security-token", token)?;
        }
        if self.signs_body_header {
            request.header("x-amz-content-sha256", &hash)?;
        }
        let (names, signature) = (names(&signed_headers(request)), signature(request, &hash, &time, &day, &scope));
        let value = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}");
        Ok(request.header("authorization", &value)?)
    }
}

/// All but what the vectors do not know of. The length is added later, by the transport.
fn signed_headers(request: &SigningRequest<'_>) -> BTreeMap<String, String> {
    let is_signed = |name: &str| !["accept", "user-agent", "content-length"].contains(&name);
    let headers = request.headers().iter().filter(|(name, _)| is_signed(name.as_str()));
    let trimmed = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signed: BTreeMap<String, String> =
        headers.map(|(name, value)| (name.to_string(), trimmed(value.to_str().unwrap()))).collect();
    if let Some(body) = request.body().filter(|body| !body.is_empty()) {
        signed.insert("content-length".to_owned(), body.len().to_string());
    }
    signed
}

fn names(headers: &BTreeMap<String, String>) -> String {
    headers.keys().map(String::as_str).collect::<Vec<_>>().join(";")
}

fn signature(request: &SigningRequest<'_>, hash: &str, time: &str, day: &str, scope: &str) -> String {
    let headers = signed_headers(request);
    let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    let lines = lines.concat();
    let mut pairs: Vec<(&str, &str)> = request
        .uri()
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    pairs.sort_unstable();
    let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let (method, path, names) = (request.method(), request.uri().path(), names(&headers));
    let canonical = sha256_hex(format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{hash}").as_bytes());
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{canonical}");
    let mut key = hmac_sha256(format!("AWS4{SECRET}").as_bytes(), day.as_bytes());
    for part in SCOPE {
        key = hmac_sha256(&key, part.as_bytes());
    }
    hex(&hmac_sha256(&key, text.as_bytes()))
}

/// The request of a vector, as it is sent.
async fn sent(vector: &Vector, in_query: bool) -> Recorded {
    let server = InProcess::script([Reply::status(204)]);
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160);
    let signer = SigV4 { token: vector.token.clone(), signs_body_header: vector.sign_body, in_query };
    let client = Client::<Service, _>::over(server.clone()).signer(signer).environment(World::new(1.0).on(time));
    let (mut options, mut media_type) = (CallOptions::new(), None);
    for (name, value) in &vector.headers {
        match name.to_ascii_lowercase().as_str() {
            "host" | "content-length" => {}
            "content-type" => media_type = Some(value.as_str()),
            _ => options = options.header(name, value),
        }
    }
    let (client, link) = (client.build().unwrap().with(options), Link::new(&vector.target));
    match vector.method.as_str() {
        "GET" => client.get(&link).await.unwrap(),
        _ => match media_type {
            Some(media_type) => client.form(&link, media_type, vector.body.clone()).await.unwrap(),
            None => client.post(&link).await.unwrap(),
        },
    }
    server.requests().remove(0)
}

#[tokio::test(start_paused = true)]
async fn the_published_vectors_come_out() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("aws-sig-v4.json")).unwrap();
    assert_eq!(vectors.len(), 21);
    for vector in &vectors {
        let request = sent(vector, false).await;
        let authorization = request.header("authorization").unwrap();
        assert!(
            authorization.ends_with(&format!("Signature={}", vector.header_signature)),
            "{}: {authorization}",
            vector.name
        );
        let request = sent(vector, true).await;
        let query = request.uri.query().unwrap();
        assert!(query.ends_with(&format!("X-Amz-Signature={}", vector.query_signature)), "{}: {query}", vector.name);
        assert!(!request.headers.contains_key("authorization"));
    }
}
