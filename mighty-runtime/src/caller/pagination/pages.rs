//! A list as a stream of its pages.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::following::Following;
use super::place::Place;
use super::position::Position;
use super::walk::Walk;
use crate::author::page::Page;
use crate::caller::errors::argument::ArgumentError;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::carry::call::{Call, Finish};
use crate::carry::request::builder::RequestBuilder;
use crate::carry::response::answer::Answer;
use crate::carry::response::failed::Failed;
use crate::describe::endpoint::Endpoint;

/// The pages of a list: [`Items::pages`](crate::Items::pages). What [`Items`](crate::Items) says about requests, errors
/// and the end of the list holds for it too; a page is handed out whole.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Pages<P, E>(Box<Inner<P, E>>);

struct Inner<P, E> {
    source: Source<P, E>,
    prefetches: bool,
    /// The page after the one that was handed out last, if it is there already.
    ahead: Option<Arrived<P, E>>,
    /// Whether a page has no items; set by whoever knows what items are.
    is_empty: fn(&P) -> bool,
    /// How many items of the next page an earlier stream has taken.
    skipped: usize,
}

/// Where pages come from.
enum Source<P, E> {
    /// A server.
    Walk(Box<Walk>, Finish<P, E>),
    /// Whoever made the stream.
    Given(vec::IntoIter<Result<P, E>>),
    /// Nowhere: there is never an answer.
    Nowhere,
}

/// A page or an error, and where it came from, if it can be asked for there once more.
pub(super) struct Arrived<P, E> {
    pub(super) result: Result<P, E>,
    pub(super) at: Option<Place>,
}

impl<P, E> Pages<P, E> {
    fn from_source(source: Source<P, E>) -> Self {
        Self(Box::new(Inner { source, prefetches: false, ahead: None, is_empty: |_| false, skipped: 0 }))
    }

    /// The list whose first page `request` asks for. `send` is what would send it, and is asked only how an answer is read:
    /// that a page can be read is a promise of its types, which the compiler asks for in one place and not in two.
    #[doc(hidden)]
    pub fn of(request: RequestBuilder, send: fn(RequestBuilder) -> Call<P, E>) -> Self {
        let (endpoint, finish) = (request.endpoint(), send(request.blank()).reader());
        let (connection, options, prepared) = request.into_first_page();
        Self::from_source(match prepared.and_then(|prepared| Walk::new(connection, options, prepared)) {
            Ok(walk) => Source::Walk(Box::new(walk), finish),
            Err(error) => refused(finish, endpoint, error),
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
        self.starting_behind(&position, 0)
    }

    /// The same, without the first items of the page, for whoever knows what items are.
    pub(super) fn starting_behind(mut self, position: &Position, skipped: usize) -> Self {
        if matches!(&self.0.source, Source::Walk(walk, _) if !walk.has_begun()) {
            self.0.skipped = skipped;
        }
        self.adjusted(|walk| walk.start_at(position))
    }

    /// The page that is handed out next; `None` if there is none, and for pages that no server has.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let at = match (&self.0.ahead, &self.0.source) {
            (Some(ahead), _) => ahead.at.clone(),
            (None, Source::Walk(walk, _)) => walk.place(),
            (None, Source::Given(_) | Source::Nowhere) => None,
        };
        Position::of(&at?, 0)
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
        if let Source::Walk(walk, finish) = &mut self.0.source
            && let Err(error) = adjust(walk)
        {
            self.0.source = refused(*finish, walk.endpoint(), error);
        }
        self
    }

    /// Whether it ended before the list did.
    pub(super) fn is_broken(&self) -> bool {
        matches!(&self.0.source, Source::Walk(walk, _) if walk.is_broken())
    }

    /// What a page without items is.
    pub(super) fn know_items(&mut self)
    where
        P: Page,
    {
        self.0.is_empty = |page| page.items().is_empty();
    }

    /// How many items of the next page are not wanted.
    pub(super) fn skipped(&self) -> usize {
        self.0.skipped
    }

    /// The same, for the page that has just arrived.
    pub(super) fn take_skipped(&mut self) -> usize {
        std::mem::take(&mut self.0.skipped)
    }

    pub(super) fn poll_arrived(&mut self, context: &mut Context<'_>) -> Poll<Option<Arrived<P, E>>> {
        let arrived = match self.0.ahead.take() {
            Some(ahead) => Some(ahead),
            None => ready!(self.0.poll_source(context)),
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
            && let Poll::Ready(ahead) = self.0.poll_source(context)
        {
            self.0.ahead = ahead;
        }
    }
}

impl<P, E> Inner<P, E> {
    fn poll_source(&mut self, context: &mut Context<'_>) -> Poll<Option<Arrived<P, E>>> {
        match &mut self.source {
            Source::Walk(walk, finish) => {
                let result = ready!(walk.poll(context));
                // Before the walk goes on.
                let at = walk.place();
                let result = result.and_then(|result| read(result, walk, *finish, self.is_empty));
                Poll::Ready(result.map(|result| Arrived { result, at }))
            }
            Source::Given(pages) => Poll::Ready(pages.next().map(|result| Arrived { result, at: None })),
            Source::Nowhere => Poll::Pending,
        }
    }
}

/// Reads an answer, and tells the walk how to go on; `None` at the end of the list.
fn read<P, E>(
    result: Result<Box<Answer>, Unexpected>,
    walk: &mut Walk,
    finish: Finish<P, E>,
    is_empty: fn(&P) -> bool,
) -> Option<Result<P, E>> {
    let following = match &result {
        // Before it is read, because reading takes it away.
        Ok(answer) if answer.is_success() => Some(walk.following(answer)),
        _ => None,
    };
    let page = finish(&mut Failed::new(result));
    if let (Ok(page), Some(following)) = (&page, following) {
        let is_empty = is_empty(page);
        walk.advance(if is_empty { Ok(Following::Last) } else { following });
        if is_empty {
            return None;
        }
    }
    Some(page)
}

/// A stream of one error: nothing is sent.
fn refused<P, E>(finish: Finish<P, E>, endpoint: &'static Endpoint, error: ArgumentError) -> Source<P, E> {
    let unexpected = Unexpected::not_sendable(error, Outcome::new(endpoint));
    let error = finish(&mut Failed::new(Err(unexpected)));
    Source::Given(vec![error].into_iter())
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
