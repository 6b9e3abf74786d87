//! One page of a list.

use std::vec;

use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

/// One page of a list.
///
/// The API has two envelopes, and says of neither which list comes in which: `{items, links: {self, next}}` and
/// `{data, meta: {current_page, total_pages, total_count}}`. Both are read as this.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// What is on the page. An answer without a list is no page, and does not decode.
    #[serde(alias = "data", deserialize_with = "null_as_default", bound(deserialize = "T: Deserialize<'de>"))]
    pub items: Vec<T>,
    /// Where the other pages are.
    #[serde(default, deserialize_with = "null_as_default")]
    pub links: Links,
    /// How many pages there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meta: Option<PageMeta>,
}

/// The links of a [`Page`]. Their form is the API's own affair: follow them, do not take them apart.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// This page.
    #[serde(rename = "self")]
    pub this: Option<String>,
    /// The next page; `None` on the last. Absolute, or relative to the API's host.
    pub next: Option<String>,
}

/// Where in its list a [`Page`] is.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageMeta {
    /// The number of this page, from 1.
    pub current_page: Option<u64>,
    /// How many pages there are.
    pub total_pages: Option<u64>,
    /// How many items there are on all pages.
    pub total_count: Option<u64>,
}

impl<T> Page<T> {
    /// Whether nothing can follow: no link and no number says that there is more, or the page is empty, since a next
    /// link has been seen beyond the last item.
    ///
    /// ```
    /// use mighty_networks::Page;
    ///
    /// let page: Page<u64> = serde_json::from_str(r#"{"items": [1], "links": {"next": "/…?page=2"}}"#)?;
    /// assert!(!page.is_last());
    /// let page: Page<u64> = serde_json::from_str(r#"{"data": [2], "meta": {"current_page": 2, "total_pages": 2}}"#)?;
    /// assert!(page.is_last());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn is_last(&self) -> bool {
        let is_counted = self.meta.as_ref().is_some_and(|meta| match (meta.current_page, meta.total_pages) {
            (Some(current), Some(total)) => current < total,
            _ => false,
        });
        self.items.is_empty() || (self.links.next.is_none() && !is_counted)
    }
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

/// The items.
impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Page;

    fn page(value: Value) -> Result<Page<u64>, serde_json::Error> {
        serde_json::from_value(value)
    }

    #[test]
    fn both_envelopes_are_the_same_page() {
        let linked = page(json!({"items": [1, 2], "links": {"self": "/a", "next": "/b"}})).unwrap();
        let counted =
            page(json!({"data": [1, 2], "meta": {"current_page": 1, "total_pages": 3, "total_count": 6}})).unwrap();
        assert_eq!(linked.items, counted.items);
        assert_eq!((linked.links.this.as_deref(), linked.links.next.as_deref()), (Some("/a"), Some("/b")));
        assert_eq!(counted.meta.as_ref().and_then(|meta| meta.total_count), Some(6));
        assert_eq!([linked.is_last(), counted.is_last()], [false, false]);
        assert_eq!(linked.into_iter().sum::<u64>(), 3);
    }

    #[test]
    fn the_last_page_names_no_next() {
        let last = [
            json!({"items": [1]}),
            json!({"items": [1], "links": null}),
            json!({"items": [1], "links": {}}),
            json!({"items": [1], "links": {"next": null}}),
            json!({"data": [1], "meta": {"current_page": 3, "total_pages": 3}}),
            json!({"data": [1], "meta": {"current_page": null}}),
            json!({"data": [1], "meta": null}),
        ];
        for value in last {
            assert!(page(value.clone()).unwrap().is_last(), "{value}");
        }
    }

    #[test]
    fn an_empty_page_is_the_last_whatever_it_says() {
        for items in [json!([]), json!(null)] {
            assert!(page(json!({"items": items, "links": {"next": "/b"}})).unwrap().is_last());
        }
    }

    #[test]
    fn what_has_no_list_is_no_page() {
        for value in [json!({}), json!({"error": "who are you?"}), json!([]), json!({"items": {}})] {
            assert!(page(value.clone()).is_err(), "{value}");
        }
    }
}
