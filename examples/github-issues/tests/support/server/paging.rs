//! A page of a list, with links to the others.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use super::habits::set;

/// Which page is asked for.
#[derive(Deserialize)]
pub(super) struct Paging {
    page: Option<usize>,
    per_page: Option<usize>,
    /// Of the issues, those with this label.
    pub(super) labels: Option<String>,
}

/// The page, and in `Link` where the others are: by the repository's id, and not by the path that was asked for.
pub(super) fn page(url: &str, list: &str, items: &[Value], paging: &Paging) -> Response {
    let size = paging.per_page.unwrap_or(30).clamp(1, 100);
    let (page, pages) = (paging.page.unwrap_or(1).max(1), items.len().div_ceil(size).max(1));
    let shown: Vec<&Value> = items.iter().skip((page - 1) * size).take(size).collect();
    let mut answer = Json(shown).into_response();
    let labels = paging.labels.as_ref().map_or_else(String::new, |labels| format!("&labels={labels}"));
    let link = |page: usize, rel: &str| {
        format!("<{url}/repositories/2/{list}?per_page={size}&page={page}{labels}>; rel=\"{rel}\"")
    };
    let mut links = Vec::new();
    if page > 1 {
        links.extend([link(page - 1, "prev"), link(1, "first")]);
    }
    if page < pages {
        links.extend([link(page + 1, "next"), link(pages, "last")]);
    }
    if !links.is_empty() {
        set(answer.headers_mut(), "link", &links.join(", "));
    }
    answer
}
