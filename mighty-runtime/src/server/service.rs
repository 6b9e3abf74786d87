//! The router as a service.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::serve::{IncomingStream, Listener};
use bytes::Bytes;
use http::Request;
use tower_service::Service;

use super::asked::answer;
use super::parting::Parting;
use super::router::Routes;
use crate::base::body::Body;
use crate::serve::respond::Outgoing;

/// Always ready; a request is answered, whatever it is.
impl<B> Service<Request<B>> for Routes
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Outgoing;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Outgoing, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (head, body) = request.into_parts();
        let answering = answer(self.clone(), head, Body::new(body));
        Box::pin(async move { Ok(answering.await.map(Parting::body)) })
    }
}

/// The service of every connection.
impl<L: Listener> Service<IncomingStream<'_, L>> for Routes {
    type Response = Router;
    type Error = Infallible;
    type Future = Ready<Result<Router, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: IncomingStream<'_, L>) -> Self::Future {
        ready(Ok(self.clone().into()))
    }
}

impl From<Routes> for Router {
    fn from(routes: Routes) -> Self {
        Self::new().fallback_service(routes)
    }
}
