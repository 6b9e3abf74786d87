//! What a body is, by its `Content-Type`.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// What is made of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Media {
    Json,
    /// Events or lines, which keep the pieces in which they came.
    Stream,
    Form,
    /// Parts with this boundary.
    Parts(String),
    Other,
}

impl Media {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map_or(Self::Other, Self::named)
    }

    pub(super) fn named(content_type: &str) -> Self {
        let lower = content_type.to_ascii_lowercase();
        let name = lower.split(';').next().unwrap_or_default().trim();
        match name {
            "text/event-stream" => Self::Stream,
            "application/x-www-form-urlencoded" => Self::Form,
            "multipart/form-data" => boundary(content_type).map_or(Self::Other, Self::Parts),
            _ if ["ndjson", "jsonl", "json-lines", "json-seq", "stream+json"].iter().any(|end| name.ends_with(end)) => {
                Self::Stream
            }
            "application/json" => Self::Json,
            _ if name.ends_with("+json") => Self::Json,
            _ => Self::Other,
        }
    }
}

fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.trim().split_once('='));
    let (_, value) = parameters.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    Some(value.trim_matches('"').to_owned())
}
