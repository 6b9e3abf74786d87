//! A list as a stream of its pages.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use http::Uri;

use super::walk::Walk;
use super::{Page, Position};
use crate::response::{Answer, EndpointError, Success};
use crate::{ArgumentError, Endpoint, Outcome, Unexpected};

/// The pages of a list: [`Items::pages`](crate::Items::pages). What [`Items`](crate::Items) says about requests, errors
/// and the end of the list holds for it too; a page is handed out whole.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Pages<P, E>(Box<Inner<P, E>>);

struct Inner<P, E> {
    source: Source<P, E>,
    prefetches: bool,
    /// The page after the one that was handed out last, if it is there already.
    ahead: Option<Arrived<P, E>>,
}

/// Where pages come from.
enum Source<P, E> {
    /// A server.
    Walk(Box<Walk>, Reader<P, E>),
    /// Whoever made the stream.
    Given(vec::IntoIter<Result<P, E>>),
    /// Nowhere: there is never an answer.
    Nowhere,
}

/// The two functions that know the types of an endpoint.
struct Reader<P, E> {
    /// Reads an answer, and tells the walk how to go on; `None` at the end of the list.
    read: fn(Result<Answer, Unexpected>, &mut Walk) -> Option<Result<P, E>>,
    refuse: fn(Unexpected) -> E,
}

/// A page or an error, and where it came from, if it can be asked for there once more.
pub(super) struct Arrived<P, E> {
    pub(super) result: Result<P, E>,
    pub(super) at: Option<Uri>,
}

impl<P, E> Pages<P, E> {
    fn from_source(source: Source<P, E>) -> Self {
        Self(Box::new(Inner { source, prefetches: false, ahead: None }))
    }

    pub(super) fn of<W>(endpoint: &'static Endpoint, walk: Result<Walk, ArgumentError>) -> Self
    where
        P: Page + Success<W>,
        E: EndpointError,
    {
        let reader = Reader { read: read::<W, P, E>, refuse: E::from_unexpected };
        Self::from_source(match walk {
            Ok(walk) => Source::Walk(Box::new(walk), reader),
            Err(error) => reader.refused(endpoint, error),
        })
    }

    pub(super) fn given(pages: Vec<Result<P, E>>) -> Self {
        Self::from_source(Source::Given(pages.into_iter()))
    }

    pub(super) fn nowhere() -> Self {
        Self::from_source(Source::Nowhere)
    }

    /// As [`Items::page_size`](crate::Items::page_size).
    pub fn page_size(self, items: u64) -> Self {
        self.adjusted(|walk| walk.page_size(items))
    }

    /// As [`Items::prefetch`](crate::Items::prefetch): the next page is asked for when a page is handed out, and comes
    /// forward whenever the stream is polled.
    pub fn prefetch(mut self) -> Self {
        self.0.prefetches = true;
        self
    }

    /// Begins with the page of `position`, in whole, unless a page was asked for already.
    #[allow(clippy::needless_pass_by_value, reason = "a position is given away")]
    pub fn starting_at(self, position: Position) -> Self {
        self.adjusted(|walk| walk.start_at(&position))
    }

    /// The page that is handed out next; `None` if there is none, and for pages that no server has.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let at = match (&self.0.ahead, &self.0.source) {
            (Some(ahead), _) => ahead.at.as_ref(),
            (None, Source::Walk(walk, _)) => walk.uri(),
            (None, Source::Given(_) | Source::Nowhere) => None,
        };
        Position::of(at?, 0)
    }

    /// The next page, or `None` at the end.
    ///
    /// # Errors
    /// When the page could not be had; see [`Items`](crate::Items) for what a further call does.
    pub async fn next(&mut self) -> Option<Result<P, E>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// A stream that goes on as `adjust` says, or ends with the error of it.
    fn adjusted(mut self, adjust: impl FnOnce(&mut Walk) -> Result<(), ArgumentError>) -> Self {
        if let Source::Walk(walk, reader) = &mut self.0.source
            && let Err(error) = adjust(walk)
        {
            self.0.source = reader.refused(walk.endpoint(), error);
        }
        self
    }

    /// Whether it ended before the list did.
    pub(super) fn is_broken(&self) -> bool {
        matches!(&self.0.source, Source::Walk(walk, _) if walk.is_broken())
    }

    pub(super) fn poll_arrived(&mut self, context: &mut Context<'_>) -> Poll<Option<Arrived<P, E>>> {
        let arrived = match self.0.ahead.take() {
            Some(ahead) => Some(ahead),
            None => ready!(self.0.source.poll(context)),
        };
        // A page that failed is not asked for again before somebody wants it.
        if arrived.as_ref().is_some_and(|arrived| arrived.result.is_ok()) {
            self.poll_ahead(context);
        }
        Poll::Ready(arrived)
    }

    /// Brings the page ahead forward, if one is wanted.
    pub(super) fn poll_ahead(&mut self, context: &mut Context<'_>) {
        if self.0.prefetches
            && self.0.ahead.is_none()
            && let Poll::Ready(ahead) = self.0.source.poll(context)
        {
            self.0.ahead = ahead;
        }
    }
}

impl<P, E> Reader<P, E> {
    /// A stream of one error: nothing is sent.
    fn refused(&self, endpoint: &'static Endpoint, error: ArgumentError) -> Source<P, E> {
        let error = (self.refuse)(Unexpected::not_sendable(error, Outcome::new(endpoint)));
        Source::Given(vec![Err(error)].into_iter())
    }
}

impl<P, E> Source<P, E> {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Arrived<P, E>>> {
        match self {
            Self::Walk(walk, reader) => {
                let at = walk.uri().cloned();
                let result = ready!(walk.poll(context)).and_then(|result| (reader.read)(result, walk));
                Poll::Ready(result.map(|result| Arrived { result, at }))
            }
            Self::Given(pages) => Poll::Ready(pages.next().map(|result| Arrived { result, at: None })),
            Self::Nowhere => Poll::Pending,
        }
    }
}

fn read<W, P, E>(result: Result<Answer, Unexpected>, walk: &mut Walk) -> Option<Result<P, E>>
where
    P: Page + Success<W>,
    E: EndpointError,
{
    let answer = match result {
        Ok(answer) if answer.outcome.endpoint.is_success(answer.status) => answer,
        Ok(answer) => return Some(Err(E::from_answer(answer))),
        Err(unexpected) => return Some(Err(E::from_unexpected(unexpected))),
    };
    match P::decode(&answer) {
        Ok(page) if page.items().is_empty() => {
            walk.end();
            None
        }
        Ok(page) => {
            walk.advance(answer);
            Some(Ok(page))
        }
        Err(error) => Some(Err(E::from_unexpected(Unexpected::decode(error, answer)))),
    }
}

impl<P, E> Stream for Pages<P, E> {
    type Item = Result<P, E>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<P, E>>> {
        self.poll_arrived(context).map(|arrived| arrived.map(|arrived| arrived.result))
    }
}

/// Pages and URLs are left out.
impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("prefetches", &self.0.prefetches).finish_non_exhaustive()
    }
}
