//! The calls that are answered with too much.

use mighty_runtime::{Api, Client, Problem, UnexpectedKind, endpoints};

/// An API.
pub(crate) enum Archive {}

impl Api for Archive {
    const BASE_URL: &'static str = "https://archive.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Archive, errors(404, 5xx))]
pub(crate) trait Archives {
    #[endpoint(method = POST, path = "/count")]
    async fn count(&self) -> Result<u64, ArchiveError>;
    #[endpoint(method = POST, path = "/touch")]
    async fn touch(&self) -> Result<(), ArchiveError>;
}

/// The calls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    Number,
    Nothing,
}

impl Wanted {
    pub(crate) async fn call(self, client: &Client<Archive>) -> Result<(), ArchiveError> {
        match self {
            Self::Number => client.count().await.map(drop),
            Self::Nothing => client.touch().await,
        }
    }
}

/// What the caller gets, and how much of the body is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Got {
    Success,
    NotFound(usize),
    ServerError(usize),
    Undeclared(usize),
    TooLarge(usize),
}

impl Got {
    pub(crate) fn of(result: &Result<(), ArchiveError>) -> Self {
        match result {
            Ok(()) => Self::Success,
            Err(ArchiveError::NotFound(error)) => Self::NotFound(error.raw().len()),
            Err(ArchiveError::ServerError(error)) => Self::ServerError(error.raw().len()),
            Err(ArchiveError::Unexpected(error)) => match (error.kind(), error.raw()) {
                (UnexpectedKind::UndeclaredStatus, Some(raw)) => Self::Undeclared(raw.len()),
                (UnexpectedKind::TooLarge, Some(raw)) => Self::TooLarge(raw.len()),
                _ => panic!("{error:#?}"),
            },
        }
    }
}
