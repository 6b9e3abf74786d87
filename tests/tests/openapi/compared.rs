//! Traits that are compared with a document while this file is compiled: the key `openapi`, and what it generates.

use mighty_runtime::openapi::{Direction, Subject};
use mighty_runtime::{endpoints, openapi};

use super::shop::Shop;

/// All but one operation of the document; 401 stands on the trait, 410 and `locale` are known to be missing in the document.
#[endpoints(api = Shop, openapi = "openapi/shop.json", errors(401, 5xx), error = OrdersError)]
pub trait Orders {
    #[endpoint(method = GET, path = "/orders", errors(404), undocumented(410, "locale"))]
    async fn list(
        &self,
        #[query(name = "page")] number: Option<u32>,
        #[query] tag: &[&str],
        #[query] locale: Option<&str>,
    ) -> Result<(), ListError>;

    #[endpoint(method = POST, path = "/orders", success = 201, errors(409 { "twice" => Twice, _ => Conflict }))]
    async fn place(&self, #[body(json)] order: &str) -> Result<(), PlaceError>;

    #[endpoint(method = GET, path = "/ping", undocumented)]
    async fn ping(&self) -> Result<(), PingError>;
}

/// The other one, with its placeholder named otherwise, in a trait that is private and not always there.
#[cfg(not(doc))]
#[endpoints(api = Shop, openapi = "openapi/shop.json", errors(401), local)]
trait Cancelling {
    #[endpoint(method = DELETE, path = "/orders/{number}", success = 204, errors(404))]
    async fn cancel(&self, number: u64) -> Result<(), CancelError>;
}

#[test]
fn the_document_is_a_constant() {
    assert_eq!(OrdersEndpoints::OPENAPI.file(), "openapi/shop.json");
    assert_eq!(OrdersEndpoints::OPENAPI.text(), include_str!("../../openapi/shop.json"));
}

#[test]
fn an_operation_that_no_trait_has_is_reported() {
    let document = OrdersEndpoints::OPENAPI;
    let uncovered = document.check_coverage(&[OrdersEndpoints::ALL]).unwrap_err().to_string();
    assert!(uncovered.contains("DELETE /v2/orders/{id} (cancel_order)"), "{uncovered}");
    assert!(!uncovered.contains("place_order"), "{uncovered}");
    document.check_coverage(&[OrdersEndpoints::ALL, CancellingEndpoints::ALL]).unwrap();
}

/// What is undocumented, and what stands on the trait, is all that the two differ in.
#[test]
fn the_document_made_of_the_traits_agrees() {
    let made = openapi::document::<Shop>("The shop", "2").endpoints(OrdersEndpoints::ALL);
    let made = made.endpoints(CancellingEndpoints::ALL).to_json();
    let differences = OrdersEndpoints::OPENAPI.differences(&made).unwrap();
    assert!(differences.iter().all(|difference| difference.direction() == Direction::Added), "{differences:#?}");
    let of = |subject| differences.iter().filter(move |difference| difference.subject() == subject);
    let [operation] = of(Subject::Operation).collect::<Vec<_>>()[..] else { panic!("{differences:#?}") };
    assert_eq!(operation.operation(), "GET /ping");
    let [parameter] = of(Subject::Parameter).collect::<Vec<_>>()[..] else { panic!("{differences:#?}") };
    assert!(parameter.to_string().contains("`locale`"), "{parameter}");
    assert_eq!(of(Subject::Status).filter(|status| status.to_string().contains("410")).count(), 1);
}
