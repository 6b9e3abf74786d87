//! A list as a stream of its items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::pages::Pages;
use super::place::Place;
use super::position::Position;
use crate::author::page::Page;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::carry::response::failed::{EndpointError, Failed};
use crate::describe::endpoint::Endpoint;

/// The items of a list that comes in pages `P`: what the method `…_stream` of an endpoint with `paginate` returns.
///
/// ```
/// # use mighty_runtime::{Api, Client, NextPage, Page, Pagination, Problem, endpoints};
/// # use serde::Deserialize;
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// #     const PAGINATION: Option<Pagination> = Some(Pagination::new(&[NextPage::link("next")]).page_size("per_page"));
/// # }
/// # #[derive(Debug, Deserialize)]
/// # struct Order { id: u64 }
/// # #[derive(Deserialize)]
/// # struct Listed { orders: Vec<Order> }
/// # impl Page for Listed {
/// #     type Item = Order;
/// #     fn items(&self) -> &[Order] { &self.orders }
/// #     fn into_items(self) -> Vec<Order> { self.orders }
/// # }
/// #[endpoints(api = Shop, errors(401, 5xx))]
/// trait Orders {
///     /// Lists the orders.
///     #[endpoint(method = GET, path = "/orders", paginate)]
///     async fn list_orders(&self, #[query] open: Option<bool>) -> Result<Listed, ListOrdersError>;
/// }
///
/// # async fn run(shop: Client<Shop>) -> Result<(), mighty_runtime::Error> {
/// let mut orders = shop.list_orders_stream(Some(true)).page_size(100).prefetch();
/// while let Some(order) = orders.next().await {
///     println!("{:?}", order?);
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Requests
///
/// Each page is one call of the endpoint: with its retries, its timeouts, and an idempotency key of its own where the
/// endpoint has one (a key that the caller gave goes with the first request alone). The first request is what the arguments
/// make; the later ones differ from it in the URI, or in one member of the body where that leads to the page. Nothing is sent before the first poll, and dropping the stream ends it,
/// wherever it is.
///
/// # Errors and the end
///
/// | what happens | the stream gives | and then |
/// |---|---|---|
/// | no usable answer, an error status, a page that does not decode | the endpoint's error | asks for the same page again, if it is polled again |
/// | an argument that cannot be sent | the endpoint's error, `Unexpected` | ends |
/// | a link that leaves the origin, goes in a circle or is no link | the items of the page that it is in, then the endpoint's error, `Unexpected` with [`UnexpectedKind::Pagination`](crate::UnexpectedKind) | ends |
/// | a page without items, whatever its link says | | ends |
/// | a page that says that it is the last one, or nothing of another one | its items | ends |
///
/// So no item is lost or given twice over an error. It is for the caller to say how often a page may fail; the usual
/// `order?` gives up at the first error.
// Its fields are public because generated code fills them: the constructor has the bound of the type and none of its own,
// so that a success type that is no page is one and the same error wherever the type is named.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Items<P: Page, E>(#[doc(hidden)] pub Pages<P, E>, #[doc(hidden)] pub Option<Box<Current<P>>>);

/// The page whose items are handed out.
pub struct Current<P: Page> {
    /// Where it came from.
    at: Option<Place>,
    /// What is left of it.
    rest: vec::IntoIter<P::Item>,
    /// How many of its items were taken.
    taken: usize,
}

impl<P: Page, E> Items<P, E> {
    /// A stream over these pages, for a fake of a trait. Errors come where they stand; a page without items is passed over.
    pub fn from_pages(pages: impl IntoIterator<Item = Result<P, E>>) -> Self {
        Self(Pages::given(pages.into_iter().collect()), None)
    }

    /// A stream that never gives anything: what a method returns in whose trait something is wrong.
    #[doc(hidden)]
    pub fn pending() -> Self {
        Self(Pages::nowhere(), None)
    }

