//! One status with several meanings, told apart by the error body's code.

use std::borrow::Cow;

use mighty_runtime::testing::Reply;
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody, Problem, StatusError, endpoints};
use mighty_tests::{Acme, AcmeError};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answering;

/// A body of one arm; its code is not where the API's is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Stale {
    version: u64,
    reason: Option<String>,
}

impl ErrorBody for Stale {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.reason.as_ref().map(|_| format!("version {} is newer", self.version).into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.reason.as_deref().map(Cow::from)
    }
}

/// A body of the rest.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Other {
    fields: Vec<String>,
}

impl ErrorBody for Other {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }
}

#[endpoints(
    api = Acme,
    errors(404, 409 { "sku_taken" | "name_taken" => Taken, "stale" => Outdated(Stale), _ => Conflict }),
    error = OrdersError
)]
trait Orders {
    #[endpoint(method = POST, path = "/orders", errors(422 { "too_many" => TooMany, _ => Invalid(Other) }))]
    async fn place(&self) -> Result<(), PlaceError>;
    #[endpoint(
        method = PUT,
        path = "/orders",
        errors(409 { "name_taken" => Taken, _ => Conflict }, 4xx { "paused" => Paused, _ => Refused })
    )]
    async fn change(&self) -> Result<(), ChangeError>;
    #[endpoint(method = GET, path = "/orders", errors(409, 404 { "gone" => Gone, _ => NotFound }))]
    async fn show(&self) -> Result<(), ShowError>;
    #[endpoint(method = DELETE, path = "/orders", except(409), errors(422 { "too_many" => TooMany, _ => Unacceptable }))]
    async fn delete(&self) -> Result<(), DeleteError>;
    #[endpoint(method = HEAD, path = "/orders", except(409), errors(422 { "too_many" => TooMany, _ => Unacceptable }))]
    async fn probe(&self) -> Result<(), DeleteError>;
}

/// An answer of the API's second shape, which has a code.
fn coded(status: u16, code: &str) -> Reply {
    Reply::json(status, &json!({"error": code, "message": "said to a human"}))
}

async fn placed(reply: Reply) -> PlaceError {
    answering(reply).place().await.unwrap_err()
}

/// The variant's name alone.
fn place_variant(error: &PlaceError) -> &'static str {
    match error {
        PlaceError::NotFound(_) => "NotFound",
        PlaceError::Taken(_) => "Taken",
        PlaceError::Outdated(_) => "Outdated",
        PlaceError::Conflict(_) => "Conflict",
        PlaceError::TooMany(_) => "TooMany",
        PlaceError::Invalid(_) => "Invalid",
        PlaceError::Unexpected(_) => "Unexpected",
    }
}

#[tokio::test]
async fn the_code_chooses_the_arm() {
    for (status, code, expected) in [
        (409, "sku_taken", "Taken"),
        (409, "name_taken", "Taken"),
        (409, "stale", "Outdated"),
        (409, "too_many", "Conflict"),
        (409, "SKU_TAKEN", "Conflict"),
        (409, "sku_taken ", "Conflict"),
        (409, "", "Conflict"),
        (422, "too_many", "TooMany"),
        (422, "stale", "Invalid"),
        (404, "sku_taken", "NotFound"),
        (410, "sku_taken", "Unexpected"),
    ] {
        let error = placed(coded(status, code)).await;
        assert_eq!(place_variant(&error), expected, "{status} {code}");
        assert_eq!(error.message(), "said to a human", "{status} {code}");
    }
}

#[tokio::test]
async fn without_a_code_the_rest_takes_the_answer() {
    let prose = Reply::json(409, &json!({"error": "sku_taken"}));
    let page = Reply::status(409).header("content-type", "text/html").body("<title>sku_taken</title>");
    let text = Reply::status(409).body("sku_taken");
    let cut = Reply::status(409).body(r#"{"error": "sku_taken", "message": "#).broken();
    let other = Reply::json(409, &json!({"code": "sku_taken"}));
    for reply in [prose, page, text, cut, other, Reply::status(409)] {
        let error = placed(reply.clone()).await;
        let PlaceError::Conflict(payload) = &error else { panic!("{reply:?}: {error:?}") };
        assert_eq!(payload.code(), None, "{reply:?}");
        assert!(!error.message().is_empty(), "{reply:?}");
    }
}

#[tokio::test]
async fn an_arm_has_the_whole_payload() {
    let error = placed(coded(409, "sku_taken").header("x-request-id", "r-1")).await;
    let PlaceError::Taken(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&AcmeError::coded("sku_taken", "said to a human")));
    assert_eq!((error.code(), error.status().as_u16(), error.request_id()), (Some("sku_taken"), 409, Some("r-1")));
    assert_eq!(error.to_string(), "place: 409 Conflict: said to a human");
}

