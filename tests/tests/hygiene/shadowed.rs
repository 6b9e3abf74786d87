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
