//! What the programs have in common whose instructions and allocations are counted: the types, the API, the ways to call it.

pub mod ways;

use mighty_runtime::{Api, Problem, endpoints};
use serde::{Deserialize, Serialize};

/// The answer: twelve fields, 378 bytes.
#[derive(Debug, Deserialize, Serialize, PartialEq)]
#[allow(missing_docs, reason = "they are only there to be read")]
pub struct Member {
    pub id: u64,
    pub name: String,
    pub email: String,
    pub city: Option<String>,
    pub country: String,
    pub joined_at: String,
    pub last_seen_at: String,
    pub points: i64,
    pub rate: f64,
    pub is_host: bool,
    pub tags: Vec<String>,
    pub bio: String,
}

/// Its text.
pub const ANSWER: &str = concat!(
    r#"{"id":74120983,"name":"Ada Lovelace","email":"ada.lovelace@analytical-engines.example","city":"London","country":"GB","#,
    r#""joined_at":"2026-03-14T15:09:26Z","last_seen_at":"2026-11-27T09:08:07Z","points":31415,"rate":0.5772,"is_host":true,"#,
    r#""tags":["founder","mathematics","engines"],"bio":"Wrote the first program, for a machine that was never built; and a note on what it could not do."}"#
);

/// The answer where there is no such member.
pub const PROBLEM: &str = r#"{"title":"No such member","status":404,"detail":"It may have left."}"#;

/// The API.
#[derive(Debug)]
pub enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

/// The endpoint.
#[endpoints(api = Shop, errors(404, 5xx))]
pub trait Members {
    /// One member.
    #[endpoint(method = GET, path = "/networks/{network}/members/{id}")]
    async fn show(&self, network: &str, id: u64, #[query] full: bool) -> Result<Member, ShowError>;
}

/// The same URL by hand.
#[must_use]
pub fn url(base: &str, network: &str, id: u64, full: bool) -> String {
    format!("{base}/networks/{network}/members/{id}?full={full}")
}
