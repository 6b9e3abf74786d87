//! What generated code asks of an API, while the crate of the trait is compiled.

use std::marker::PhantomData;

use http::StatusCode;

use super::api::{Api, ErrorInSuccess, TokenPlacement};
use super::base::Base;
use super::error_body::ErrorBody;
use super::help::Help;
use super::stream_item::StreamItem;
use crate::base::text::is_same;
use crate::describe::pagination::Pagination;
use crate::describe::rate_limit_headers::RateLimitHeaders;
use crate::describe::reading::{Interest, Reading};
use crate::describe::streaming::Streaming;

/// Whether `A` is an API; generated code asks it once per trait, at the author's type.
#[must_use]
pub const fn is_api<A: Api>() -> bool {
    true
}

/// Whether the API's base URL ends with `path`; if not, the compiler says `problem`. Generated code asks it where a document's
/// paths begin with what the trait's leave to the base URL.
///
/// # Panics
/// Where it is evaluated, while the crate of the trait is compiled, if it does not.
#[allow(clippy::panic, reason = "the only way for a constant to be an error")]
pub const fn base_url_ends_with<A: Api>(path: &str, problem: &str) {
    let (mut url, mut path) = (A::BASE_URL.as_bytes(), path.as_bytes());
    while let [rest @ .., b'/'] = url {
        url = rest;
    }
    while let [path_rest @ .., wanted] = path {
        match url {
            [url_rest @ .., last] if *last == *wanted => (url, path) = (url_rest, path_rest),
            _ => panic!("{}", problem),
        }
    }
}

/// The API `A` as generated code names it. `IS_API` is `is_api::<A>()`: if that is an error, this type is one too, so that
/// the compiler says nothing more wherever it is used. `A` by itself would be another error in every error enum.
#[derive(Debug)]
pub struct Checked<A, const IS_API: bool>(PhantomData<A>);

#[diagnostic::do_not_recommend]
impl<A: Api, const IS_API: bool> Api for Checked<A, IS_API> {
    const BASE_URL: &'static str = A::BASE_URL;
    type ErrorBody = A::ErrorBody;
    const HEADERS: &'static [(&'static str, &'static str)] = A::HEADERS;
    const TOKEN: TokenPlacement = A::TOKEN;
    const AUTH: &'static [(&'static str, TokenPlacement)] = A::AUTH;
    const BASES: &'static [Base] = A::BASES;
    const PAGINATION: Option<Pagination> = A::PAGINATION;
    const STREAMING: Streaming = A::STREAMING;
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = A::ERROR_IN_SUCCESS;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        A::stream_error(item)
    }
    const REQUEST_ID_HEADER: &'static str = A::REQUEST_ID_HEADER;
    const RATE_LIMIT: Option<RateLimitHeaders> = A::RATE_LIMIT;
    const HELP: &'static [Help] = A::HELP;
}

/// Whether `B` is an error body; generated code asks it once per trait that has one of its own, at the author's type.
#[must_use]
pub const fn is_error_body<B: ErrorBody>() -> bool {
    true
}

/// The API `A` with another error body, for a trait with `error_body = B`. `IS_BODY` is `is_error_body::<B>()`, for the reason that
/// [`Checked`] has.
#[derive(Debug)]
pub struct WithErrorBody<A, B, const IS_BODY: bool>(PhantomData<(A, fn() -> B)>);

#[diagnostic::do_not_recommend]
impl<A: Api, B: ErrorBody, const IS_BODY: bool> Api for WithErrorBody<A, B, IS_BODY> {
    const BASE_URL: &'static str = A::BASE_URL;
    type ErrorBody = B;
    const HEADERS: &'static [(&'static str, &'static str)] = A::HEADERS;
    const TOKEN: TokenPlacement = A::TOKEN;
    const PAGINATION: Option<Pagination> = A::PAGINATION;
    const STREAMING: Streaming = A::STREAMING;
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = A::ERROR_IN_SUCCESS;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        A::stream_error(item)
    }
    const REQUEST_ID_HEADER: &'static str = A::REQUEST_ID_HEADER;
    const RATE_LIMIT: Option<RateLimitHeaders> = A::RATE_LIMIT;
    const HELP: &'static [Help] = A::HELP;
}

