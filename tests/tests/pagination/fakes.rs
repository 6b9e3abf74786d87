//! What a user does with the types: fakes, combinators, tasks.

use std::pin::pin;

use futures_util::{StreamExt, TryStreamExt};
use mighty_runtime::testing::InProcess;
use mighty_runtime::{Items, Pages, Response, endpoints};

use super::api::{Books, Library, ListError, Listed, all, last, page, reader, scripted, until_error};

/// A trait that an application has a fake of.
#[endpoints(api = Library, errors(404))]
trait Novels {
    #[endpoint(method = GET, path = "/novels", paginate)]
    async fn novels(&self, #[query] page: Option<u64>) -> Result<Listed, NovelsError>;
}

/// A fake with these pages.
struct Fake(Vec<Vec<u64>>);

impl Novels for Fake {
    async fn novels(&self, page: Option<u64>) -> Result<Listed, NovelsError> {
        let index = usize::try_from(page.unwrap_or(1) - 1).unwrap();
        Ok(Listed { items: self.0.get(index).cloned().unwrap_or_default() })
    }

    fn novels_stream(&self, _: Option<u64>) -> Items<Listed, NovelsError> {
        Items::from_pages(self.0.iter().map(|items| Ok(Listed { items: items.clone() })))
    }
}

/// What an application writes, over the real client and over a fake.
async fn sum(novels: &impl Novels) -> Result<u64, NovelsError> {
    let mut items = novels.novels_stream(None).page_size(100).prefetch();
    let mut sum = 0;
    while let Some(item) = items.next().await {
        sum += item?;
    }
    Ok(sum)
}

#[tokio::test]
async fn a_fake_gives_pages() {
    let (client, _) = scripted([page(&[1, 2], "?page=2"), last(&[3])]);
    assert_eq!(sum(&client).await.unwrap(), 6);
    assert_eq!(sum(&Fake(vec![vec![1, 2], vec![], vec![3, 4]])).await.unwrap(), 10);
    assert_eq!(sum(&Fake(vec![])).await.unwrap(), 0);
    assert_eq!(Fake(vec![vec![7]]).novels(None).await.unwrap().items, [7]);
}

#[tokio::test]
async fn a_fake_gives_errors_where_they_stand() {
    let listed = |items: &[u64]| Ok(Listed { items: items.to_vec() });
    let mut items = Items::from_pages([listed(&[1, 2]), Err("late"), listed(&[3])]);
    assert_eq!(until_error(&mut items).await, (vec![1, 2], "late"));
    assert_eq!(items.position(), None);
    assert_eq!(all(items).await, [3]);
}

#[tokio::test]
async fn streams_have_all_that_streams_have() {
    let server = InProcess::from_fn(|request| match request.uri.query() {
        None => page(&[1, 2], "?page=2"),
        Some(_) => last(&[3, 4]),
    });
    let client = reader(&server);
    let even = client.list_stream(None, None).try_filter(|item| std::future::ready(item % 2 == 0));
    assert_eq!(even.try_collect::<Vec<u64>>().await.unwrap(), [2, 4]);
    let pages = client.list_stream(None, None).pages().map_ok(|page| page.items.len());
    assert_eq!(pages.try_collect::<Vec<usize>>().await.unwrap(), [2, 2]);
    let mut first = pin!(client.list_stream(None, None).take(1));
    assert_eq!(StreamExt::next(&mut first).await.unwrap().unwrap(), 1);
}

#[tokio::test]
async fn streams_go_where_their_types_may_go() {
    fn is_sendable<T: Send + Unpin + 'static>(value: T) -> T {
        value
    }
    let (client, _) = scripted([page(&[1], "?page=2"), last(&[2])]);
    let of = "x".to_owned();
    let items = is_sendable(client.list_stream(None, Some(&of)));
    // It holds neither the client nor the arguments.
    drop((client, of));
    assert_eq!(tokio::spawn(all(items)).await.unwrap(), [1, 2]);
}

/// Boxed inside: whoever holds one in a struct or a future is not made large by it.
#[test]
fn streams_are_small() {
    assert!(size_of::<Items<Response<Listed>, ListError>>() <= 16);
    assert!(size_of::<Pages<Response<Listed>, ListError>>() <= 8);
}
