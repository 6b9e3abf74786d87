use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which part of a list to return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paging {
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// How many items on a page: 25 unless said, at most 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(rename = "{T}Page")]
pub struct Page<T> {
    /// What is on the page; some endpoints call it `data`.
    #[serde(alias = "data")]
    pub items: Vec<T>,
    /// Where the other pages are.
    #[serde(default)]
    pub links: Links,
}

impl<T> mighty_runtime::Page for Page<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        &self.items
    }

    fn into_items(self) -> Vec<T> {
        self.items
    }
}

/// The links of a [`Page`]. Their form is the API's own affair: follow them, do not take them apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Links {
    /// This page.
    #[serde(rename = "self")]
    pub this: Option<String>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}
