//! Parameters of the query: one, none, and lists in every style.

use std::borrow::Cow;

use mighty_runtime::endpoints;
use proptest::prelude::*;

use super::{Seen, came_through, client, strs, text, texts};
use crate::shop::Shop;

#[endpoints(api = Shop, server, query("constant" = "a&b"))]
trait Lists {
    #[endpoint(method = GET, path = "/one")]
    async fn one(
        &self,
        #[query(name = "ключ &=")] one: &str,
        #[query] none: Option<&str>,
        #[query] number: Option<f64>,
        #[query] cow: Cow<'_, str>,
    ) -> Result<(), ListError>;
    #[endpoint(method = GET, path = "/lists")]
    async fn lists(
        &self,
        #[query] repeated: &[&str],
        #[query(style = brackets)] brackets: Vec<String>,
        #[query(style = comma)] comma: &[String],
        #[query] optional: Option<&[&str]>,
        #[query] array: [u8; 2],
        #[query] numbers: &[i32; 3],
    ) -> Result<(), ListError>;
    #[endpoint(method = GET, path = "/joined")]
    async fn joined(
        &self,
        #[query(style = pipe)] pipe: Vec<&str>,
        #[query(style = space)] space: Option<Vec<String>>,
        #[query(style = comma)] flags: &[bool],
    ) -> Result<(), ListError>;
}

impl Lists for Seen {
    async fn one(
        &self,
        one: &str,
        none: Option<&str>,
        number: Option<f64>,
        cow: Cow<'_, str>,
    ) -> Result<(), ListError> {
        self.note((one, none, number, cow))
    }

    async fn lists(
        &self,
        repeated: &[&str],
        brackets: Vec<String>,
        comma: &[String],
        optional: Option<&[&str]>,
        array: [u8; 2],
        numbers: &[i32; 3],
    ) -> Result<(), ListError> {
        self.note((repeated, brackets, comma, optional, array, numbers))
    }

    async fn joined(&self, pipe: Vec<&str>, space: Option<Vec<String>>, flags: &[bool]) -> Result<(), ListError> {
        self.note((pipe, space, flags))
    }
}

proptest! {
    #[test]
    fn a_parameter_is_what_it_was(one in text(), none in prop::option::of(text()), number: Option<f64>, cow in text()) {
        let seen = Seen::default();
        let shop = client(ListsServer::router(seen.clone()));
        let none = none.as_deref();
        let call = shop.one(&one, none, number, Cow::Borrowed(cow.as_str()));
        let is_sent = came_through!(ListError, call, seen, (&one, none, number, &cow));
        prop_assert!(is_sent);
    }

    /// An empty list is sent as nothing, and nothing is no list where it may be none.
    #[test]
    fn a_list_is_what_it_was(one in texts(), two in texts(), three in texts(), four in prop::option::of(texts()), array: [u8; 2], numbers: [i32; 3]) {
        let seen = Seen::default();
        let shop = client(ListsServer::router(seen.clone()));
        let four = four.as_ref().map(|list| strs(list));
        let (some, one) = (four.as_deref(), strs(&one));
        let call = shop.lists(&one, two.clone(), &three, some, array, &numbers);
        let received = some.filter(|list| !list.is_empty());
        let is_sent = came_through!(ListError, call, seen, (&one, &two, &three, received, array, numbers));
        prop_assert!(is_sent);
    }

    #[test]
    fn a_joined_list_is_what_it_was(pipe in texts(), space in prop::option::of(texts()), flags: Vec<bool>) {
        let seen = Seen::default();
        let shop = client(ListsServer::router(seen.clone()));
        let received = space.as_ref().filter(|list| !list.is_empty());
        let _ = came_through!(ListError, shop.joined(strs(&pipe), space.clone(), &flags), seen, (&pipe, received, &flags));
    }
}
