//! The calls that are answered with too much.

use mighty_runtime::{Api, Client, Problem, UnexpectedKind, endpoints};

/// An API.
pub(crate) enum Archive {}

impl Api for Archive {
    const BASE_URL: &'static str = "https://archive.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Archive, errors(404, 503))]
pub(crate) trait Archives {
    #[endpoint(method = POST, path = "/count")]
    async fn count(&self) -> Result<u64, CountError>;
    #[endpoint(method = POST, path = "/touch")]
    async fn touch(&self) -> Result<(), TouchError>;
}

/// What the caller gets, and how much of the body is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Got {
    Success,
    NotFound(usize),
    ServiceUnavailable(usize),
    Undeclared(u16, usize),
    TooLarge(usize),
}

pub(crate) async fn count(client: &Client<Archive>) -> Got {
    match client.count().await {
        Ok(_) => Got::Success,
        Err(CountError::NotFound(error)) => Got::NotFound(error.raw().len()),
        Err(CountError::ServiceUnavailable(error)) => Got::ServiceUnavailable(error.raw().len()),
        Err(CountError::Unexpected(error)) => match (error.kind(), error.status(), error.raw()) {
            (UnexpectedKind::UndeclaredStatus, Some(status), Some(raw)) => Got::Undeclared(status.as_u16(), raw.len()),
            (UnexpectedKind::TooLarge, _, Some(raw)) => Got::TooLarge(raw.len()),
            _ => panic!("{error:#?}"),
        },
    }
}

pub(crate) async fn touch(client: &Client<Archive>) -> Got {
    match client.touch().await {
        Ok(()) => Got::Success,
        Err(error) => panic!("{error:#?}"),
    }
}
