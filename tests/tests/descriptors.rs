//! What a trait says about itself: every endpoint as a constant, readable without a call.

#![allow(clippy::too_many_arguments, reason = "every kind of argument is tried")]

use std::time::Duration;

use mighty_runtime::http::{Method, StatusCode};
use mighty_runtime::{
    Api, DeclaredError, DeclaredSuccess, Endpoint, Parameter, ParameterLocation, Part, Problem, RetryOn, RetryPolicy,
    StatusPattern, Timeouts, endpoints,
};
use mighty_tests::Acme;

#[endpoints(
    api = Acme,
    errors(401, 403, 5xx),
    retry(attempts = 3, base = "50ms", cap = "2s", factor = 2, throttle_base = "1.5s"),
    timeout = "1m",
    attempt_timeout = "1500ms"
)]
trait Things {
    #[endpoint(method = GET, path = "/things/{id}/")]
    async fn show(&self, id: u64) -> Result<u8, ShowError>;

    #[endpoint(
        method = POST,
        path = "/things/{kind}/{id}",
        success = 201,
        errors(409 => Taken(Problem), 4xx, 503),
        except(403),
        idempotency_key = "Idempotency-Key",
        retry(attempts = 5, on = [503, 5xx, connect, timeout, reset], rejected = [503]),
        timeout = "2h"
    )]
    async fn create(
        &self,
        id: u64,
        kind: &str,
        #[query] one: u8,
        #[query(name = "per page")] maybe: Option<u8>,
        #[query] many: &[u8],
        #[query] maybe_many: Option<Vec<u8>>,
        #[query(flatten)] fields: &[(u8, u8)],
        #[header("X-One")] header: &str,
        #[header("X-Many")] headers: Option<Vec<String>>,
        #[body] thing: Option<u8>,
    ) -> Result<u8, CreateError>;

    #[endpoint(method = PATCH, path = "/things", idempotent, retry(never), errors(5xx => Broken))]
    async fn change(&self, #[form] form: &[(u8, u8)]) -> Result<(), ChangeError>;

    #[endpoint(method = PUT, path = "/things")]
    async fn upload(&self, #[part] file: Part, #[part] tags: Vec<String>) -> Result<(), ShowError>;
}

const fn exact(status: u16, variant: &'static str) -> DeclaredError {
    DeclaredError::status(status, variant)
}

#[test]
fn all_lists_every_endpoint_in_source_order() {
    let names: Vec<&str> = ThingsEndpoints::ALL.iter().map(|endpoint| endpoint.name()).collect();
    assert_eq!(names, ["show", "create", "change", "upload"]);
    assert_eq!(ThingsEndpoints::ALL[1], ThingsEndpoints::CREATE);
}

#[test]
fn an_endpoint_knows_its_trait_and_its_package() {
    for endpoint in ThingsEndpoints::ALL {
        assert_eq!(endpoint.group(), "Things");
        assert_eq!(endpoint.package(), Some(("mighty-tests", env!("CARGO_PKG_VERSION"))));
    }
}

#[test]
fn an_endpoint_knows_its_request_line() {
    let lines: Vec<(&Method, &str)> =
        ThingsEndpoints::ALL.iter().map(|endpoint| (endpoint.method(), endpoint.path())).collect();
    let expected = [
        (&Method::GET, "/things/{id}/"),
        (&Method::POST, "/things/{kind}/{id}"),
        (&Method::PATCH, "/things"),
        (&Method::PUT, "/things"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn an_endpoint_knows_its_parameters_by_their_names_on_the_wire() {
    use ParameterLocation::{Body, Header, Path, Query, QueryFields};
    let mut seen: Vec<(&str, ParameterLocation, bool, bool)> = ThingsEndpoints::CREATE
        .parameters()
        .iter()
        .map(|parameter| (parameter.name(), parameter.location(), parameter.is_required(), parameter.is_repeated()))
        .collect();
    let mut expected = [
        ("kind", Path, true, false),
        ("id", Path, true, false),
        ("one", Query, true, false),
        ("per page", Query, false, false),
        ("many", Query, false, true),
        ("maybe_many", Query, false, true),
        ("fields", QueryFields, true, false),
        ("X-One", Header, true, false),
        ("X-Many", Header, false, true),
        ("thing", Body, false, false),
    ];
    // Path parameters come first; in which order is nobody's business.
    seen[..2].sort_by_key(|parameter| parameter.0);
    expected[..2].sort_by_key(|parameter| parameter.0);
    assert_eq!(seen, expected);
    assert_eq!(ThingsEndpoints::CHANGE.parameters(), [Parameter::form("form")]);
    assert_eq!(ThingsEndpoints::UPLOAD.parameters(), [Parameter::part("file"), Parameter::part("tags").repeated()]);
}

#[test]
fn an_endpoint_knows_its_statuses() {
    assert_eq!(ThingsEndpoints::SHOW.successes(), []);
    assert_eq!(ThingsEndpoints::CREATE.successes(), [DeclaredSuccess::new(201)]);
    assert!(ThingsEndpoints::SHOW.is_success(StatusCode::ACCEPTED));
    assert!(!ThingsEndpoints::CREATE.is_success(StatusCode::ACCEPTED));
    let server_error = DeclaredError::class(5, "ServerError");
    assert_eq!(ThingsEndpoints::SHOW.errors(), [exact(401, "Unauthorized"), exact(403, "Forbidden"), server_error]);
    let expected = [
        exact(401, "Unauthorized"),
        exact(409, "Taken"),
        DeclaredError::class(4, "ClientError"),
        exact(503, "ServiceUnavailable"),
        server_error,
    ];
    assert_eq!(ThingsEndpoints::CREATE.errors(), expected);
    let broken = DeclaredError::class(5, "Broken");
    assert_eq!(ThingsEndpoints::CHANGE.errors(), [exact(401, "Unauthorized"), exact(403, "Forbidden"), broken]);
    assert_eq!(broken.statuses(), StatusPattern::Class(5));
    assert_eq!([broken.statuses().to_string(), expected[0].statuses().to_string()], ["5xx", "401"]);
}

#[test]
fn an_endpoint_knows_its_retry_settings_merged_field_by_field() {
    let of_trait = RetryPolicy::new()
        .attempts(3)
        .base(Duration::from_millis(50))
        .cap(Duration::from_secs(2))
        .factor(2)
        .throttle_base(Duration::from_millis(1500));
    assert_eq!(ThingsEndpoints::SHOW.retry(), of_trait);
    let on = &[RetryOn::Status(503), RetryOn::Class(5), RetryOn::Connect, RetryOn::Timeout, RetryOn::Reset];
    assert_eq!(ThingsEndpoints::CREATE.retry(), of_trait.attempts(5).on(on).rejected(&[503]));
    assert_eq!(ThingsEndpoints::CHANGE.retry().attempts(3), of_trait, "`never` is one attempt");
    assert_eq!(ThingsEndpoints::CHANGE.retry(), of_trait.never());
}

#[test]
fn an_endpoint_knows_its_timeouts_and_what_may_be_sent_twice() {
    let of_trait = Timeouts::new().with_call(Duration::from_secs(60)).with_attempt(Duration::from_millis(1500));
    assert_eq!(ThingsEndpoints::SHOW.timeouts(), of_trait);
    assert_eq!(ThingsEndpoints::CREATE.timeouts(), of_trait.with_call(Duration::from_secs(7200)));
    assert_eq!(ThingsEndpoints::CREATE.idempotency_key(), Some("Idempotency-Key"));
    assert_eq!(ThingsEndpoints::SHOW.idempotency_key(), None);
    let idempotent: Vec<bool> = ThingsEndpoints::ALL.iter().map(|endpoint| endpoint.is_idempotent()).collect();
    assert_eq!(idempotent, [true, false, true, true]);
}

/// Whoever checks an SDK against a document reads these when it is compiled.
const PATH: &str = ThingsEndpoints::SHOW.path();
const STATUSES: usize = ThingsEndpoints::CREATE.errors().len();

#[test]
fn descriptors_are_constants() {
    assert_eq!((PATH, STATUSES), ("/things/{id}/", 5));
    assert_eq!(Acme::NAME, "Acme");
}

#[test]
fn a_descriptor_can_be_written_by_hand() {
    const MANUAL: Endpoint = Endpoint::new("ping", Method::HEAD, "/ping");
    assert_eq!(MANUAL.parameters(), []);
    assert_eq!((MANUAL.errors().len(), MANUAL.group(), MANUAL.package()), (0, "", None));
    assert_eq!(MANUAL.retry(), RetryPolicy::new());
}

#[endpoints(api = Acme)]
trait Empty {}

#[test]
fn a_trait_may_be_empty() {
    assert_eq!(EmptyEndpoints::ALL.len(), 0);
}

#[endpoints(
    api = Acme,
    errors(
        409 { "taken" | "sku_taken" => Taken, "stale" => Stale(Problem), _ => Conflict },
        4xx { "paused" => Paused, _ => Refused }
    )
)]
trait Shop {
    #[endpoint(method = GET, path = "/orders", errors(404))]
    async fn orders(&self) -> Result<u8, OrdersError>;
}

#[test]
fn a_split_status_is_declared_once_per_arm() {
    let conflict = |variant| DeclaredError::status(409, variant);
    let expected = [
        exact(404, "NotFound"),
        conflict("Taken").with_codes(&["taken", "sku_taken"]),
        conflict("Stale").with_codes(&["stale"]),
        conflict("Conflict"),
        DeclaredError::class(4, "Paused").with_codes(&["paused"]),
        DeclaredError::class(4, "Refused"),
    ];
    assert_eq!(ShopEndpoints::ORDERS.errors(), expected);
    let codes: Vec<&[&str]> = ShopEndpoints::ORDERS.errors().iter().map(DeclaredError::codes).collect();
    assert_eq!(codes, [&[][..], &["taken", "sku_taken"], &["stale"], &[], &["paused"], &[]]);
    let mut statuses: Vec<String> =
        ShopEndpoints::ORDERS.errors().iter().map(|error| error.statuses().to_string()).collect();
    statuses.dedup();
    assert_eq!(statuses, ["404", "409", "4xx"]);
}

#[test]
fn an_endpoint_finds_the_variant_of_a_status_and_a_code() {
    let variant_of = |status, code| {
        ShopEndpoints::ORDERS.variant_of(StatusCode::from_u16(status).unwrap(), code).unwrap_or("Unexpected")
    };
    for (status, code, expected) in [
        (404, Some("taken"), "NotFound"),
        (409, Some("taken"), "Taken"),
        (409, Some("sku_taken"), "Taken"),
        (409, Some("stale"), "Stale"),
        (409, Some("paused"), "Conflict"),
        (409, Some(""), "Conflict"),
        (409, None, "Conflict"),
        (400, Some("paused"), "Paused"),
        (400, Some("taken"), "Refused"),
        (400, None, "Refused"),
        (500, Some("taken"), "Unexpected"),
    ] {
        assert_eq!(variant_of(status, code), expected, "{status} {code:?}");
    }
    assert_eq!(ShopEndpoints::ORDERS.variant(StatusCode::CONFLICT), Some("Conflict"));
    assert_eq!(ShopEndpoints::ORDERS.variant(StatusCode::BAD_REQUEST), Some("Refused"));
}
