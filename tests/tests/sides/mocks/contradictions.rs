//! What contradicts the trait, or itself, panics at the line where it is said.

use std::panic::{AssertUnwindSafe, Location, catch_unwind, set_hook, take_hook};
use std::sync::{Arc, Mutex, PoisonError};

use mighty_runtime::testing::{Reply, any, equal};
use mighty_runtime::{DecodeError, ErrorReply, Fault, LimitError, Problem};
use serde_json::json;

use super::shop::{
    CreateOrderError, DeleteOrderError, Opaque, OrdersMock, PutOpaqueCall, ShowOrderError, anvil, coded, mock,
};

/// The panic hook is the process's.
static HOOK: Mutex<()> = Mutex::new(());

/// What a panic says; that it is shown at this file is asked here for all.
#[track_caller]
fn problem(contradict: impl FnOnce()) -> String {
    let _alone = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let place = Arc::new(Mutex::new(String::new()));
    let (seen, before) = (place.clone(), take_hook());
    set_hook(Box::new(move |info| {
        *seen.lock().unwrap() = info.location().map(|location| location.file().to_owned()).unwrap_or_default();
    }));
    let panic = catch_unwind(AssertUnwindSafe(contradict));
    set_hook(before);
    assert_eq!(*place.lock().unwrap(), Location::caller().file());
    let panic = panic.expect_err("it contradicts itself");
    panic.downcast_ref::<String>().unwrap().clone()
}

macro_rules! contradictions {
    ($($mock:ident => $said:expr, $problem:literal;)+) => {
        [$((problem(|| { let $mock = mock(); let _ = $said; }), $problem)),+]
    };
}

#[test]
fn answers_that_the_trait_has_not() {
    let cases = contradictions! {
        mock => mock.show_order(any).undeclared(404, ""), "expectation of `show_order`: `show_order` declares 404: say `.fails(…)` with `NotFound`";
        mock => mock.show_order(any).undeclared(503, ""), "expectation of `show_order`: `show_order` declares 503: say `.fails(…)` with `ServerError`";
        mock => mock.show_order(any).undeclared(200, ""), "expectation of `show_order`: 200 is a success of `show_order`: say `.returns(…)`";
        mock => mock.show_order(any).undeclared(1000, ""), "expectation of `show_order`: 1000 is no status";
        mock => mock.show_order(any).undeclared(100, ""), "expectation of `show_order`: 100 is no answer, but comes before one";
        mock => mock.show_order(any).undeclared_reply(Reply::reset()), "expectation of `show_order`: a fault has no status that could be undeclared; say `.replies(…)`";
        mock => mock.create_order(any).replies(Reply::status(200)), "expectation of `create_order`: `create_order` does not declare 200, which needs the word: `.undeclared_reply(…)`";
        mock => mock.show_order(any).returns_json(json!({ "id": 7 })), "expectation of `show_order`: the answer cannot be read into the type that `show_order` returns: missing field `sku` at line 1 column 8";
        mock => mock.create_order(any).fails(CreateOrderError::sku_taken(coded("other"))), "expectation of `create_order`: `SkuTaken` is a 409 with the code \"sku_taken\", and this body has the code \"other\": it would be `Conflict`";
        mock => mock.create_order(any).fails(CreateOrderError::sku_taken(Problem::default())), "expectation of `create_order`: `SkuTaken` is a 409 with the code \"sku_taken\", and this body has no code: it would be `Conflict`";
        mock => mock.create_order(any).fails(CreateOrderError::conflict(coded("sku_taken"))), "expectation of `create_order`: a 409 with the code \"sku_taken\" is `SkuTaken` of `create_order`, and not `Conflict`";
        mock => mock.delete_order(any).fails(DeleteOrderError::client_error::<401>(Problem::default())), "expectation of `delete_order`: a 401 with no code is `Unauthorized` of `delete_order`, and not `ClientError`";
        mock => mock.show_order(any).fails(ShowOrderError::not_found(ErrorReply::written(super::shop::problem("sold"), "application/xml", "<sold/>"))), "expectation of `show_order`: the body of `NotFound` does not come out as it went in: its message would be \"Not Found\" and not \"sold\"; write it as the API does, with `ErrorReply::written(body, media_type, bytes)`";
        mock => mock.show_order(any).fails(ShowOrderError::unexpected(Fault::undeclared(418, ""))), "expectation of `show_order`: 418 is not declared, which needs the word: `.undeclared(418, body)`";
        mock => mock.show_order(any).fails(ShowOrderError::unexpected(Fault::argument("id", "is too long"))), "expectation of `show_order`: an argument that cannot be sent never comes to a server; call the method with such a one";
        mock => mock.show_order(any).fails(ShowOrderError::unexpected(Fault::limit(LimitError::reached(None)))), "expectation of `show_order`: what is not let through never comes to a server; give the client a limiter that refuses it";
        mock => mock.show_order(any).fails(ShowOrderError::unexpected(Fault::undecodable("", DecodeError::new("empty")))), "expectation of `show_order`: no server answers so by itself; say what it sends with `.replies(…)`";
        _mock => ShowOrderError::unexpected(Fault::undeclared(404, "")), "`show_order` declares 404: it is `NotFound` and not `Unexpected`";
        mock => mock.put_opaque(equal(PutOpaqueCall { id: 1, opaque: Opaque(2) })), "`opaque` of `put_opaque` cannot be compared: `Opaque` is neither `PartialEq` nor `Debug`; compare what it has in a closure, `mock.put_opaque(|call| …)`";
        mock => mock.show_order(any).idempotency_key("k"), "expectation of `show_order`: `show_order` has no idempotency key";
        mock => mock.show_order(any).header("x y", "7"), "expectation of `show_order`: `x y` is no name of a header";
    };
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}

#[test]
fn numbers_that_contradict_each_other() {
    let cases = contradictions! {
        mock => mock.show_order(any).returns(anvil(1)).never(), "expectation of `show_order`: a call that never comes has no answer: take the answer or the number away";
        mock => mock.show_order(any).times(0).returns(anvil(1)), "expectation of `show_order`: a call that never comes has no answer: take the answer or the number away";
        mock => mock.show_order(any).times(1).times(2), "expectation of `show_order`: `times(2)` comes after `times(1)`: say one of them";
        mock => mock.show_order(any).times(1).at_least(1), "expectation of `show_order`: `at_least(1)` comes after `times(1)`: say one of them";
        mock => mock.show_order(any).at_least(3).at_most(2), "expectation of `show_order`: at least 3 and at most 2 is no number of calls";
        mock => mock.show_order(any).times(3).attempts(2), "expectation of `show_order`: 3 calls take more than 2 attempts";
        mock => mock.show_order(any).attempts(2).attempts(2), "expectation of `show_order`: `attempts(2)` comes after `attempts(2)`: say one of them";
        mock => mock.show_order(any).reset().returns(anvil(1)).attempts(1), "expectation of `show_order`: 2 answers are more than 1 attempt";
        mock => mock.show_order(any).cut(), "expectation of `show_order`: there is no answer yet that this could happen to";
        mock => mock.show_order(any).reset().cut(), "expectation of `show_order`: the last answer has no body in memory that could break off";
        mock => mock.show_order(any).repeated(2), "expectation of `show_order`: there is no answer yet to be given again";
    };
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}