#[tokio::test]
async fn the_apis_code_chooses_an_arm_whose_own_body_does_not_decode() {
    let error = placed(coded(409, "stale")).await;
    let PlaceError::Outdated(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), None);
    assert!(error.decode_error().is_some());
    assert_eq!((error.code(), error.message().as_ref()), (Some("stale"), "said to a human"));
}

#[tokio::test]
async fn the_apis_code_is_told_where_the_own_body_has_none() {
    let both = json!({"error": "stale", "message": "said to a human", "version": 3});
    let error = placed(Reply::json(409, &both)).await;
    let PlaceError::Outdated(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&Stale { version: 3, reason: None }));
    assert_eq!((error.code(), error.message().as_ref()), (Some("stale"), "said to a human"));
}

#[tokio::test]
async fn the_code_of_its_own_body_chooses_an_arm_too() {
    let error = placed(Reply::json(409, &json!({"version": 3, "reason": "stale"}))).await;
    let PlaceError::Outdated(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&Stale { version: 3, reason: Some("stale".to_owned()) }));
    assert_eq!((error.code(), error.message().as_ref()), (Some("stale"), "version 3 is newer"));

    let elsewhere = [
        ("another code", json!({"version": 3, "reason": "sku_taken"})),
        ("no code", json!({"version": 3})),
        ("another body", json!({"reason": "stale"})),
    ];
    for (what, body) in elsewhere {
        assert_eq!(place_variant(&placed(Reply::json(409, &body)).await), "Conflict", "{what}");
    }
}

#[tokio::test]
async fn the_first_arm_that_fits_wins() {
    let fits_two: Value = json!({"error": "sku_taken", "message": "m", "version": 3, "reason": "stale"});
    assert_eq!(place_variant(&placed(Reply::json(409, &fits_two)).await), "Taken");
}

#[tokio::test]
async fn the_rest_can_have_a_body_of_its_own() {
    let error = placed(Reply::json(422, &json!({"fields": ["name"]}))).await;
    let PlaceError::Invalid(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&Other { fields: vec!["name".to_owned()] }));
    assert_eq!((error.code(), error.message().as_ref()), (None, r#"{"fields":["name"]}"#));

    let error = placed(coded(422, "unheard_of")).await;
    let PlaceError::Invalid(error) = error else { panic!("{error:?}") };
    assert_eq!((error.body(), error.code(), error.message().as_ref()), (None, Some("unheard_of"), "said to a human"));
}

#[tokio::test]
async fn a_method_replaces_all_arms_of_its_traits() {
    for (status, code, expected) in [
        (404, "paused", "NotFound"),
        (409, "name_taken", "Taken"),
        (409, "sku_taken", "Conflict"),
        (409, "stale", "Conflict"),
        (409, "paused", "Conflict"),
        (418, "paused", "Paused"),
        (418, "name_taken", "Refused"),
    ] {
        let variant = match answering(coded(status, code)).change().await.unwrap_err() {
            ChangeError::NotFound(_) => "NotFound",
            ChangeError::Taken(_) => "Taken",
            ChangeError::Conflict(_) => "Conflict",
            ChangeError::Paused(_) => "Paused",
            ChangeError::Refused(_) => "Refused",
            ChangeError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status} {code}");
    }
}

#[tokio::test]
async fn a_method_can_join_what_its_trait_splits_and_split_what_it_does_not() {
    for (status, code, expected) in
        [(409, "sku_taken", "Conflict"), (404, "gone", "Gone"), (404, "sku_taken", "NotFound"), (404, "", "NotFound")]
    {
        let variant = match answering(coded(status, code)).show().await.unwrap_err() {
            ShowError::Gone(_) => "Gone",
            ShowError::NotFound(_) => "NotFound",
            ShowError::Conflict(_) => "Conflict",
            ShowError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status} {code}");
    }
}

#[tokio::test]
async fn a_method_can_take_a_split_status_away_and_share_its_enum() {
    let variant = |error: DeleteError| match error {
        DeleteError::NotFound(_) => "NotFound",
        DeleteError::TooMany(_) => "TooMany",
        DeleteError::Unacceptable(_) => "Unacceptable",
        DeleteError::Unexpected(_) => "Unexpected",
    };
    for (status, code, expected) in
        [(409, "sku_taken", "Unexpected"), (422, "too_many", "TooMany"), (422, "sku_taken", "Unacceptable")]
    {
        let acme = answering(coded(status, code));
        assert_eq!(variant(acme.delete().await.unwrap_err()), expected, "{status} {code}");
        assert_eq!(variant(acme.probe().await.unwrap_err()), expected, "{status} {code}");
    }
}

async fn all(reply: Reply) -> Result<(), OrdersError> {
    let acme = answering(reply);
    acme.place().await?;
    acme.change().await?;
    Ok(())
}

#[tokio::test]
async fn arms_move_into_the_union() {
    let error = all(Reply::json(409, &json!({"version": 3, "reason": "stale"}))).await.unwrap_err();
    let OrdersError::Outdated(error) = error else { panic!("{error:?}") };
    assert_eq!(error.into_body(), Some(Stale { version: 3, reason: Some("stale".to_owned()) }));

    let error = all(coded(409, "name_taken")).await.unwrap_err();
    let OrdersError::Taken(error) = error else { panic!("{error:?}") };
    let error: StatusError<AcmeError> = error;
    assert_eq!(error.code(), Some("name_taken"));

    let error = mighty_runtime::Error::from(all(coded(409, "name_taken")).await.unwrap_err());
    assert_eq!(error.body::<AcmeError>().unwrap().error, "name_taken");
}

#[tokio::test]
async fn the_descriptor_agrees_with_the_answers() {
    for (status, code) in
        [(404, "stale"), (409, "sku_taken"), (409, "stale"), (409, "x"), (422, "too_many"), (410, "x")]
    {
        let error = placed(coded(status, code)).await;
        let status = error.status().unwrap();
        let declared = OrdersEndpoints::PLACE.variant_of(status, Some(code)).unwrap_or("Unexpected");
        assert_eq!(declared, place_variant(&error), "{status} {code}");
        let plain = placed(Reply::status(status.as_u16())).await;
        assert_eq!(OrdersEndpoints::PLACE.variant(status).unwrap_or("Unexpected"), place_variant(&plain), "{status}");
    }
}

#[endpoints(api = Acme)]
trait Tickets {
    #[endpoint(
        method = POST,
        path = "/tickets",
        errors(409 { "sold_out" => SoldOut(Problem), "https://acme.example/late" => Late(Problem), _ => Conflict(Problem) })
    )]
    async fn buy(&self) -> Result<(), BuyError>;
}

