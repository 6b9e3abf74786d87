//! Where a list is, for the links of its pages.

use mighty_runtime::http::Uri;

use crate::page::{Links, Page, PageMeta};

/// The pages' size unless said, and at most.
const SIZE: u64 = 25;
const LARGEST: u64 = 100;

tokio::task_local! {
    /// The target of the request that is being answered; there is none where a method is called without one. The methods of
    /// the traits do not have it, and the links of a page are made of it.
    static TARGET: Uri;
}

/// Answers a request: the pages in the answer link to others like it.
pub(super) async fn at<T>(target: Uri, answering: impl Future<Output = T>) -> T {
    TARGET.scope(target, answering).await
}

/// The page that is asked for, of all that there is.
pub(super) fn page<T>(all: Vec<T>, number: Option<u64>, size: Option<u64>) -> Page<T> {
    let (number, size) = (number.unwrap_or(1).max(1), size.unwrap_or(SIZE).clamp(1, LARGEST));
    let count = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let before = (number - 1).saturating_mul(size);
    let has_more = before.saturating_add(size) < count;
    let next = has_more.then(|| link(number + 1, size)).flatten();
    let this = link(number, size);
    // Without a request there is nothing to link to.
    let counted =
        PageMeta { current_page: Some(number), total_pages: Some(count.div_ceil(size)), total_count: Some(count) };
    let meta = this.is_none().then_some(counted);
    let skipped = usize::try_from(before).unwrap_or(usize::MAX);
    let taken = usize::try_from(size).unwrap_or(usize::MAX);
    Page { items: all.into_iter().skip(skipped).take(taken).collect(), links: Links { this, next }, meta }
}

/// The request's own target, for another page.
fn link(number: u64, size: u64) -> Option<String> {
    TARGET.try_with(|target| of_page(target, number, size)).ok()
}

fn of_page(target: &Uri, number: u64, size: u64) -> String {
    let asked = target.query().unwrap_or_default().split('&');
    let is_kept = |pair: &&str| !pair.is_empty() && !pair.starts_with("page=") && !pair.starts_with("per_page=");
    let (page, per_page) = (format!("page={number}"), format!("per_page={size}"));
    let pairs: Vec<&str> = asked.filter(is_kept).chain([page.as_str(), per_page.as_str()]).collect();
    format!("{}?{}", target.path(), pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{of_page, page};

    #[test]
    fn a_link_keeps_what_else_was_asked_for() {
        let target = "/admin/v1/networks/17/posts?space_id=3&page=1&per_page=2".parse().unwrap();
        assert_eq!(of_page(&target, 2, 2), "/admin/v1/networks/17/posts?space_id=3&page=2&per_page=2");
        assert_eq!(of_page(&"/a".parse().unwrap(), 1, 25), "/a?page=1&per_page=25");
    }

    #[test]
    fn a_page_is_cut_wherever_it_is_asked_for() {
        let cut = |number, size| page((1..=30_u8).collect(), number, size);
        assert_eq!(cut(None, None).items.len(), 25);
        assert_eq!(cut(Some(2), None).items, [26, 27, 28, 29, 30]);
        assert_eq!(cut(Some(0), Some(1000)).items.len(), 30);
        assert!(cut(Some(u64::MAX), Some(100)).items.is_empty());
        let meta = cut(Some(2), Some(7)).meta.unwrap();
        assert_eq!((meta.current_page, meta.total_pages, meta.total_count), (Some(2), Some(5), Some(30)));
        assert!(page(Vec::<u8>::new(), None, None).is_last());
    }
}
