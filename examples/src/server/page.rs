//! Lists, cut into pages.

use serde::Deserialize;
use serde_json::{Value, json};

/// The query parameters of a list.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Paging {
    page: Option<usize>,
    per_page: Option<usize>,
}

impl Paging {
    /// The page of `rows` that was asked for, in the envelope of the API. `path` is where the list is.
    pub(super) fn cut(self, path: &str, rows: Vec<Value>) -> Value {
        let page = self.page.unwrap_or(1).max(1);
        let per_page = self.per_page.unwrap_or(25).clamp(1, 100);
        let before = (page - 1).saturating_mul(per_page);
        let more = rows.len() > before.saturating_add(per_page);
        let link = |page: usize| format!("{path}?page={page}&per_page={per_page}");
        json!({
            "items": rows.into_iter().skip(before).take(per_page).collect::<Vec<_>>(),
            "links": { "self": link(page), "next": more.then(|| link(page + 1)) },
        })
    }
}
