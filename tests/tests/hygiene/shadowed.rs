//! A module in which every name of the prelude means something else.

#![allow(dead_code, unreachable_pub, clippy::too_many_arguments, reason = "they are there to be in the way")]

use mighty_tests::Acme;

use super::{answering, only};

pub struct Option;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct String;
pub struct Vec;
pub struct Box;
pub struct Future;
pub struct Duration;
pub struct Formatter;
pub struct Client;
pub struct Endpoint;
pub trait Send {}
pub trait Sync {}
pub trait Sized {}
pub trait Debug {}
pub trait Display {}
pub trait Error {}
pub trait From {}
pub trait Into {}
pub trait Iterator {}
pub trait IntoIterator {}
pub trait AsRef {}
pub trait Default {}
pub trait Drop {}
pub trait Fn {}
pub mod core {}
pub mod std {}
pub mod alloc {}
pub mod mighty_runtime {}
pub mod http {}

/// Found by its last segment, so it has to be called so.
type Result<T, E> = ::core::result::Result<T, E>;

macro_rules! matches {
    () => {};
}
macro_rules! panic {
    () => {};
}
macro_rules! option_env {
    () => {};
}
macro_rules! write {
    () => {};
}
// Used, so that none of them is dead.
matches!();
panic!();
option_env!();
write!();

#[::mighty_runtime::endpoints(
    api = Acme,
    errors(404, 409 => Taken(::mighty_runtime::Problem), 5xx),
    error = ShadowedError,
    retry(attempts = 2, on = [404, 5xx, connect, timeout, reset], base = "1ms"),
    timeout = "9s"
)]
pub(crate) trait Shadowed {
    #[endpoint(method = POST, path = "/{id}", errors(422), idempotency_key = "Idempotency-Key", attempt_timeout = "1s")]
    async fn call(
        &self,
        id: u8,
        #[query] maybe: ::core::option::Option<u8>,
        #[query] list: &[u8],
        #[query] both: ::core::option::Option<::std::vec::Vec<u8>>,
        #[query(flatten)] fields: &[(u8, u8)],
        #[header("X-A")] header: ::core::option::Option<&str>,
        #[body] body: ::core::option::Option<&u8>,
    ) -> Result<::std::vec::Vec<u8>, CallError>;

    #[endpoint(method = PUT, path = "/parts")]
    async fn parts(
        &self,
        #[part] one: u8,
        #[part] maybe: ::core::option::Option<u8>,
        #[part] both: ::core::option::Option<::std::vec::Vec<u8>>,
    ) -> Result<(), PartsError>;

    #[endpoint(method = GET, path = "/text")]
    async fn text(&self) -> Result<::std::string::String, PartsError>;
}

#[derive(::mighty_runtime::FromAnswer, ::core::fmt::Debug)]
pub struct Answer<T: ::serde::de::DeserializeOwned> {
    #[body]
    inner: T,
    #[header("X-Count")]
    count: ::core::option::Option<u8>,
    #[header("X-Tags")]
    tags: ::std::vec::Vec<u8>,
}

#[::mighty_runtime::endpoints(api = Acme, errors(404, 409 { "a" => Taken, _ => Other }, 302), error = WordsError)]
pub(crate) trait Words {
    #[endpoint(method = GET, path = "/{a}...{b}/{rest..}", success(201(Answer<u8>) => Made, 202(u8), 304 => Same), follow)]
    async fn several(
        &self,
        a: &str,
        b: &str,
        rest: &str,
        #[query(style = comma)] list: &[u8],
        #[query(style = deep_object)] deep: ::core::option::Option<&::std::collections::BTreeMap<u8, u8>>,
        #[cookie("c")] cookie: ::core::option::Option<u8>,
    ) -> Result<Outcome, SeveralError>;

    #[endpoint(method = GET, path = "/answer", query(all = true), headers("X-A" = "1"), auth = none)]
    async fn answer(&self) -> Result<Answer<u8>, AnswerError>;

    #[endpoint(method = PUT, path = "/raw", body = {}, stream(end = "[DONE]", idle_timeout = "1s"))]
    async fn stream(&self) -> Result<::mighty_runtime::Events<u8>, AnswerError>;

    #[endpoint(method = PUT, path = "/raw")]
    async fn raw(
        &self,
        #[body(raw, "text/csv")] data: ::core::option::Option<::mighty_runtime::Upload>,
    ) -> Result<::mighty_runtime::Download, AnswerError>;

    #[endpoint(method = GET, path = "/pages", paginate(last_item = "id", cursor_parameter = "after"))]
    async fn pages(&self, #[query] after: ::core::option::Option<u8>) -> Result<::std::vec::Vec<u8>, AnswerError>;
}

#[::tokio::test]
async fn so_do_streams_several_successes_and_answers_in_parts() {
    let (client, _) = answering("7");
    let answer = client.answer().await.unwrap();
    assert_eq!((answer.inner, answer.count.is_none(), answer.tags.len()), (7, true, 0));
    assert_eq!(client.raw(::core::option::Option::None).await.unwrap().bytes(9).await.unwrap(), "7");
    let list = client.several("a", "b", "c/d", &[1], ::core::option::Option::None, ::core::option::Option::None);
    // 200 is none of its successes.
    assert!(list.await.is_err());
}

#[::tokio::test]
async fn a_module_with_other_meanings_for_every_name_of_the_prelude_works() {
    let (client, server) = answering("[7]");
    let call = client.call(
        1,
        ::core::option::Option::Some(2),
        &[3, 4],
        ::core::option::Option::Some(::std::vec![5]),
        &[(6, 7)],
        ::core::option::Option::None,
        ::core::option::Option::Some(&8),
    );
    assert_eq!(call.await.unwrap(), [7]);
    assert_eq!(only(&server).target(), "/v1/1?maybe=2&list=3&list=4&both=5&6=7");
    client.parts(1, ::core::option::Option::None, ::core::option::Option::Some(::std::vec![2])).await.unwrap();
    assert_eq!(client.text().await.unwrap(), "[7]");
    let call = client.call(
        1,
        ::core::option::Option::None,
        &[],
        ::core::option::Option::None,
        &[],
        ::core::option::Option::Some("\n"),
        ::core::option::Option::None,
    );
    let error = ShadowedError::from(call.await.unwrap_err());
    assert!(error.message().contains("X-A"));
}
