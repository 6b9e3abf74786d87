//! The limiter.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use redis::aio::ConnectionLike;
use tracing::{debug, trace};

use super::lane::{Lane, Terms};
use super::place::{self, Place};
use super::reach::{Reach, Stand};
use super::server::{Given, Lazy, Line, Server};
use crate::base::environment::within;
use crate::caller::errors::build::BuildError;
use crate::caller::limiter::contract::Limiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;
use crate::describe::endpoint::Endpoint;
use crate::limits::grouping::{Grouping, grouped};
use crate::limits::lanes::Lanes;
use crate::limits::rate::Rate;

/// What filters name. It is said here, because by itself it would follow this file when that is moved.
const TARGET: &str = "mighty_runtime::limits";

/// How long Redis is waited for, if nobody says otherwise: longer is as good as away.
const PATIENCE: Duration = Duration::from_millis(500);

/// Lets through so many requests of a whole fleet, which shares one token: kept in Redis 5 or later, or Valkey, by its own clock, so that
/// it does not matter what time it is in a process.
///
/// A request costs one round trip (`EVALSHA` of a script that uses `TIME`, `GET` and `SET`, with one key), and waits for its place; calls of
/// a process wait in the order in which they came, and end at once where that would be after their deadline. A call that is dropped while
/// it waits has used up its place. Keys are `mighty:{NAME/KEY}`.
///
/// ```no_run
/// use mighty_runtime::{Rate, RedisLimiter, WhenAway};
/// # use mighty_runtime::{Api, Client, Problem};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn main() -> Result<(), mighty_runtime::Error> {
///
/// // One token, eight processes, 200 requests per minute for all of them.
/// let away = WhenAway::LocalShare { processes: 8 };
/// let limiter = RedisLimiter::open("redis://cache.internal", "shop", Rate::per_minute(200), away)?;
/// let shop = Client::<Shop>::builder().limiter(limiter).build()?;
/// # Ok(())
/// # }
/// ```
pub struct RedisLimiter {
    name: String,
    terms: Terms,
    when_away: WhenAway,
    grouping: Grouping,
    waits: bool,
    patience: Duration,
    server: Server,
    reach: Mutex<Reach>,
    lanes: Lanes<Lane>,
}

/// What a [`RedisLimiter`] does while Redis does not answer. It looks for it four times a second, with the calls that come, and goes on as
/// before when it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenAway {
    /// Each process lets through its part of the limit, slightly less than the whole divided by their number, so that all of them
    /// together stay below it: the places that Redis gave out are over first, and after it is found again a process keeps to its part for
    /// a moment, until the others have found it too. Where only some of the processes do not reach Redis, their parts come on top.
    LocalShare {
        /// How many there are; 0 counts as 1.
        processes: u32,
    },
    /// Calls fail, as [`LimiterFailed`](crate::UnexpectedKind::LimiterFailed): nothing is sent.
    Fail,
}

impl RedisLimiter {
    /// One limit for all calls of all clients whose limiter has this name, in the Redis at this URL: `redis://`, or `rediss://` with the
    /// feature `rustls`. It is connected to at the first call.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn open(url: &str, name: impl Into<String>, rate: Rate, when_away: WhenAway) -> Result<Self, BuildError> {
        // Whatever is wrong with it, it may have a password.
        let client = redis::Client::open(url)
            .map_err(|_| BuildError::new("RedisLimiter::open", "this is not the URL of a Redis server"))?;
        Ok(Self::new(Box::new(Lazy::new(client, PATIENCE)), name.into(), rate, when_away))
    }

    /// The same over a connection of your own, that connects anew by itself: a `ConnectionManager`, or one to a cluster.
    #[must_use]
    pub fn over<C>(connection: C, name: impl Into<String>, rate: Rate, when_away: WhenAway) -> Self
    where
        C: ConnectionLike + Clone + Send + Sync + 'static,
    {
        Self::new(Box::new(Given(connection)), name.into(), rate, when_away)
    }

    fn new(line: Box<dyn Line>, name: String, rate: Rate, when_away: WhenAway) -> Self {
        let processes = match when_away {
            WhenAway::LocalShare { processes } => Some(processes.max(1)),
            WhenAway::Fail => None,
        };
        Self {
            name,
            terms: Terms::new(rate, processes),
            when_away,
            grouping: Grouping::default(),
            waits: true,
            patience: PATIENCE,
            server: Server::new(line, place::CODE),
            reach: Mutex::default(),
            lanes: Lanes::default(),
        }
    }

    /// A call that would have to wait fails at once, as [`LimitReached`](crate::UnexpectedKind::LimitReached), and says after what time
    /// there is room.
    #[must_use]
    pub fn fail_at_once(mut self) -> Self {
        self.waits = false;
        self
    }

    /// How long Redis may take to answer before it counts as away. Default: 500 ms, which is also what [`open`](Self::open) waits for a
    /// connection at most.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A poisoned lock is taken over: every critical section leaves what is known valid.
    fn reach(&self) -> MutexGuard<'_, Reach> {
        self.reach.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

