//! What the client sends is what the implementation receives, whatever the arguments are: through the client's own encoder, an axum
//! router in this process, and the reader.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]
#![allow(
    clippy::many_single_char_names,
    clippy::unnecessary_wraps,
    reason = "methods of a trait, and what they return"
)]
#![allow(clippy::too_many_arguments, clippy::ptr_arg, clippy::ref_option, reason = "every kind of argument is tried")]

mod any_request;
mod bodies;
mod cookies;
mod fields;
mod headers;
mod hygiene;
mod limits;
mod lists;
mod multipart;
mod parts;
mod paths;
mod raw;
mod refused;
mod text;

use std::fmt::Debug;
use std::sync::{Arc, LazyLock, Mutex};

use axum::body::Body;
use mighty_runtime::http;
use mighty_runtime::server::Routes;
use mighty_runtime::{Client, Problem, ServiceTransport, Unexpected, UnexpectedKind};
use proptest::prelude::*;
use tokio::runtime::Runtime;

use crate::shop::Shop;

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());

/// What a backend was asked, as `Debug` shows it: the same of what is lent and of what is owned.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn note<E>(&self, arguments: impl Debug) -> Result<(), E> {
        self.0.lock().unwrap().push(format!("{arguments:?}"));
        Ok(())
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

type OverRouter = Client<Shop, ServiceTransport<Routes>>;

fn client(router: Routes) -> OverRouter {
    Client::<Shop>::over(ServiceTransport::new(router)).build().unwrap()
}

/// Text of every kind, and often such as means something to somebody on the way.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[./%2eE\\\\?#&=+;:@,|\\[\\]\"\r\n\t \u{0}\u{7f}-]{0,8}", any::<String>()]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// A call came through as `sent`, or its client refused to send it.
fn same(result: Result<(), &Unexpected>, seen: &Seen, sent: impl Debug) -> Result<(), TestCaseError> {
    match result {
        Ok(()) => prop_assert_eq!(seen.take(), [format!("{sent:?}")]),
        Err(unexpected) => {
            prop_assert_eq!(unexpected.kind(), UnexpectedKind::Argument, "{}", unexpected);
            prop_assert_eq!(seen.take(), [""; 0]);
        }
    }
    Ok(())
}

/// The same of an enum whose only variant is `Unexpected`; says whether it was sent.
macro_rules! came_through {
    ($error:ident, $call:expr, $seen:expr, $sent:expr) => {{
        let result: Result<(), $error> = crate::requests::RUNTIME.block_on($call);
        let unexpected = result.as_ref().map(|()| ()).map_err(|$error::Unexpected(unexpected)| unexpected);
        crate::requests::same(unexpected, &$seen, $sent)?;
        result.is_ok()
    }};
}
use came_through;

/// What the router answers to a request of somebody else: the status, and what it says is wrong.
async fn ask(router: Routes, request: http::Request<Body>) -> (u16, String) {
    let answer = tower::util::ServiceExt::oneshot(router, request).await.unwrap();
    let status = answer.status().as_u16();
    let body = http_body_util::BodyExt::collect(answer.into_body()).await.unwrap().to_bytes();
    let body = String::from_utf8(body.into()).unwrap();
    let problem: Option<Problem> = serde_json::from_str(&body).ok();
    (status, problem.and_then(|problem| problem.detail).unwrap_or(body))
}
