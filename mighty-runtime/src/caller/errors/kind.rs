//! What can be unexpected about an answer, or about having none.

use crate::base::transport_error::TransportErrorKind;

/// What is unexpected about it.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnexpectedKind {
    /// An argument cannot be sent; nothing was.
    Argument,
    /// The client's [`Limiter`](crate::Limiter) did not let it through, or not in time; nothing was sent.
    /// [`Unexpected::retry_after`](crate::Unexpected::retry_after) says when there is room.
    LimitReached,
    /// The client's [`Limiter`](crate::Limiter) failed, and was told to let nothing through then; nothing was sent.
    LimiterFailed,
    /// No complete answer.
    Transport(TransportErrorKind),
    /// A status that the endpoint does not declare, or an error inside a success for which it has no variant.
    UndeclaredStatus,
    /// A success whose body does not fit its type.
    Decode,
    /// A success whose body is larger than the client's limit (32 MiB by default), or an item of a stream that is (1 MiB).
    TooLarge,
    /// A download broke off, and what was asked for then is not its rest: it has changed in between, or there is an error in its
    /// place.
    NotContinued,
    /// A page of a list, after which the next one cannot be asked for: its link leaves the origin, goes in a circle, or is
    /// no link. The page itself was handed out.
    Pagination,
    /// A redirect that an endpoint which follows them cannot follow: where it leads is not secure or no link, it goes in a
    /// circle, or there were more than five.
    Redirect,
}
