//! A module without any prelude.

#![no_implicit_prelude]

use ::mighty_tests::Acme;

#[::mighty_runtime::endpoints(
    api = Acme,
    errors(404, 409 => Taken(::mighty_runtime::Problem), 5xx),
    error = BareError,
    retry(attempts = 2, on = [5xx, timeout]),
    timeout = "9s",
    non_exhaustive
)]
pub(crate) trait Bare {
    /// Documented.
    #[endpoint(method = POST, path = "/{id}", errors(422), idempotent)]
    async fn call(
        &self,
        id: u8,
        #[query] maybe: ::core::option::Option<u8>,
        #[query] list: ::std::vec::Vec<u8>,
        #[query] both: ::core::option::Option<&[u8]>,
        #[header("X-A")] header: ::core::option::Option<&str>,
        #[form] body: &[(&str, u8)],
    ) -> ::core::result::Result<::mighty_runtime::Response<::std::vec::Vec<u8>>, CallError>;

    #[endpoint(method = PUT, path = "/parts")]
    async fn parts(
        &self,
        #[part] one: &str,
        #[part] both: ::core::option::Option<::std::vec::Vec<::mighty_runtime::Part>>,
    ) -> ::core::result::Result<::mighty_runtime::Bytes, PartsError>;
}

#[::core::prelude::v1::test]
fn a_module_without_a_prelude_works() {
    let (client, server) = super::answering("[7]");
    let runtime = ::tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let none = ::core::option::Option::None;
    let call = client.call(
        1,
        none,
        ::std::vec![2],
        ::core::option::Option::Some(&[3]),
        ::core::option::Option::None,
        &[("a", 1)],
    );
    let response = runtime.block_on(call).unwrap();
    ::std::assert_eq!(*response, [7]);
    let sent = super::only(&server);
    ::std::assert_eq!((sent.target(), &*sent.text()), ("/v1/1?list=2&both=3", "a=1"));
    let bytes = runtime.block_on(client.parts("x", ::core::option::Option::None)).unwrap();
    ::std::assert_eq!(bytes, "[7]");
    let error = runtime.block_on(client.call(
        1,
        none,
        ::std::vec![],
        ::core::option::Option::None,
        ::core::option::Option::Some("\n"),
        &[],
    ));
    let error = <BareError as ::core::convert::From<CallError>>::from(error.unwrap_err());
    ::std::assert!(error.message().contains("X-A"));
}
