//! A retry budget that a fleet shares.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use redis::Cmd;
use redis::aio::ConnectionLike;

use super::reach::{Reach, Stand};
use super::server::{Given, Lazy, Line, Question, Server};
use crate::caller::errors::build::BuildError;
use crate::caller::shared_budget::{Payment, SharedBudget};
use crate::caller::token_source::BoxError;

const CODE: &str = include_str!("budget.lua");

/// How long Redis is waited for: longer is as good as away.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bucket that nobody used for so long is full again.
const KEPT: Duration = Duration::from_secs(24 * 3_600);

/// A retry budget that a whole fleet shares, kept in Redis 5 or later, or Valkey: so that many small clients together do not multiply the load
/// of a server that is down. While Redis does not answer, each client's own [budget](crate::RetryBudget) counts alone, as it does beside this
/// one.
///
/// A retry costs one round trip, a call that needs none costs nothing; the prices are those of the client's own budget. Keys are
/// `mighty:{NAME/BASE}:budget`, one for each [base](crate::Api::BASES) of the API.
///
/// ```no_run
/// use mighty_runtime::RedisBudget;
/// # use mighty_runtime::{Api, Client, Problem};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn main() -> Result<(), mighty_runtime::Error> {
///
/// let budget = RedisBudget::open("redis://cache.internal", "shop", 500, 30)?;
/// let shop = Client::<Shop>::builder().shared_retry_budget(budget).build()?;
/// # Ok(())
/// # }
/// ```
pub struct RedisBudget {
    name: String,
    capacity: u32,
    by_minute: u32,
    server: Server,
    reach: Mutex<Reach>,
}

impl RedisBudget {
    /// The budget of all clients that have one of this name, in the Redis at this URL: so many tokens, and so many that come back each
    /// minute. It is connected to at the first retry.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn open(url: &str, name: impl Into<String>, tokens: u32, by_minute: u32) -> Result<Self, BuildError> {
        // Whatever is wrong with it, it may have a password.
        let client = redis::Client::open(url)
            .map_err(|_| BuildError::new("RedisBudget::open", "this is not the URL of a Redis server"))?;
        Ok(Self::new(Box::new(Lazy::new(client, PATIENCE)), name.into(), (tokens, by_minute)))
    }

    /// The same over a connection of your own, that connects anew by itself.
    #[must_use]
    pub fn over<C>(connection: C, name: impl Into<String>, tokens: u32, by_minute: u32) -> Self
    where
        C: ConnectionLike + Clone + Send + Sync + 'static,
    {
        Self::new(Box::new(Given(connection)), name.into(), (tokens, by_minute))
    }

    fn new(line: Box<dyn Line>, name: String, (capacity, by_minute): (u32, u32)) -> Self {
        Self { name, capacity, by_minute, server: Server::new(line, CODE), reach: Mutex::default() }
    }

    /// A poisoned lock is taken over: every critical section leaves what is known valid.
    fn reach(&self) -> MutexGuard<'_, Reach> {
        self.reach.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SharedBudget for RedisBudget {
    async fn pay(&self, payment: &Payment<'_>) -> Result<bool, BoxError> {
        let now = payment.now();
        // Its lock must be free again below.
        let stand = self.reach().stand(now);
        if let Stand::Away { is_due, .. } = stand {
            if !is_due {
                return Err("Redis does not answer".into());
            }
            self.reach().look(now);
        }
        let draw = Draw {
            key: format!("mighty:{{{}/{}}}:budget", self.name, payment.endpoint().base().unwrap_or_default()),
            capacity: self.capacity,
            by_minute: self.by_minute,
            earned: payment.earned(),
            cost: payment.cost(),
        };
        let answer = payment.within(PATIENCE, self.server.ask(&draw)).await;
        let mut reach = self.reach();
        match answer {
            Some(Ok((is_paid, ..))) => {
                reach.is_found(payment.now());
                Ok(is_paid == 1)
            }
            failed => {
                reach.is_lost(payment.now());
                Err(failed.and_then(Result::err).map_or("Redis did not answer in time".into(), Into::into))
            }
        }
    }
}

/// What a payment is asked for with.
struct Draw {
    key: String,
    capacity: u32,
    by_minute: u32,
    earned: u32,
    cost: u32,
}

impl Question for Draw {
    fn ask(&self, command: &mut Cmd) {
        let milli = |tokens: u32| u64::from(tokens) * 1_000;
        command.arg(&self.key).arg(milli(self.capacity)).arg(milli(self.by_minute));
        command.arg(milli(self.earned)).arg(milli(self.cost)).arg(KEPT.as_secs() * 1_000);
    }
}

/// Neither name nor connection is shown.
impl fmt::Debug for RedisBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisBudget")
            .field("capacity", &self.capacity)
            .field("by_minute", &self.by_minute)
            .finish_non_exhaustive()
    }
}
