//! A request on its way to the method that answers it.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use http::request::Parts;
use http::{Method, StatusCode};

use super::layout::required_headers;
use super::log;
use super::route::Served;
use super::router::{Placed, Routes};
use crate::base::body::Body;
use crate::serve::captures::Filled;
use crate::serve::finish::{Asked, head_of};
use crate::serve::incoming::Incoming;
use crate::serve::refuse::with_allow;
use crate::serve::respond::Outgoing;
use crate::serve::route::captures;
use crate::serve::unreadable::Unreadable;

/// An endpoint that has the path of a request.
type Candidate<'a> = (&'a Arc<Served>, Vec<Filled>);

/// The answer to a request.
pub(super) async fn answer(routes: Routes, head: Parts, body: Body) -> Outgoing {
    let candidates = candidates(&routes, head.uri.path());
    let pairs: Vec<(String, String)> =
        url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let (served, path) = match choose(candidates, &head, &pairs) {
        Ok((served, path)) => (served.clone(), path),
        Err(refused) => {
            return if head.method == Method::HEAD { head_of(refused.of(&routes)) } else { refused.of(&routes) };
        }
    };
    let asked = Asked::by(&head.method, &head.headers);
    let is_head = head.method == Method::HEAD;
    let answer = match Incoming::receive(served.endpoint, served.reads, path, head, body, routes.max_body).await {
        Ok(incoming) => ask(&served, incoming, &asked).await,
        Err(problem) => served.refusing.unreadable(&problem),
    };
    if is_head { head_of(answer) } else { answer }
}

fn candidates<'a>(routes: &'a Routes, path: &str) -> Vec<Candidate<'a>> {
    // The path of a template begins with a slash, and so does what is left of a path that is behind the prefix.
    let candidate = |placed: &'a Placed| {
        let filled = captures(placed.served.endpoint, path.strip_prefix(&*placed.prefix)?)?;
        Some((&placed.served, filled))
    };
    routes.placed.iter().filter_map(candidate).collect()
}

/// Why no method is asked.
enum Refused {
    /// Nothing has the path.
    Path,
    /// Nothing that has the path has the method; those that it has.
    Method(Arc<Served>, String),
    /// What has both sends something else along.
    Constant(Arc<Served>, Unreadable),
}

impl Refused {
    fn of(self, routes: &Routes) -> Outgoing {
        match self {
            Self::Path => nothing_at_the_path(routes),
            Self::Method(served, allowed) => {
                let refused = StatusCode::METHOD_NOT_ALLOWED;
                with_allow(served.refusing.of_api().refuse(refused, "this path has no such method"), &allowed)
            }
            Self::Constant(served, problem) => served.refusing.unreadable(&problem),
        }
    }
}

fn nothing_at_the_path(routes: &Routes) -> Outgoing {
    let status = StatusCode::NOT_FOUND;
    // The traits are of one API.
    if let Some(placed) = routes.placed.first() {
        return placed.served.refusing.of_api().refuse(status, "there is nothing at this path");
    }
    let mut answer = http::Response::new(Body::empty());
    *answer.status_mut() = status;
    answer
}

/// The endpoint that a request is for.
fn choose<'a>(
    mut candidates: Vec<Candidate<'a>>,
    head: &Parts,
    query: &[(String, String)],
) -> Result<Candidate<'a>, Refused> {
    let has = |method: &Method| candidates.iter().any(|(served, _)| served.endpoint.method() == method);
    let method = if head.method == Method::HEAD && !has(&Method::HEAD) { Method::GET } else { head.method.clone() };
    let Some((first, _)) = candidates.first() else { return Err(Refused::Path) };
    let no_method = || Refused::Method((*first).clone(), allowed(&candidates));
    let of_method = |(served, _): &Candidate<'_>| *served.endpoint.method() == method;
    let Some((usual, _)) = candidates.iter().find(|candidate| of_method(candidate)) else { return Err(no_method()) };
    let fits = |candidate: &Candidate<'_>| of_method(candidate) && missing(candidate.0, head, query).is_none();
    // What has nothing to be told from is meant, whatever its constants are; its arguments are asked for where they are read.
    let is_only = candidates.iter().filter(|candidate| of_method(candidate)).count() == 1;
    if let Some(place) =
        candidates.iter().position(|candidate| if is_only { of_method(candidate) } else { fits(candidate) })
    {
        return Ok(candidates.swap_remove(place));
    }
    let problem = missing(usual, head, query).unwrap_or_else(|| Unreadable::missing("the request", ""));
    Err(Refused::Constant((*usual).clone(), problem))
}

/// The constant of an endpoint, or the header that is no `Option`, that a request does not have.
fn missing(served: &Served, head: &Parts, query: &[(String, String)]) -> Option<Unreadable> {
    let has_pair = |(name, value): &&(&str, &str)| query.iter().any(|(key, other)| key == name && other == value);
    if let Some((name, _)) = served.endpoint.constant_query().iter().find(|pair| !has_pair(pair)) {
        return Some(Unreadable::new("the query parameter", name, "is missing, or has another value"));
    }
    let has_header = |(name, value): &&(&str, &str)| head.headers.get_all(*name).iter().any(|other| other == value);
    if let Some((name, _)) = served.endpoint.constant_headers().iter().find(|header| !has_header(header)) {
        return Some(Unreadable::new("the header", name, "is missing, or has another value"));
    }
    let mut required = required_headers(served.endpoint);
    required.find(|name| !head.headers.contains_key(*name)).map(|name| Unreadable::missing("the header", name))
}

/// `GET, HEAD, POST`
fn allowed(candidates: &[Candidate<'_>]) -> String {
    let mut methods: Vec<&str> = Vec::new();
    for (served, _) in candidates {
        let method = served.endpoint.method();
        let answered = if *method == Method::GET { &["GET", "HEAD"][..] } else { &[method.as_str()] };
        for method in answered {
            if !methods.contains(method) {
                methods.push(method);
            }
        }
    }
    methods.join(", ")
}

async fn ask(served: &Served, incoming: Incoming, asked: &Asked) -> Outgoing {
    let Served { endpoint, refusing, .. } = served;
    let failed = || refusing.refuse(StatusCode::INTERNAL_SERVER_ERROR, "the server failed");
    let answered = caught(async move { served.ask(incoming).await }).await;
    let answer = match answered {
        Ok(Ok(Ok(answer))) => asked.finish(endpoint, refusing, answer).await,
        Ok(Ok(Err(problem))) => Err(problem),
        Ok(Err(problem)) => return refusing.unreadable(&problem),
        Err(panic) => {
            log::panicked(endpoint, &*panic);
            return failed();
        }
    };
    answer.unwrap_or_else(|problem| {
        log::unwritable(endpoint, &problem);
        failed()
    })
}

/// What a future gives, or what it panicked with. Nothing that it was at work on is looked at after that.
async fn caught<F: Future>(future: F) -> std::thread::Result<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(polled) => polled.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