/// What the API says, for an endpoint with `paginate` alone; [`has_pagination`] says where it says nothing.
#[must_use]
pub const fn api_pagination<A: Api>() -> Pagination {
    match A::PAGINATION {
        Some(pagination) => pagination,
        None => Pagination::new(&[]),
    }
}

/// That the API says how its pages follow each other; generated code asks it where an endpoint has `paginate` alone.
///
/// # Panics
/// In the compiler, whose error it is, if the API says nothing.
#[track_caller]
pub const fn has_pagination<A: Api>() {
    assert!(
        A::PAGINATION.is_some(),
        "the API says nothing of pages: add `const PAGINATION` to it, or write what comes next, as in `paginate(link = \"links.next\")`"
    );
}

/// That the API says when a success is an error; generated code asks it where an endpoint declares such an error.
///
/// # Panics
/// In the compiler, whose error it is, if the API says nothing.
#[track_caller]
pub const fn has_error_in_success<A: Api>() {
    assert!(
        A::ERROR_IN_SUCCESS.is_some(),
        "the API does not say when a success is an error, so that this never comes: add `const ERROR_IN_SUCCESS` to it, or list the statuses of success without this one"
    );
}

/// That a success type wants no body; if it does, the compiler says `problem`. Generated code asks it where none comes.
///
/// # Panics
/// In the compiler, whose error it is, if it does.
#[track_caller]
pub const fn reads_no_body(reading: &Reading, problem: &str) {
    assert!(matches!(reading.interest, Interest::Ignored), "{}", problem);
}

/// That a success type does not read JSON; if it does, the compiler says `problem`. Generated code asks it where a document has
/// something else.
///
/// # Panics
/// In the compiler, whose error it is, if it does.
#[track_caller]
pub const fn reads_no_json(reading: &Reading, problem: &str) {
    assert!(!reading.is_json(), "{}", problem);
}

/// That the API declares credentials of this name; generated code asks it where an endpoint or a trait names some.
///
/// # Panics
/// In the compiler, whose error it is, if the API declares none.
#[allow(clippy::panic, reason = "the only way for a constant to be an error")]
#[track_caller]
pub const fn has_auth<A: Api>(name: &str) {
    let mut declared = A::AUTH;
    while let [(other, _), rest @ ..] = declared {
        if is_same(name, other) {
            return;
        }
        declared = rest;
    }
    panic!(
        "the API has no credentials of this name: correct it, or add it to the API, as in `const AUTH: &'static [(&'static str, TokenPlacement)] = &[(\"admin\", TokenPlacement::Bearer)]`"
    )
}

/// That the API declares a base of this name; generated code asks it where an endpoint or a trait names one.
///
/// # Panics
/// In the compiler, whose error it is, if the API declares none.
#[track_caller]
pub const fn has_base<A: Api>(name: &str) {
    assert!(
        base::<A>(name).is_some(),
        "the API has no base of this name: correct it, or add it to the API, as in `const BASES: &'static [Base] = &[Base::new(\"files\", \"https://files.example.com/v1\")]`"
    );
}

/// That a base is sent who is asking; generated code asks it where an endpoint with this base names credentials. A base that is
/// not declared is another mistake.
///
/// # Panics
/// In the compiler, whose error it is, if it is not.
#[track_caller]
pub const fn base_takes_token<A: Api>(name: &str) {
    if let Some(base) = base::<A>(name) {
        assert!(
            base.takes_token(),
            "no credentials go to this base: say `auth = none` or nothing, or let the API trust it by `Base::with_token`"
        );
    }
}

const fn base<A: Api>(name: &str) -> Option<Base> {
    let mut declared = A::BASES;
    while let [base, rest @ ..] = declared {
        if is_same(name, base.name()) {
            return Some(*base);
        }
        declared = rest;
    }
    None
}

impl Pagination {
    /// The same with the API's page size, if it names none; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn or_page_size_of<A: Api>(self) -> Self {
        match (self.page_size_parameter(), api_pagination::<A>().page_size_parameter()) {
            (None, Some(parameter)) => self.page_size(parameter),
            _ => self,
        }
    }
}