/// The code of problem details is their type, and, where that says nothing, the member that many add.
#[tokio::test]
async fn problem_details_have_a_code() {
    for (body, expected) in [
        (json!({"type": "https://acme.example/late"}), "Late"),
        (json!({"type": "https://acme.example/late", "code": "sold_out"}), "Late"),
        (json!({"title": "Sold out", "code": "sold_out"}), "SoldOut"),
        (json!({"type": "about:blank", "code": "sold_out"}), "SoldOut"),
        (json!({"type": "https://acme.example/other", "code": "sold_out"}), "Conflict"),
        (json!({"code": 7}), "Conflict"),
        (json!({"title": "sold_out"}), "Conflict"),
    ] {
        let variant = match answering(Reply::json(409, &body)).buy().await.unwrap_err() {
            BuyError::SoldOut(_) => "SoldOut",
            BuyError::Late(_) => "Late",
            BuyError::Conflict(_) => "Conflict",
            BuyError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{body}");
    }
}

/// Whatever else is in a problem, its code is read (RFC 9457, 3.1).
#[test]
fn a_problem_is_read_though_a_member_cannot_be() {
    let bodies: [&[u8]; 5] = [
        br#"{"type":"about:blank","code":"sku_taken","status":1e400}"#,
        br#"{"code":"sku_taken","x":[1e999]}"#,
        br#"{"code":"sku_taken","detail":"\ud800"}"#,
        b"{\"code\":\"sku_taken\",\"detail\":\"caf\xE9\"}",
        b"\xEF\xBB\xBF{\"code\":\"sku_taken\",\"detail\":\"caf\xE9\"}",
    ];
    for body in bodies {
        let (status, headers) = (mighty_runtime::http::StatusCode::CONFLICT, mighty_runtime::http::HeaderMap::new());
        let answer = ErrorAnswer::new(status, &headers, body);
        let problem = <Problem as ErrorBody>::decode(&answer).unwrap();
        assert_eq!(ErrorBody::code(&problem).as_deref(), Some("sku_taken"), "{}", String::from_utf8_lossy(body));
    }
    for body in [&b"[]"[..], b"", b"{", b"<html>"] {
        let (status, headers) = (mighty_runtime::http::StatusCode::CONFLICT, mighty_runtime::http::HeaderMap::new());
        let answer = ErrorAnswer::new(status, &headers, body);
        assert!(<Problem as ErrorBody>::decode(&answer).is_err());
    }
}