grouped!(RedisLimiter);

impl Limiter for RedisLimiter {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        let key = self.grouping.key_of(request);
        let rest = self.terms.each.saturating_mul(self.terms.burst).saturating_add(self.terms.ahead);
        let lane = self.lanes.of(key.clone(), request.now(), rest, || Lane::new(&self.terms));
        let turn = if self.waits { Some(lane.queue.turn(request, self.terms.each).await?) } else { None };
        let passed = Pass { limiter: self, lane: &lane, request, key }.pass().await;
        drop(turn);
        passed
    }
}

/// A request on its way through the limiter.
struct Pass<'a> {
    limiter: &'a RedisLimiter,
    lane: &'a Lane,
    request: &'a LimitRequest<'a>,
    key: String,
}

impl Pass<'_> {
    async fn pass(&self) -> Result<(), LimitError> {
        let mut share_at = None;
        loop {
            let now = self.request.now();
            let stand = self.limiter.reach().stand(now);
            if let Stand::Away { outage, since, is_due } = stand {
                if let Some(share) = self.limiter.terms.share.filter(|_| share_at.is_none()) {
                    let taken =
                        self.lane.take_share((share, self.limiter.terms.ahead), (outage, since), now, self.most());
                    let wait = taken.map_err(|wait| LimitError::reached(Some(wait)))?;
                    self.request.wait(wait).await;
                    share_at = Some(now + wait);
                    // Redis may be there again.
                    continue;
                }
                if !is_due {
                    let at = share_at.ok_or_else(|| LimitError::failed("Redis does not answer"))?;
                    self.tell_of_share(at);
                    return Ok(());
                }
                self.limiter.reach().look(now);
            }
            match self.ask(stand).await {
                Ok(place) if place.is_let => {
                    let endpoint = self.request.endpoint.name();
                    trace!(target: TARGET, endpoint, by = "redis", at_us = place.at, "let through");
                    self.request.wait(place.wait).await;
                    return Ok(());
                }
                Ok(place) => self.come_back(place.wait).await?,
                Err(error) => match share_at {
                    Some(at) => {
                        self.tell_of_share(at);
                        return Ok(());
                    }
                    None if self.limiter.when_away == WhenAway::Fail => return Err(error),
                    // The share comes next.
                    None => {}
                },
            }
        }
    }

    /// How long the call would wait.
    fn most(&self) -> Duration {
        if self.limiter.waits { self.request.left() } else { Duration::ZERO }
    }

    /// Waits until Redis has a place that is not too far ahead.
    async fn come_back(&self, wait: Duration) -> Result<(), LimitError> {
        if wait > self.most() {
            return Err(LimitError::reached(Some(wait)));
        }
        let ahead = self.limiter.terms.ahead;
        // Not all who were sent away are to come back at once.
        let part = Duration::try_from_secs_f64(ahead.as_secs_f64() * self.request.random() / 2.0).unwrap_or_default();
        self.request.wait(wait.saturating_sub(ahead).saturating_add(part).min(wait)).await;
        Ok(())
    }

    async fn ask(&self, stand: Stand) -> Result<Place, LimitError> {
        let outage = if let Stand::Away { outage, .. } = stand { Some(outage) } else { None };
        let key = format!("mighty:{{{}/{}}}", self.limiter.name, self.key);
        let question = self.lane.question(key, &self.limiter.terms, self.most(), outage);
        let asking = self.limiter.server.ask(&question);
        let answer = within(self.request.environment, self.limiter.patience, asking).await;
        let now = self.request.now();
        let failed = match answer {
            Some(Ok(reply)) => {
                self.limiter.reach().is_found(now);
                self.lane.is_answered(outage);
                return Ok(reply.into());
            }
            Some(Err(error)) => LimitError::failed(error),
            None => LimitError::failed("Redis did not answer in time"),
        };
        debug!(target: TARGET, endpoint = self.request.endpoint.name(), "Redis is away");
        self.limiter.reach().is_lost(now);
        Err(failed)
    }

    /// Tells of a place within the share that has been reached, for who listens.
    fn tell_of_share(&self, at: Instant) {
        let late = self.request.now().saturating_duration_since(at);
        let late_us = u64::try_from(late.as_micros()).unwrap_or(u64::MAX);
        trace!(target: TARGET, endpoint = self.request.endpoint.name(), by = "share", late_us, "let through");
    }
}

/// Neither name nor connection is shown.
impl fmt::Debug for RedisLimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisLimiter")
            .field("terms", &self.terms)
            .field("when_away", &self.when_away)
            .field("grouping", &self.grouping)
            .field("waits", &self.waits)
            .finish_non_exhaustive()
    }
}
