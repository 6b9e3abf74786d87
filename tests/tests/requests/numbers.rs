//! Numbers that JSON does not have: a body with one is refused, and says where it is.

use std::collections::BTreeMap;

use mighty_runtime::{UnexpectedKind, endpoints};
use mighty_tests::{Acme, client};
use serde::Serialize;
use serde_json::Value;

use super::{sent, yes};

#[endpoints(api = Acme)]
trait Numbers {
    #[endpoint(method = POST, path = "/n")]
    async fn send(&self, #[body] body: &Invoice) -> Result<(), SendError>;
    #[endpoint(method = POST, path = "/n")]
    async fn send_any(&self, #[body] body: &Value) -> Result<(), SendError>;
    #[endpoint(method = POST, path = "/n")]
    async fn send_form(&self, #[form] item: &Item) -> Result<(), SendError>;
    #[endpoint(method = POST, path = "/n")]
    async fn send_number(&self, #[body] body: f64) -> Result<(), SendError>;
    #[endpoint(method = POST, path = "/n")]
    async fn send_list(&self, #[body] body: &[Option<f32>]) -> Result<(), SendError>;
    #[endpoint(method = POST, path = "/n")]
    async fn send_map(&self, #[body] body: &BTreeMap<u8, (f64, f64)>) -> Result<(), SendError>;
}

#[derive(Default, Serialize)]
struct Invoice {
    total: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<Discount>,
    items: Vec<Item>,
    #[serde(flatten)]
    more: BTreeMap<String, f64>,
}

#[derive(Serialize)]
struct Item {
    price: f32,
}

#[derive(Serialize)]
enum Discount {
    Rate(f64),
    Tiers(f64, f64),
    Each { amount: f64 },
}

/// What the call says, and the member that it names.
async fn refused<E: Into<mighty_runtime::Error>>(
    call: impl AsyncFnOnce(&mighty_tests::TestClient) -> Result<(), E>,
) -> Option<String> {
    let server = yes();
    let error = call(&client(&server)).await.map_err(Into::<mighty_runtime::Error>::into).unwrap_err();
    assert!(server.requests().is_empty());
    let error: mighty_runtime::Unexpected = error.into_unexpected().unwrap();
    assert_eq!(error.kind(), UnexpectedKind::Argument);
    let argument = error.argument().unwrap();
    assert!(argument.to_string().starts_with("the body `body` cannot be serialized"), "{argument}");
    argument.member().map(str::to_owned)
}

async fn member(invoice: Invoice) -> Option<String> {
    refused(async |acme| acme.send(&invoice).await).await
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_wherever_it_stands() {
    let discount = |discount| Invoice { discount: Some(discount), ..Invoice::default() };
    let rows = [
        (Invoice { total: f64::NAN, ..Invoice::default() }, "total"),
        (Invoice { total: f64::NEG_INFINITY, ..Invoice::default() }, "total"),
        (
            Invoice { items: vec![Item { price: 1.0 }, Item { price: f32::INFINITY }], ..Invoice::default() },
            "items[1].price",
        ),
        (Invoice { more: BTreeMap::from([("tax rate".to_owned(), f64::NAN)]), ..Invoice::default() }, "tax rate"),
        (discount(Discount::Rate(f64::NAN)), "discount.Rate"),
        (discount(Discount::Tiers(1.0, f64::NAN)), "discount.Tiers[1]"),
        (discount(Discount::Each { amount: f64::NAN }), "discount.Each.amount"),
    ];
    for (invoice, expected) in rows {
        assert_eq!(member(invoice).await.as_deref(), Some(expected));
    }
    assert_eq!(refused(async |acme| acme.send_number(f64::NAN).await).await, None);
    assert_eq!(refused(async |acme| acme.send_list(&[None, Some(f32::NAN)]).await).await.as_deref(), Some("[1]"));
    let map = BTreeMap::from([(1, (0.0, 0.0)), (2, (0.0, f64::INFINITY))]);
    assert_eq!(refused(async |acme| acme.send_map(&map).await).await.as_deref(), Some("2[1]"));
}

#[tokio::test]
async fn a_form_has_no_such_number_either() {
    let server = yes();
    let error = client(&server).send_form(&Item { price: f32::NAN }).await.unwrap_err();
    let SendError::Unexpected(error) = error;
    assert_eq!(error.argument().unwrap().member(), Some("price"));
    assert!(server.requests().is_empty());
    let request = sent(async |acme| acme.send_form(&Item { price: 1.5 }).await).await;
    assert_eq!(request.text(), "price=1.5");
}

#[tokio::test]
async fn every_number_that_there_is_is_sent_as_before() {
    let invoice = Invoice {
        total: 0.1,
        discount: Some(Discount::Each { amount: -0.0 }),
        items: vec![Item { price: f32::MAX }],
        more: BTreeMap::from([("tax".to_owned(), f64::MIN_POSITIVE)]),
    };
    let request = sent(async |acme| acme.send(&invoice).await).await;
    assert_eq!(request.text(), serde_json::to_string(&invoice).unwrap());
    let any = serde_json::json!({"a": [null, 1, -1, 1.5, u64::MAX, {"b": "é\"\\"}], "": true});
    let request = sent(async |acme| acme.send_any(&any).await).await;
    assert_eq!(request.text(), any.to_string());
}
