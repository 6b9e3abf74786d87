//! The requests of a list, one after the other. Compiled once: nothing here knows what a page is.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};

use super::following::{Answered, Following, InBody};
use super::place::Place;
use super::position::Position;
use super::trail::Trail;
use super::uri;
use crate::base::body::Body;
use crate::base::origin::Origin;
use crate::caller::errors::argument::ArgumentError;
use crate::caller::errors::pagination::Problem;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::options::CallOptions;
use crate::carry::call::Running;
use crate::carry::connection::Connection;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::Answer;
use crate::carry::retry::run::run;
use crate::carry::trace;
use crate::describe::endpoint::Endpoint;
use crate::describe::pagination::{NextPage, Pagination};

/// A way through the pages: at most one request at a time, each made from the answer before it.
pub(crate) struct Walk {
    connection: Arc<Connection>,
    options: CallOptions,
    pagination: Pagination,
    /// The request of the page that is asked for, or that comes next.
    request: Prepared,
    /// What in its body leads to its page, if anything does.
    value: Option<Box<str>>,
    trail: Trail,
    /// The origin of the list, once a page has been asked for.
    origin: Option<Origin>,
    /// A request was made.
    has_begun: bool,
    /// The first request is one that another stream has left to be made.
    is_resumed: bool,
    /// What should follow cannot be asked for.
    is_broken: bool,
    state: State,
}

enum State {
    /// The page is to be asked for.
    Ready,
    /// It is being asked for.
    Running(Running),
    /// The page before was the last one that can be had, because of this.
    Broken(Unexpected),
    /// There is nothing more.
    Ended,
}

impl Walk {
    /// Begins with `request`.
    pub(crate) fn new(
        connection: Arc<Connection>,
        options: CallOptions,
        request: Prepared,
    ) -> Result<Self, ArgumentError> {
        if !request.replayable {
            return Err(ArgumentError::new("the request", "body", "is a stream, and every page has to send it"));
        }
        Ok(Self {
            connection,
            options,
            pagination: request.endpoint.pagination().unwrap_or(Pagination::new(&[])),
            request,
            value: None,
            trail: Trail::default(),
            origin: None,
            has_begun: false,
            is_resumed: false,
            is_broken: false,
            state: State::Ready,
        })
    }

