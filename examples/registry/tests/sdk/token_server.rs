//! A token server that signs what it gives, and a registry that believes it.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
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

/// The login that it knows, `me:secret`.
pub(super) const LOGIN: &str = "bWU6c2VjcmV0";

/// The server, and what it was asked.
#[derive(Clone)]
pub(super) struct TokenServer {
    pub(super) url: String,
    /// The actions that it grants, of those that it is asked for.
    granted: &'static [&'static str],
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
        Self::granting(&["pull", "push", "delete", "*"]).await
    }

    pub(super) async fn granting(granted: &'static [&'static str]) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["token.example".to_owned()]).unwrap().self_signed(&key).unwrap();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            granted,
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

    /// What a registry is told of it, and given in this file.
    pub(super) fn configuration(&self, bundle: &Path) -> String {
        std::fs::write(bundle, &self.pem).unwrap();
        format!(
            "auth: {{ token: {{ realm: \"{}/token\", service: the-registry, issuer: the-issuer, rootcertbundle: {} }} }}\n",
            self.url,
            bundle.display()
        )
    }

    fn token(&self, scopes: &[String]) -> String {
        let access = scopes.iter().filter_map(|scope| {
            let [kind, name, actions] = <[&str; 3]>::try_from(scope.split(':').collect::<Vec<_>>()).ok()?;
            // "the intersection of the set of requested actions … and the set of actions that the client has in fact been granted"
            let actions: Vec<&str> = actions.split(',').filter(|action| self.granted.contains(action)).collect();
            Some(json!({ "type": kind, "name": name, "actions": actions }))
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

async fn give(State(server): State<TokenServer>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let query = query.unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let decoded: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.to_owned(), value.replace("%3A", ":").replace("%2F", "/").replace("%2C", ",")))
        .collect();
    let scopes: Vec<String> =
        decoded.iter().filter(|(name, _)| name == "scope").map(|(_, value)| value.clone()).collect();
    assert!(decoded.contains(&("service".to_owned(), "the-registry".to_owned())), "{decoded:?}");
    let login = header(&headers, "authorization");
    server.asked.lock().unwrap().push((scopes.clone(), login.to_owned()));
    if !login.is_empty() && login != format!("Basic {LOGIN}") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(json!({ "token": server.token(&scopes), "expires_in": 300 })).into_response()
}
