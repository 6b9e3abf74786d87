//! A token server that signs what it gives, and a registry that believes it.

use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::routing::get;
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{CertificateParams, KeyPair};
use serde::Serialize;
use serde_json::{Value, json};

use super::header;

/// Scopes and login of a request.
pub(super) type Asked = (Vec<String>, String);

/// The server, and what it was asked.
#[derive(Clone)]
pub(super) struct TokenServer {
    pub(super) url: String,
    pub(super) asked: Arc<Mutex<Vec<Asked>>>,
    key: Arc<EncodingKey>,
    certificate: String,
    pem: String,
}

/// What a token says ("Token Authentication Implementation", Docker's specification).
#[derive(Serialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    exp: u64,
    nbf: u64,
    iat: u64,
    jti: String,
    access: Vec<Value>,
}

impl TokenServer {
    pub(super) async fn start() -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["token.example".to_owned()]).unwrap().self_signed(&key).unwrap();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
            key: Arc::new(EncodingKey::from_ec_der(&key.serialize_der())),
            certificate: STANDARD.encode(certificate.der()),
            pem: format!(
                "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
                STANDARD.encode(certificate.der())
            ),
        };
        let router = Router::new().route("/token", get(give)).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    /// What a registry is told of it.
    pub(super) fn configuration(&self) -> String {
        let bundle = std::env::temp_dir().join(format!("bundle-{}-{}.pem", std::process::id(), self.url.len()));
        let bundle = bundle.with_extension(self.url.rsplit(':').next().unwrap());
        std::fs::write(&bundle, &self.pem).unwrap();
        format!(
            "auth: {{ token: {{ realm: \"{}/token\", service: the-registry, issuer: the-issuer, rootcertbundle: {} }} }}\n",
            self.url,
            bundle.display()
        )
    }

    fn token(&self, scopes: &[String]) -> String {
        let access = scopes.iter().filter_map(|scope| {
            let [kind, name, actions] = <[&str; 3]>::try_from(scope.split(':').collect::<Vec<_>>()).ok()?;
            Some(json!({ "type": kind, "name": name, "actions": actions.split(',').collect::<Vec<_>>() }))
        });
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let claims = Claims {
            iss: "the-issuer".into(),
            sub: "me".into(),
            aud: "the-registry".into(),
            exp: now + 300,
            nbf: now - 10,
            iat: now,
            jti: now.to_string(),
            access: access.collect(),
        };
        let header = Header { x5c: Some(vec![self.certificate.clone()]), ..Header::new(Algorithm::ES256) };
        encode(&header, &claims, &self.key).unwrap()
    }
}

async fn give(State(server): State<TokenServer>, RawQuery(query): RawQuery, headers: HeaderMap) -> Json<Value> {
    let query = query.unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let decoded: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.to_owned(), value.replace("%3A", ":").replace("%2F", "/").replace("%2C", ",")))
        .collect();
    let scopes: Vec<String> =
        decoded.iter().filter(|(name, _)| name == "scope").map(|(_, value)| value.clone()).collect();
    assert!(decoded.contains(&("service".to_owned(), "the-registry".to_owned())), "{decoded:?}");
    server.asked.lock().unwrap().push((scopes.clone(), header(&headers, "authorization").to_owned()));
    Json(json!({ "token": server.token(&scopes), "expires_in": 300 }))
}