    /// The endpoint that it asks.
    pub(super) fn endpoint(&self) -> &'static Endpoint {
        self.request.endpoint
    }

    /// Asks for pages of `items` items, unless it has begun, or goes on where another stream has: that has a size already.
    pub(super) fn page_size(&mut self, items: u64) -> Result<(), ArgumentError> {
        let problem = |problem| ArgumentError::new("the option", "page_size", problem);
        let Some(parameter) = self.pagination.page_size_parameter() else {
            return Err(problem("is given, but neither the endpoint nor its API names a query parameter for it"));
        };
        if !self.has_begun && !self.is_resumed {
            self.request.uri = uri::with_parameter(&self.request.uri, parameter, &items.to_string())
                .map_err(|_| problem("makes the URI too long"))?;
        }
        Ok(())
    }

    /// Begins at a position, unless it has begun.
    pub(super) fn start_at(&mut self, position: &Position) -> Result<(), ArgumentError> {
        if !self.has_begun {
            self.request.uri = uri::at_same_origin(&self.request.uri, position.target().to_owned())
                .map_err(|_| ArgumentError::new("the option", "starting_at", "makes the URI too long"))?;
            if let Some(value) = position.value() {
                let problem = |problem| ArgumentError::new("the option", "starting_at", problem);
                let member = self.pagination.strategies().iter().find_map(NextPage::member);
                let member =
                    member.ok_or_else(|| problem("is a place in another list: here no body leads to a page"))?;
                let next = InBody::of(self.request.body.as_bytes(), member, value.as_bytes())
                    .map_err(|_| problem("needs a JSON object as the body"))?;
                self.send_in_body(next);
            }
            self.is_resumed = true;
        }
        Ok(())
    }

    /// The place of the page that is asked for, or comes next; `None` if none does.
    pub(super) fn place(&self) -> Option<Place> {
        match self.state {
            State::Ready | State::Running(_) => {
                Some(Place { uri: self.request.uri.clone(), value: self.value.clone() })
            }
            State::Broken(_) | State::Ended => None,
        }
    }

    /// Whether a request was made.
    pub(super) fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// Whether it ended before the list did.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The next answer, with any status. The same page is asked for until [`advance`](Self::advance) is told of it.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Box<Answer>, Unexpected>>> {
        let mut running = match std::mem::replace(&mut self.state, State::Ended) {
            State::Ended => return Poll::Ready(None),
            State::Broken(error) => return Poll::Ready(Some(Err(error))),
            State::Ready => self.ask(),
            State::Running(running) => running,
        };
        match Pin::as_mut(&mut running).poll(context) {
            Poll::Pending => {
                self.state = State::Running(running);
                Poll::Pending
            }
            Poll::Ready(result) => {
                self.state = State::Ready;
                Poll::Ready(Some(result))
            }
        }
    }

    /// One call of the endpoint, with an idempotency key of its own.
    fn ask(&mut self) -> Running {
        if self.has_begun {
            self.request.renew_key();
        } else {
            self.has_begun = true;
            self.trail.follow(&self.request.uri);
            if let (true, Some(body)) = (self.is_in_body(), self.request.body.as_bytes()) {
                self.trail.follow_body(&self.request.uri, body);
            }
            self.origin = Origin::of(&self.request.uri);
        }
        let (connection, request) = (self.connection.clone(), self.request.again());
        let (api, endpoint) = (connection.api.name, request.endpoint);
        trace::call(api, endpoint, || run(connection, self.options.clone(), request, None))
    }

    /// What follows the page in `answer`, which answers the last request; an error if that cannot be asked for.
    pub(super) fn following(&self, answer: &Answer) -> Result<Following, Unexpected> {
        self.uri_behind(answer).map_err(|problem| answer.clone().into_last_page(problem.into()))
    }

    fn uri_behind(&self, answer: &Answer) -> Result<Following, Problem> {
        let answered = Answered {
            uri: &self.request.uri,
            sent: self.request.body.as_bytes(),
            landed: self.endpoint().follows_redirects().then_some(&answer.uri),
            origin: self.origin.as_ref(),
            headers: &answer.headers,
            body: &answer.body,
            token_parameters: &self.connection.token_parameters,
        };
        match answered.following(self.pagination.strategies())? {
            Following::Linked(uri) if self.trail.has(&uri) => Err(Problem::Circle),
            Following::InBody(next) if self.trail.has_body(&self.request.uri, &next.body) => Err(Problem::Circle),
            following => Ok(following),
        }
    }

    /// Whether a body may lead to a page.
    fn is_in_body(&self) -> bool {
        self.pagination.strategies().iter().any(|way| way.member().is_some())
    }

    /// The next request has this body.
    fn send_in_body(&mut self, next: InBody) {
        if self.request.body.as_bytes().is_some_and(<[u8]>::is_empty) {
            self.request.headers.remove(CONTENT_LENGTH);
            self.request.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        }
        (self.request.body, self.value) = (Body::from(next.body), Some(next.value));
    }

    /// Goes on behind a page.
    pub(super) fn advance(&mut self, following: Result<Following, Unexpected>) {
        match following {
            Ok(Following::Last) => self.state = State::Ended,
            Ok(Following::Counted(uri)) => self.request.uri = uri,
            Ok(Following::Linked(uri)) => {
                self.trail.follow(&uri);
                self.request.uri = uri;
            }
            Ok(Following::InBody(next)) => {
                self.trail.follow_body(&self.request.uri, &next.body);
                self.send_in_body(next);
            }
            Err(error) => {
                self.is_broken = true;
                self.state = State::Broken(error);
            }
        }
    }
}