    /// One error: what the method returns in a backend that does not write it, since no server asks for it.
    #[doc(hidden)]
    pub fn unserved(endpoint: &'static Endpoint) -> Self
    where
        E: EndpointError,
    {
        Self(Pages::given(vec![Err(E::from_failed(&mut Failed::new(Err(no_stream(endpoint)))))]), None)
    }

    /// Asks for pages of `items` items, in the query parameter that the endpoint or its API names, in place of what the
    /// arguments say. Without such a parameter the stream is one error, and nothing is sent. It counts for the first
    /// request: a stream that has begun, or that starts at a [`Position`], goes on with the size that it has.
    pub fn page_size(self, items: u64) -> Self {
        Self(self.0.page_size(items), self.1)
    }

    /// Asks for the next page as soon as a page is there, and brings it forward whenever an item is taken: at most one page
    /// ahead, and without a task of its own, so that its timeouts run while the items before it are worked on. An error of the
    /// page ahead comes when it is its turn.
    pub fn prefetch(self) -> Self {
        Self(self.0.prefetch(), self.1)
    }

    /// Goes on at a position that a stream of this endpoint was in, unless a page was asked for already.
    #[allow(clippy::needless_pass_by_value, reason = "a position is given away")]
    pub fn starting_at(self, position: Position) -> Self {
        let taken = position.taken();
        Self(self.0.starting_behind(&position, taken), self.1)
    }

    /// Where to go on to get every item that was not taken, and none that was: within the current page, or at the
    /// beginning of the next one. `None` if nothing is left, and for pages that no server has.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let next = self.0.position();
        match &self.1 {
            // The link behind the last item is wrong: whoever comes back asks for it again, and not for the items.
            Some(current) if !current.rest.as_slice().is_empty() || next.is_none() && self.0.is_broken() => {
                Position::of(current.at.as_ref()?, current.taken)
            }
            _ => next.map(|next| next.with_taken(self.0.skipped())),
        }
    }

    /// The pages whole, from the next one on.
    pub fn pages(mut self) -> Pages<P, E> {
        self.0.know_items();
        self.0
    }

    /// The next item, or `None` at the end.
    ///
    /// # Errors
    /// When the next page could not be had; what a further call does is said [above](Self#errors-and-the-end).
    pub async fn next(&mut self) -> Option<Result<P::Item, E>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

#[cold]
fn no_stream(endpoint: &'static Endpoint) -> Unexpected {
    let error = TransportError::new(TransportErrorKind::Other, Delivery::NotSent)
        .with_source("a backend gives pages, and has no stream of their items by itself; ask a client of it");
    Unexpected::transport(error, Outcome::new(endpoint), None)
}

impl<P: Page> Current<P> {
    /// The page, of whose items so many were taken already.
    fn new(page: P, at: Option<Place>, skipped: usize) -> Self {
        let mut rest = page.into_items().into_iter();
        let taken = rest.by_ref().take(skipped).count();
        Self { at, rest, taken }
    }

    fn next(&mut self) -> Option<P::Item> {
        let item = self.rest.next();
        self.taken += usize::from(item.is_some());
        item
    }
}

impl<P: Page, E> Stream for Items<P, E> {
    type Item = Result<P::Item, E>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self(pages, current) = &mut *self;
        pages.know_items();
        loop {
            if let Some(item) = current.as_mut().and_then(|current| current.next()) {
                pages.poll_ahead(context);
                return Poll::Ready(Some(Ok(item)));
            }
            let Some(arrived) = ready!(pages.poll_arrived(context)) else { return Poll::Ready(None) };
            match arrived.result {
                Ok(page) => {
                    let page = Current::new(page, arrived.at, pages.take_skipped());
                    match current {
                        Some(current) => **current = page,
                        None => *current = Some(Box::new(page)),
                    }
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl<P: Page> fmt::Debug for Current<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Current").field("taken", &self.taken).finish_non_exhaustive()
    }
}

/// Items and URLs are left out.
impl<P: Page, E> fmt::Debug for Items<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("taken", &self.1.as_ref().map_or(0, |current| current.taken))
            .finish_non_exhaustive()
    }
}
