//! An API that wants a token, a server that knows which one, and a source of them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use mighty_runtime::{
    Api, Client, ClientBuilder, Problem, StreamPart, Token, TokenRequest, TokenSource, Upload, endpoints,
};

/// Declares the same API with and without the promise that a 401 was not processed.
macro_rules! bank {
    ($module:ident, $unprocessed:expr) => {
        pub(crate) mod $module {
            use super::*;

            pub(crate) enum Bank {}

            impl Api for Bank {
                const BASE_URL: &'static str = "https://bank.example";
                const UNAUTHORIZED_IS_UNPROCESSED: bool = $unprocessed;
                type ErrorBody = Problem;
            }

            #[allow(dead_code, reason = "not every test needs every endpoint")]
            #[endpoints(api = Bank, errors(401, 503))]
            pub(crate) trait Accounts {
                #[endpoint(method = GET, path = "/balance")]
                async fn balance(&self) -> Result<(), BalanceError>;
                #[endpoint(method = POST, path = "/transfers")]
                async fn transfer(&self, #[body] amount: u64) -> Result<(), TransferError>;
                #[endpoint(method = POST, path = "/payments", idempotency_key = "Idempotency-Key")]
                async fn pay(&self) -> Result<(), PayError>;
                #[endpoint(method = PUT, path = "/statement")]
                async fn upload(&self, #[part] file: StreamPart) -> Result<(), UploadError>;
                #[endpoint(method = PUT, path = "/photo")]
                async fn photo(&self, #[body(raw)] photo: Upload) -> Result<(), PhotoError>;
            }

            pub(crate) fn builder(server: &InProcess) -> ClientBuilder<Bank, InProcess> {
                Client::over(server.clone()).environment(World::new(1.0))
            }

            pub(crate) fn client(server: &InProcess, source: &Source) -> Client<Bank, InProcess> {
                builder(server).token_source(source.clone()).build().unwrap()
            }
        }
    };
}

bank!(plain, false);
bank!(unprocessed, true);

/// A server that accepts these tokens only, and answers 204.
pub(crate) fn accepting(tokens: &'static [&'static str]) -> InProcess {
    InProcess::from_fn(move |request| {
        let known = tokens.contains(&token(request).as_str());
        Reply::status(if known { 204 } else { 401 })
    })
}

/// The token of a request.
pub(crate) fn token(request: &Recorded) -> String {
    let header = request.header("authorization").unwrap_or_default();
    header.strip_prefix("Bearer ").unwrap_or_default().to_owned()
}

/// The tokens that the server has seen, in order.
pub(crate) fn tokens(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(token).collect()
}

/// What the source does when it is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    Token(&'static str),
    After(Duration, &'static str),
    Fail,
    FailAfter(Duration),
    Never,
}

/// A source that answers by a script, and at its end for ever with its last answer.
#[derive(Clone)]
pub(crate) struct Source {
    answers: &'static [Answer],
    /// The refused token that each asking named.
    asked: Arc<Mutex<Vec<Option<String>>>>,
}

impl Source {
    pub(crate) fn new(answers: &'static [Answer]) -> Self {
        Self { answers, asked: Arc::default() }
    }

    /// The tokens that were said to be refused, one for each time that the source was asked.
    pub(crate) fn asked(&self) -> Vec<Option<String>> {
        self.asked.lock().unwrap().clone()
    }
}

impl TokenSource for Source {
    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        use mighty_runtime::ExposeSecret;
        let turn = {
            let mut asked = self.asked.lock().unwrap();
            asked.push(request.refused().map(|token| token.expose_secret().to_owned()));
            asked.len() - 1
        };
        match self.answers.get(turn).or(self.answers.last()).unwrap() {
            Answer::Token(token) => Ok((*token).into()),
            Answer::After(time, token) => {
                tokio::time::sleep(*time).await;
                Ok((*token).into())
            }
            Answer::Fail => Err("the login server is down".into()),
            Answer::FailAfter(time) => {
                tokio::time::sleep(*time).await;
                Err("the login server is down".into())
            }
            Answer::Never => std::future::pending().await,
        }
    }
}
