//! Streams of traits in unusual surroundings: generic, borrowed from, configured away, on one thread.

use std::fmt::Display;
use std::rc::Rc;

use mighty_runtime::{Items, Page, endpoints};
use mighty_tests::Acme;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::{answering, only};

#[derive(Debug, Deserialize)]
struct Listed<T> {
    items: Vec<T>,
}

impl<T> Page for Listed<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        &self.items
    }

    fn into_items(self) -> Vec<T> {
        self.items
    }
}

async fn all<P: Page, E: std::fmt::Debug>(mut items: Items<P, E>) -> Vec<P::Item> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    all
}

/// A trait over what it lists, with methods over what they send and read.
#[endpoints(api = Acme, errors(404), error = StoreError)]
trait Store<T>
where
    T: DeserializeOwned,
{
    #[endpoint(method = GET, path = "/items", paginate(link = "next"))]
    async fn items(&self) -> Result<Listed<T>, ItemsError>;

    #[endpoint(method = POST, path = "/{kind}", paginate(link = "next"))]
    async fn named<'a, 'b, K: Display, P, const N: usize>(
        &'a self,
        kind: K,
        #[query] tags: &'a [&'b str],
        #[query] numbers: [u8; N],
        #[body(json)] body: &'b str,
    ) -> Result<P, ItemsError>
    where
        P: Page<Item = T> + DeserializeOwned;
}

#[tokio::test]
async fn a_stream_is_as_generic_as_its_method() {
    let (client, _) = answering(r#"{"items": [1, 2]}"#);
    assert_eq!(all(Store::<u8>::items_stream(&client)).await, [1, 2]);
    let (client, server) = answering("[3]");
    let stream = {
        let (tag, body) = ("a".to_owned(), "b".to_owned());
        // Nothing that it was given is needed any longer.
        Store::<u64>::named_stream::<_, Vec<u64>, 2>(&client, 'k', &[&tag], [1, 2], &body)
    };
    drop(client);
    assert_eq!(all(stream).await, [3]);
    let request = only(&server);
    assert_eq!((request.target(), request.text().as_str()), ("/v1/k?tags=a&numbers=1&numbers=2", "\"b\""));
}

/// What the compiler, clippy and the documentation want of a method, they get of its stream.
#[deny(warnings, missing_docs, unused_qualifications, clippy::all, clippy::pedantic)]
mod strict {
    use super::{Acme, Listed, endpoints};

    /// A trait.
    #[endpoints(api = Acme, errors(404))]
    pub(super) trait Strict {
        /// Lists.
        #[endpoint(method = GET, path = "/{a}", paginate(link_header))]
        #[allow(clippy::too_many_arguments, reason = "there are too many")]
        async fn list(
            &self,
            a: u8,
            #[query] b: u8,
            #[query] c: u8,
            #[query] d: u8,
            #[query] e: u8,
            #[query] f: u8,
            #[query] g: u8,
            #[query] r#type: Option<&str>,
        ) -> Result<Listed<u8>, ListError>;

        /// Lists.
        #[endpoint(method = GET, path = "/old", paginate(link_header))]
        #[deprecated = "list the new ones"]
        async fn old(&self) -> Result<Vec<u8>, ListError>;

        /// Lists, on the machines that nobody has.
        #[cfg(target_os = "none")]
        #[endpoint(method = GET, path = "/none", paginate(link_header))]
        async fn none(&self) -> Result<Vec<Missing>, NoneError>;

        /// Lists.
        #[endpoint(method = GET, path = "/match", paginate(link_header))]
        async fn r#match(
            &self,
            #[cfg(target_os = "none")]
            #[query]
            b: u8,
        ) -> Result<Vec<u8>, ListError>;
    }
}

#[tokio::test]
async fn a_stream_has_the_attributes_of_its_method() {
    use strict::Strict;
    let (client, server) = answering("[1]");
    assert_eq!(all(client.match_stream()).await, [1]);
    assert_eq!(only(&server).target(), "/v1/match");
    #[expect(deprecated, reason = "the stream is, as the method is")]
    let items = client.old_stream();
    assert_eq!(all(items).await, [1]);
    let (client, _) = answering(r#"{"items": [1]}"#);
    assert_eq!(all(client.list_stream(1, 2, 3, 4, 5, 6, 7, Some("x"))).await, [1]);
}

/// An item that stays on its thread.
#[derive(Debug, PartialEq, Clone)]
struct Local(Rc<u8>);

impl<'de> Deserialize<'de> for Local {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer).map(|number| Self(Rc::new(number)))
    }
}

#[endpoints(api = Acme, local)]
trait Locals {
    #[endpoint(method = GET, path = "/locals", paginate(link_header))]
    async fn locals(&self) -> Result<Vec<Local>, LocalsError>;
}

#[tokio::test]
async fn items_need_not_be_sent() {
    let (client, _) = answering("[1, 2]");
    let items = client.locals_stream().prefetch();
    assert_eq!(all(items).await, [Local(Rc::new(1)), Local(Rc::new(2))]);
    let fake: Items<Vec<Local>, LocalsError> = Items::from_pages([Ok(vec![Local(Rc::new(7))])]);
    assert_eq!(all(fake).await.len(), 1);
}

#[tokio::test]
async fn a_trait_in_a_function_has_its_streams() {
    #[endpoints(api = Acme)]
    trait Inner {
        #[endpoint(method = GET, path = "/inner", paginate(page_number = "page"))]
        async fn inner(&self) -> Result<Vec<u8>, InnerError>;
    }
    let (client, _) = answering("[]");
    assert_eq!(all(client.inner_stream()).await, [0; 0]);
}
