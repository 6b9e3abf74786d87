//! What an expected call is answered with.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;

use super::agreement;
use super::expectation::Expectation;
use super::received::Received;
use super::step::{Answer, Step};
use crate::carry::response::decode::Success;
use crate::serve::call::EndpointCall;
use crate::serve::respond::{Outgoing, Respond};
use crate::testing::reply::Reply;

#[allow(clippy::return_self_not_must_use, reason = "a test says it and goes on")]
impl<C: EndpointCall> Expectation<C> {
    /// It is answered with this success.
    ///
    /// It is written at once, so that it need not be `Clone`; a stream can be given once.
    ///
    /// # Panics
    /// When it cannot be written, has a status that is no success of the endpoint, or would not be read as this type.
    #[track_caller]
    pub fn returns(self, output: C::Output) -> Self
    where
        C::Output: Respond<C::Way> + Success<C::Way>,
    {
        self.answer(written::<C>(output))
    }

    /// It is answered with the success that is made of its arguments.
    pub fn returns_with(self, make: impl Fn(&C) -> C::Output + Send + Sync + 'static) -> Self
    where
        C::Output: Respond<C::Way> + Success<C::Way>,
    {
        let answer = move |received: &Received| {
            let call = received
                .incoming(C::ENDPOINT)
                .and_then(|mut incoming| C::read(&mut incoming))
                .map_err(|error| error.to_string())?;
            written::<C>(make(&call))
        };
        self.answer(Ok(Answer::Made(Arc::new(answer))))
    }

    /// It is answered with this JSON, for a success whose type cannot be written.
    ///
    /// # Panics
    /// When the method's type cannot be read of it.
    #[track_caller]
    pub fn returns_json(self, json: impl Serialize) -> Self
    where
        C::Output: Success<C::Way>,
    {
        let written = serde_json::to_vec(&json).map_err(|error| error.to_string());
        self.answer(written.and_then(|json| agreement::success::<C>(json_answer::<C>(json))))
    }

    /// It is answered with this error, one of the endpoint's. Of [`Unexpected`](crate::Unexpected), which is no answer, the
    /// transport's failures can be given.
    ///
    /// ```
    /// # use mighty_runtime::testing::{Mock, any};
    /// # use mighty_runtime::{Api, Fault, Problem, endpoints};
    /// # pub enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// #[endpoints(api = Shop, errors(5xx), testing)]
    /// pub trait Orders {
    ///     /// How many there are.
    ///     #[endpoint(method = GET, path = "/orders/count")]
    ///     async fn count(&self) -> Result<u64, CountError>;
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let mock = Mock::<Shop>::new();
    /// mock.count(any)
    ///     .fails(CountError::server_error::<503>(Problem::default()))
    ///     .fails(CountError::unexpected(Fault::reset()))
    ///     .returns(7)
    ///     .times(1)
    ///     .attempts(3);
    /// assert_eq!(mock.client().count().await.unwrap(), 7);
    /// mock.verify();
    /// # }
    /// ```
    ///
    /// # Panics
    /// When what is answered would be another error, as where a status is split by a code that the body does not have.
    #[track_caller]
    #[allow(clippy::needless_pass_by_value, reason = "it is written as `returns` is")]
    pub fn fails(self, error: C::Error) -> Self {
        self.answer(agreement::error::<C>(&error))
    }

    /// It is answered with a status that the endpoint does not declare.
    ///
    /// # Panics
    /// When it does declare it, or when it is no status.
    #[track_caller]
    pub fn undeclared(self, status: u16, body: impl Into<Bytes>) -> Self {
        let is_one = http::StatusCode::from_u16(status).is_ok();
        let reply = Reply::status(status).body(body);
        let sound =
            if is_one { agreement::undeclared(C::ENDPOINT, &reply) } else { Err(format!("{status} is no status")) };
        self.answer(sound.map(|()| Answer::Reply(reply)))
    }

    /// The same, with headers and whatever else a [`Reply`] has.
    ///
    /// # Panics
    /// When the endpoint does declare its status, or when it has none.
    #[track_caller]
    pub fn undeclared_reply(self, reply: Reply) -> Self {
        self.answer(agreement::undeclared(C::ENDPOINT, &reply).map(|()| Answer::Reply(reply)))
    }

    /// It is answered with exactly this, which is not read before: a body that breaks off or is of another kind, a fault.
    ///
    /// # Panics
    /// When it has a status that the endpoint does not declare.
    #[track_caller]
    pub fn replies(self, reply: Reply) -> Self {
        self.answer(agreement::declared(C::ENDPOINT, &reply).map(|()| Answer::Reply(reply)))
    }

    #[track_caller]
    fn answer(self, answer: Result<Answer, String>) -> Self {
        self.say(|plan| answer.map(|answer| plan.steps.push(Step::new(answer))))
    }
}

fn written<C>(output: C::Output) -> Result<Answer, String>
where
    C: EndpointCall,
    C::Output: Respond<C::Way> + Success<C::Way>,
{
    let outgoing = C::success(output).map_err(|error| format!("the answer cannot be written: {error}"))?;
    agreement::success::<C>(outgoing)
}

/// With the first status that is a success of the endpoint.
fn json_answer<C: EndpointCall>(json: Vec<u8>) -> Outgoing {
    let mut answer = http::Response::new(json.into());
    let declared =
        C::ENDPOINT.successes().first().and_then(|success| http::StatusCode::from_u16(success.status()).ok());
    *answer.status_mut() = declared.unwrap_or(http::StatusCode::OK);
    let json = http::HeaderValue::from_static("application/json");
    answer.headers_mut().insert(http::header::CONTENT_TYPE, json);
    answer
}
