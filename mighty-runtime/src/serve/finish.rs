//! What an answer becomes by the request that it is for: 304, a part, or a head alone.

use http::header::{
    CONTENT_LENGTH, CONTENT_RANGE, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use http::{HeaderMap, Method, StatusCode};
use http_body::Body as _;

use super::refuse::Refusing;
use super::respond::{Outgoing, Unwritable};
use super::{condition, ranges};
use crate::base::body::Body;
use crate::describe::endpoint::Endpoint;

/// What a request says of the answer that it wants.
#[derive(Debug)]
pub(crate) struct Asked {
    method: Method,
    headers: HeaderMap,
}

const ABOUT_THE_ANSWER: [HeaderName; 4] = [IF_NONE_MATCH, IF_MODIFIED_SINCE, RANGE, IF_RANGE];

impl Asked {
    /// By a request with this head.
    pub(crate) fn by(method: &Method, headers: &HeaderMap) -> Self {
        let mut own = HeaderMap::new();
        for name in ABOUT_THE_ANSWER {
            for value in headers.get_all(&name) {
                own.append(&name, value.clone());
            }
        }
        Self { method: method.clone(), headers: own }
    }

    /// The answer to it, made of the one that the method gave.
    ///
    /// # Errors
    /// When the body cannot be had.
    pub(crate) async fn finish(
        &self,
        endpoint: &Endpoint,
        refusing: &Refusing,
        mut answer: Outgoing,
    ) -> Result<Outgoing, Unwritable> {
        let is_get = self.method == Method::GET;
        if endpoint.accepts_not_modified() && (is_get || self.method == Method::HEAD) {
            answer = condition::applied(&self.headers, answer);
        }
        open(answer.body_mut()).await?;
        if let (true, Some(length)) = (is_get, answer.body().size_hint().exact())
            && endpoint.is_success(StatusCode::PARTIAL_CONTENT)
        {
            let refused = StatusCode::RANGE_NOT_SATISFIABLE;
            answer = match ranges::applied(&self.headers, answer, length, refusing.declares(refused)) {
                Ok(answer) => answer,
                Err(range) => {
                    let mut answer = refusing.refuse(refused, "there is no such part");
                    answer.headers_mut().insert(CONTENT_RANGE, range);
                    answer
                }
            };
            open(answer.body_mut()).await?;
        }
        Ok(measured(answer))
    }
}

/// A file that is not there is noticed before the head is sent.
async fn open(body: &mut Body) -> Result<(), Unwritable> {
    if let Some(opening) = body.opening() {
        let opened = opening.await.map_err(|error| Unwritable::new(format_args!("the body cannot be had: {error}")))?;
        body.set_open(opened);
    }
    Ok(())
}

/// With its length, where that is known (RFC 9110, 8.6): over a socket it is there anyway, and without one it is no other answer.
fn measured(mut answer: Outgoing) -> Outgoing {
    let has_content = !matches!(answer.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    let length = answer.body().size_hint().exact().filter(|_| has_content);
    if let (Some(length), false) = (length, answer.headers().contains_key(CONTENT_LENGTH)) {
        answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    answer
}

/// Without the body, of which it says the length (9.3.2).
pub(crate) fn head_of(answer: Outgoing) -> Outgoing {
    let mut answer = measured(answer);
    *answer.body_mut() = Body::empty();
    answer
}
