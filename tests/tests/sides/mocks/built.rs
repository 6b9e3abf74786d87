//! An error that is built says what the same one says that was received.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, ErrorReply, Failure, Fault, LimitError, Problem, StopReason, UnexpectedKind};
use serde_json::json;

use super::shop::{
    CreateOrderError, DeleteOrderError, Invalid, NewOrder, Orders, Shop, ShowOrderError, coded, problem,
};

/// All that an error tells, but for times.
fn told(error: &(impl Failure + std::fmt::Debug)) -> String {
    let outcome = error.outcome();
    format!(
        "{error}\n{error:?}\n{}\n{}\n{:?}\n{:?} {:?} {:?} {:?} {:?} {}\n{:?}",
        error.message(),
        error.user_message(),
        error.help().map(mighty_runtime::Help::user_message),
        outcome.status(),
        outcome.meaning(),
        outcome.retry_after(),
        outcome.request_id(),
        outcome.stop_reason(),
        outcome.attempts(),
        error.source().map(ToString::to_string),
    )
}

fn shop(reply: Reply) -> Client<Shop, InProcess> {
    Client::<Shop>::over(InProcess::from_fn(move |_| reply.clone())).build().unwrap()
}

async fn shown(reply: Reply) -> ShowOrderError {
    shop(reply).show_order(7).await.unwrap_err()
}

async fn created(reply: Reply) -> CreateOrderError {
    shop(reply).create_order(&NewOrder::default()).await.unwrap_err()
}

async fn deleted(reply: Reply) -> DeleteOrderError {
    shop(reply).delete_order(7).await.unwrap_err()
}

#[tokio::test(start_paused = true)]
async fn a_status() {
    let reply = Reply::json(404, &json!({ "detail": "sold" })).header("x-request-id", "r1");
    let built = ShowOrderError::not_found(ErrorReply::from(problem("sold")).request_id("r1"));
    assert_eq!(told(&built), told(&shown(reply).await));
    assert_eq!(
        told(&ShowOrderError::unauthorized(Problem::default())),
        told(&shown(Reply::json(401, &json!({}))).await)
    );
}

#[tokio::test(start_paused = true)]
async fn a_class_after_all_attempts() {
    let reply = Reply::json(503, &json!({})).header("retry-after", "7");
    let built = ErrorReply::from(Problem::default()).retry_after(Duration::from_millis(6_500)).attempts(4);
    assert_eq!(told(&ShowOrderError::server_error::<503>(built)), told(&shown(reply).await));
    let built = ErrorReply::from(Problem::default()).header("retry-after", "90").stop_reason(StopReason::HintTooLong);
    let reply = Reply::json(429, &json!({})).header("retry-after", "90");
    assert_eq!(told(&ShowOrderError::too_many_requests(built)), told(&shown(reply).await));
}

#[tokio::test(start_paused = true)]
async fn an_arm_of_a_split_status_and_its_rest() {
    let built = CreateOrderError::sku_taken(coded("sku_taken"));
    assert_eq!(told(&built), told(&created(Reply::json(409, &json!({ "type": "sku_taken" }))).await));
    let CreateOrderError::SkuTaken(error) = built else { panic!("it was built so") };
    assert_eq!(error.code(), Some("sku_taken"));
    let built = CreateOrderError::conflict(problem("no"));
    assert_eq!(told(&built), told(&created(Reply::json(409, &json!({ "detail": "no" }))).await));
}

#[tokio::test(start_paused = true)]
async fn a_body_of_its_own_and_one_that_is_none() {
    let built = CreateOrderError::unprocessable_entity(Invalid { field: "sku".to_owned() });
    assert_eq!(told(&built), told(&created(Reply::json(422, &json!({ "field": "sku" }))).await));
    let page = || Reply::status(502).header("content-type", "text/html").body("<title>Bad Gateway</title>");
    let built =
        DeleteOrderError::server_error::<502>(ErrorReply::raw("text/html", "<title>Bad Gateway</title>").attempts(4));
    assert_eq!(built.to_string(), deleted(page()).await.to_string());
    let empty = ErrorReply::empty().attempts(4);
    assert_eq!(told(&DeleteOrderError::server_error::<502>(empty)), told(&deleted(Reply::status(502)).await));
}

#[tokio::test(start_paused = true)]
async fn an_error_inside_a_success() {
    let built = DeleteOrderError::gone(coded("gone"));
    assert_eq!(told(&built), told(&deleted(Reply::json(200, &json!({ "type": "gone" }))).await));
    assert_eq!(built.outcome().meaning().unwrap(), 410);
    let built = DeleteOrderError::not_ok(coded("other"));
    assert_eq!(told(&built), told(&deleted(Reply::json(200, &json!({ "type": "other" }))).await));
}

#[tokio::test(start_paused = true)]
async fn what_no_variant_stands_for() {
    let built = |fault: Fault| told(&ShowOrderError::unexpected(fault));
    assert_eq!(built(Fault::undeclared(418, "teapot")), told(&shown(Reply::status(418).body("teapot")).await));
    assert_eq!(built(Fault::refused().because("scripted").attempts(4)), told(&shown(Reply::refused()).await));
    assert_eq!(built(Fault::reset().because("scripted").attempts(4)), told(&shown(Reply::reset()).await));
    let silent = shown(Reply::silence()).await;
    let timeout = Fault::timeout().attempts(3).stop_reason(StopReason::Deadline);
    assert_eq!(built(timeout), told(&silent));
    let received = shown(Reply::json(200, &json!({ "id": 7 }))).await;
    let ShowOrderError::Unexpected(undecodable) = &received else { panic!("there is no sku") };
    let error = undecodable.decode_error().unwrap().clone();
    assert_eq!(built(Fault::undecodable(r#"{"id":7}"#, error)), told(&received));
}

#[test]
fn every_kind_can_be_built() {
    let decode = || mighty_runtime::DecodeError::new("it has changed");
    let cases = [
        (
            Fault::argument("id", "is too long"),
            UnexpectedKind::Argument,
            "show_order: the argument `id` is too long (not sent)",
        ),
        (
            Fault::limit(LimitError::reached(Some(Duration::from_secs(7)))),
            UnexpectedKind::LimitReached,
            "show_order: the client's rate limit is reached, for another 7.0s (not sent)",
        ),
        (
            Fault::limit(LimitError::failed("the disk is full")),
            UnexpectedKind::LimiterFailed,
            "show_order: the client's rate limiter failed (not sent)",
        ),
        (
            Fault::too_large(9),
            UnexpectedKind::TooLarge,
            "show_order: 200: the answer's body is larger than 9 bytes (answered)",
        ),
        (
            Fault::not_continued(decode()),
            UnexpectedKind::NotContinued,
            "show_order: 200: the download could not go on: it has changed (answered)",
        ),
        (
            Fault::pagination(),
            UnexpectedKind::Pagination,
            "show_order: 200: the page after this one cannot be asked for (answered)",
        ),
        (Fault::redirect(), UnexpectedKind::Redirect, "show_order: 302: the redirect cannot be followed (answered)"),
    ];
    for (fault, kind, text) in cases {
        let ShowOrderError::Unexpected(error) = ShowOrderError::unexpected(fault) else { panic!("it was built so") };
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, text));
    }
}

#[test]
fn where_an_answer_says_that_something_is() {
    let built = ErrorReply::from(Problem::default()).header("location", "/v2/orders/8");
    let ShowOrderError::NotFound(error) = ShowOrderError::not_found(built) else { panic!("it was built so") };
    assert_eq!(error.location().unwrap().as_str(), "https://shop.example/v2/orders/8");
}
