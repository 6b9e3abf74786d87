//! JSON bodies: of structs, lists, texts, of another media type, and none.

use std::borrow::Cow;

use mighty_runtime::endpoints;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Seen, came_through, client, text, texts};
use crate::shop::Shop;

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Thing<'a> {
    name: Cow<'a, str>,
    note: Option<String>,
    sizes: Vec<f64>,
}

#[endpoints(api = Shop, server)]
trait Bodies {
    #[endpoint(method = POST, path = "/thing")]
    async fn thing(&self, #[body] thing: &Thing<'_>) -> Result<(), BodyError>;
    #[endpoint(method = PATCH, path = "/thing")]
    async fn patch(&self, #[body("application/merge-patch+json")] thing: Option<&Thing<'_>>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/list")]
    async fn list(&self, #[body] things: &[Thing<'static>]) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/texts")]
    async fn texts(&self, #[body] texts: Option<Vec<String>>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/text")]
    async fn text(&self, #[body(json)] text: &str) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/bytes")]
    async fn bytes(&self, #[body(json, "application/vnd.shop+json")] bytes: &[u8]) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/empty", body = {})]
    async fn empty(&self, #[query] page: Option<u8>) -> Result<(), BodyError>;
}

impl Bodies for Seen {
    async fn thing(&self, thing: &Thing<'_>) -> Result<(), BodyError> {
        self.note(thing)
    }

    async fn patch(&self, thing: Option<&Thing<'_>>) -> Result<(), BodyError> {
        self.note(thing)
    }

    async fn list(&self, things: &[Thing<'static>]) -> Result<(), BodyError> {
        self.note(things)
    }

    async fn texts(&self, texts: Option<Vec<String>>) -> Result<(), BodyError> {
        self.note(texts)
    }

    async fn text(&self, text: &str) -> Result<(), BodyError> {
        self.note(text)
    }

    async fn bytes(&self, bytes: &[u8]) -> Result<(), BodyError> {
        self.note(bytes)
    }

    async fn empty(&self, page: Option<u8>) -> Result<(), BodyError> {
        self.note(page)
    }
}

fn thing() -> impl Strategy<Value = Thing<'static>> {
    let sizes = prop::collection::vec(-1e9..1e9, 0..3);
    (text(), prop::option::of(text()), sizes).prop_map(|(name, note, sizes)| Thing { name: name.into(), note, sizes })
}

proptest! {
    #[test]
    fn json_is_what_it_was(
        thing in thing(),
        patch in prop::option::of(thing()),
        list in prop::collection::vec(thing(), 0..3),
        texts in prop::option::of(texts()),
        bytes: Vec<u8>,
        page: Option<u8>,
    ) {
        let seen = Seen::default();
        let shop = client(BodiesServer::router(seen.clone()));
        prop_assert!(came_through!(BodyError, shop.thing(&thing), seen, &thing));
        prop_assert!(came_through!(BodyError, shop.patch(patch.as_ref()), seen, &patch));
        prop_assert!(came_through!(BodyError, shop.list(&list), seen, &list));
        prop_assert!(came_through!(BodyError, shop.texts(texts.clone()), seen, &texts));
        prop_assert!(came_through!(BodyError, shop.text(&thing.name), seen, &thing.name));
        prop_assert!(came_through!(BodyError, shop.bytes(&bytes), seen, &bytes));
        prop_assert!(came_through!(BodyError, shop.empty(page), seen, page));
    }
}
