//! Generic traits, generic methods, lifetimes, bounds.

use std::fmt::{Debug, Display};

use mighty_runtime::endpoints;
use mighty_tests::Acme;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{answering, only};

#[derive(Debug, PartialEq, Deserialize)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Serialize)]
struct Borrowed<'a> {
    name: &'a str,
}

/// A trait over what it reads.
#[endpoints(api = Acme, errors(404), error = StoreError)]
trait Store<T>
where
    T: DeserializeOwned,
{
    /// One item.
    #[endpoint(method = GET, path = "/items/{id}")]
    async fn item(&self, id: u64) -> Result<T, ItemError>;

    /// All items.
    #[endpoint(method = GET, path = "/items")]
    async fn items(&self) -> Result<Page<T>, ItemError>;
}

/// A trait with methods over what they send and read, with and without lifetimes of their own.
#[endpoints(api = Acme)]
trait Methods: Sync + Sized {
    #[endpoint(method = POST, path = "/{kind}/{id}")]
    async fn exchange<I: Display, B, T>(&self, kind: &str, id: I, #[body] body: &B) -> Result<T, ExchangeError>
    where
        B: Serialize + ?Sized,
        T: DeserializeOwned;

    #[endpoint(method = PUT, path = "/named/{name}")]
    async fn named<'a, 'b>(
        &'a self,
        name: &'b str,
        #[body] body: &'a Borrowed<'b>,
        #[query] tags: &'a [&'b str],
    ) -> Result<Vec<u8>, ExchangeError>;

    #[endpoint(method = POST, path = "/array")]
    async fn array<const N: usize>(&self, #[query] numbers: [u8; N]) -> Result<Vec<u8>, ExchangeError>;
}

#[tokio::test]
async fn a_trait_can_be_generic() {
    let (client, server) = answering(r#"{"items": [1, 2]}"#);
    let page = Store::<u8>::items(&client).await.unwrap();
    assert_eq!(page, Page { items: vec![1, 2] });
    let item: Page<u64> = client.item(7).await.unwrap();
    assert_eq!(item.items, [1, 2]);
    assert_eq!(server.requests()[1].target(), "/v1/items/7");
}

#[tokio::test]
async fn a_generic_function_can_ask_for_the_trait() {
    async fn first<T: DeserializeOwned + Debug>(store: &impl Store<T>) -> Result<Option<T>, StoreError> {
        store.item(1).await?;
        Ok(store.items().await?.items.into_iter().next())
    }
    let (client, _) = answering(r#"{"items": []}"#);
    assert_eq!(first::<Page<String>>(&client).await.unwrap(), None);
    let (client, _) = answering("null");
    assert!(first::<Option<String>>(&client).await.is_err(), "null is no page");
}

#[tokio::test]
async fn a_method_can_be_generic() {
    let (client, server) = answering("[3]");
    let read: Vec<u8> = client.exchange("texts", 'x', "body").await.unwrap();
    assert_eq!(read, [3]);
    let read: [u64; 1] = client.exchange("numbers", 7, &[1.5][..]).await.unwrap();
    assert_eq!(read, [3]);
    let sent: Vec<String> = server.requests().iter().map(|sent| format!("{} {}", sent.target(), sent.text())).collect();
    assert_eq!(sent, ["/v1/texts/x \"body\"", "/v1/numbers/7 [1.5]"]);
}

#[tokio::test]
async fn lifetimes_of_the_author_are_kept() {
    let (client, server) = answering("[1]");
    let name = String::from("n");
    let call = {
        let tags = [name.as_str(), "t"];
        let body = Borrowed { name: &name };
        // The request is built at once, but the signature says `'a`, and that holds.
        client.named(&name, &body, &tags).await
    };
    assert_eq!(call.unwrap(), [1]);
    assert_eq!(
        (only(&server).target(), only(&server).text().as_str()),
        ("/v1/named/n?tags=n&tags=t", r#"{"name":"n"}"#)
    );
}

#[tokio::test]
async fn arrays_of_any_length_are_lists() {
    let (client, server) = answering("[]");
    client.array([1, 2, 3]).await.unwrap();
    client.array([]).await.unwrap();
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/array?numbers=1&numbers=2&numbers=3", "/v1/array"]);
}
