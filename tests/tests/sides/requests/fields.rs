//! Structs as fields: of the query, of forms, and fields within fields.

use std::collections::BTreeMap;

use mighty_runtime::endpoints;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Seen, came_through, client, text, texts};
use crate::shop::Shop;

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Colour {
    DarkRed,
    Blue,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Filter {
    colour: Option<Colour>,
    words: Vec<String>,
    #[serde(rename = "in-stock")]
    in_stock: bool,
    text: String,
    price: Option<f64>,
    big: u128,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Charge {
    amount: u64,
    items: Vec<Item>,
    words: Vec<String>,
    meta: BTreeMap<String, String>,
    shipping: Option<Box<Charge>>,
    method: Method,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Item {
    sku: String,
    tags: Vec<u8>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Method {
    Cash,
    Card(String),
    Bank { iban: String, country: Option<Colour> },
}

#[endpoints(api = Shop, server, query("limit" = 100))]
trait Fields {
    #[endpoint(method = POST, path = "/flat")]
    async fn flat(
        &self,
        #[query] own: &str,
        #[query(flatten)] filter: &Filter,
        #[form] form: &Filter,
    ) -> Result<(), FieldError>;
    #[endpoint(method = POST, path = "/optional")]
    async fn optional(
        &self,
        #[query(flatten)] filter: Option<&Filter>,
        #[form(untyped)] form: Option<&Filter>,
    ) -> Result<(), FieldError>;
    #[endpoint(method = POST, path = "/nested")]
    async fn nested(
        &self,
        #[query(flatten, nested)] charge: &Charge,
        #[form(nested)] form: &Charge,
    ) -> Result<(), FieldError>;
    #[endpoint(method = POST, path = "/deep")]
    async fn deep(
        &self,
        #[query(style = deep_object)] charge: &Charge,
        #[query(style = deep_object)] other: Option<&Filter>,
        #[form(nested, untyped)] form: Option<&Charge>,
    ) -> Result<(), FieldError>;
    #[endpoint(method = POST, path = "/brackets")]
    async fn brackets(
        &self,
        #[query(flatten, nested, brackets)] filter: &Filter,
        #[form(nested, brackets)] form: &Filter,
    ) -> Result<(), FieldError>;
    #[endpoint(method = POST, path = "/pairs")]
    async fn pairs(
        &self,
        #[query(flatten)] query: &[(&str, &str)],
        #[form] form: &BTreeMap<String, String>,
    ) -> Result<(), FieldError>;
}

impl Fields for Seen {
    async fn flat(&self, own: &str, filter: &Filter, form: &Filter) -> Result<(), FieldError> {
        self.note((own, filter, form))
    }

    async fn optional(&self, filter: Option<&Filter>, form: Option<&Filter>) -> Result<(), FieldError> {
        self.note((filter, form))
    }

    async fn nested(&self, charge: &Charge, form: &Charge) -> Result<(), FieldError> {
        self.note((charge, form))
    }

    async fn deep(&self, charge: &Charge, other: Option<&Filter>, form: Option<&Charge>) -> Result<(), FieldError> {
        self.note((charge, other, form))
    }

    async fn brackets(&self, filter: &Filter, form: &Filter) -> Result<(), FieldError> {
        self.note((filter, form))
    }

    async fn pairs(&self, query: &[(&str, &str)], form: &BTreeMap<String, String>) -> Result<(), FieldError> {
        self.note((query, form))
    }
}

fn colour() -> impl Strategy<Value = Colour> {
    prop_oneof![Just(Colour::DarkRed), Just(Colour::Blue)]
}

fn filter() -> impl Strategy<Value = Filter> {
    let price = prop::option::of(-1e9..1e9);
    (prop::option::of(colour()), texts(), any::<bool>(), text(), price, any::<u128>())
        .prop_map(|(colour, words, in_stock, text, price, big)| Filter { colour, words, in_stock, text, price, big })
}

fn method() -> impl Strategy<Value = Method> {
    prop_oneof![
        Just(Method::Cash),
        text().prop_map(Method::Card),
        (text(), prop::option::of(colour())).prop_map(|(iban, country)| Method::Bank { iban, country }),
    ]
}

fn charge() -> impl Strategy<Value = Charge> {
    let item = (text(), prop::collection::vec(any::<u8>(), 0..3)).prop_map(|(sku, tags)| Item { sku, tags });
    // A bracket in a key is none that is told from those around it.
    let meta = prop::collection::btree_map("[^\\[\\]]{1,5}", text(), 0..3);
    let flat = (any::<u64>(), prop::collection::vec(item, 0..12), texts(), meta, method());
    let flat = flat.prop_map(|(amount, items, words, meta, method)| Charge {
        amount,
        items,
        words,
        meta,
        shipping: None,
        method,
    });
    flat.prop_recursive(2, 4, 1, |inner| {
        (inner.clone(), inner).prop_map(|(outer, inner)| Charge { shipping: Some(Box::new(inner)), ..outer })
    })
}

proptest! {
    #[test]
    fn flat_fields_are_what_they_were(
        own in text(), one in filter(), two in filter(), three in prop::option::of(filter()), four in prop::option::of(filter()),
    ) {
        let seen = Seen::default();
        let shop = client(FieldsServer::router(seen.clone()));
        prop_assert!(came_through!(FieldError, shop.flat(&own, &one, &two), seen, (&own, &one, &two)));
        prop_assert!(came_through!(FieldError, shop.optional(three.as_ref(), four.as_ref()), seen, (&three, &four)));
        prop_assert!(came_through!(FieldError, shop.brackets(&one, &two), seen, (&one, &two)));
    }

    #[test]
    fn fields_within_fields_are_what_they_were(
        one in charge(), two in charge(), three in prop::option::of(filter()), four in prop::option::of(charge()),
    ) {
        let seen = Seen::default();
        let shop = client(FieldsServer::router(seen.clone()));
        prop_assert!(came_through!(FieldError, shop.nested(&one, &two), seen, (&one, &two)));
        let call = shop.deep(&one, three.as_ref(), four.as_ref());
        prop_assert!(came_through!(FieldError, call, seen, (&one, &three, &four)));
    }

    #[test]
    fn pairs_keep_their_order(pairs in prop::collection::vec((text(), text()), 0..5), form: BTreeMap<String, String>) {
        prop_assume!(pairs.iter().all(|(name, _)| name != "limit"));
        let seen = Seen::default();
        let shop = client(FieldsServer::router(seen.clone()));
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        prop_assert!(came_through!(FieldError, shop.pairs(&pairs, &form), seen, (&pairs, &form)));
    }
}
