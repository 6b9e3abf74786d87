//! A limit that answers tell.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use http::StatusCode;

use super::grouping::{Grouping, grouped};
use super::lanes::Lanes;
use super::said::{self, Said};
use crate::caller::limiter::answer::LimitAnswer;
use crate::caller::limiter::contract::Limiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;
use crate::describe::endpoint::Endpoint;

/// For how long without a word of the server a key is remembered, if it has no longer window.
const REST: Duration = Duration::from_secs(600);

/// Two ends that are no further apart are those of one window: they come in whole seconds.
const SAME: Duration = Duration::from_millis(1_500);

/// Once only this part of a window's requests is left, or this many where nobody says how many there are, they are spread over the
/// rest of it.
const SCARCE: (u64, u64) = (10, 5);

/// For how long a window is taken to be as the one before, when that has ended: until an answer says more.
const UNTOLD: Duration = Duration::from_secs(10);

/// How often at least those who wait look whether there is room.
const LOOK: Duration = Duration::from_secs(1);

/// Sends no more than the server says that it takes, so that it has nothing to refuse.
///
/// It reads `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11), the headers that
/// [`Api::RATE_LIMIT`](crate::Api::RATE_LIMIT) names, and `Retry-After` of a 429, a 503, or a refusal in the API's own words. Of several
/// policies the one counts that leaves the fewest requests for its time. What is malformed is ignored. Before the first word of the
/// server nothing is held back; after the end of a window the next one is taken to be as large, if it was said how large that is.
///
/// When a tenth of a window is left, requests are spread over the rest of it; when nothing is, they wait for its end. A call that cannot
/// be sent within its deadline ends at once as [`LimitReached`](crate::UnexpectedKind::LimitReached). Retries wait for it as they do for
/// their own hint, whichever is longer.
///
/// ```
/// use mighty_runtime::{HeaderLimiter, Limiter};
/// # use mighty_runtime::{Api, Client, Problem};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn main() -> Result<(), mighty_runtime::Error> {
///
/// let shop = Client::<Shop>::builder().limiter(HeaderLimiter::new()).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct HeaderLimiter {
    grouping: Grouping,
    lanes: Lanes<Mutex<Known>>,
}

/// What is known of a limit.
#[derive(Debug, Default)]
struct Known {
    /// Nothing before.
    not_before: Option<Instant>,
    window: Option<Window>,
    /// Sent, and not answered yet: the server may not have counted them.
    under_way: u64,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    left: u64,
    end: Instant,
    quota: Option<u64>,
    /// When the next one may go, once they are spread.
    next: Instant,
}

impl HeaderLimiter {
    /// One limit for all calls of the client.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

grouped!(HeaderLimiter);

impl Limiter for HeaderLimiter {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        let lane = self.lanes.of(self.grouping.key_of(request), request.now(), REST, Mutex::default);
        loop {
            let taken = locked(&lane).take(request.now());
            let Err(wait) = taken else { return Ok(()) };
            if wait > request.left() {
                return Err(LimitError::reached(Some(wait)));
            }
            // Another answer may make room before.
            request.wait(wait.min(LOOK)).await;
        }
    }

    fn observe(&self, answer: &LimitAnswer<'_>) {
        let key = self.grouping.key(answer.endpoint(), answer.path());
        locked(&self.lanes.of(key, answer.now(), REST, Mutex::default)).learn(answer);
    }
}

/// A poisoned lock is taken over: every critical section leaves what is known valid.
fn locked(lane: &Mutex<Known>) -> MutexGuard<'_, Known> {
    lane.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Known {
    /// Room for one request, or after what time to look again.
    fn take(&mut self, now: Instant) -> Result<(), Duration> {
        if let Some(wait) = self.not_before.and_then(|then| until(now, then)) {
            return Err(wait);
        }
        if let Some(ended) = self.window.filter(|window| window.end <= now) {
            // Whoever was dropped with its call is counted no longer.
            (self.window, self.under_way) = (ended.after(now), 0);
        }
        if let Some(window) = &mut self.window {
            window.take(now)?;
        }
        self.under_way = self.under_way.saturating_add(1);
        Ok(())
    }

    fn learn(&mut self, answer: &LimitAnswer<'_>) {
        self.under_way = self.under_way.saturating_sub(1);
        let now = answer.now();
        if let Some(wait) = asked(answer) {
            self.not_before = self.not_before.max(now.checked_add(wait));
        }
        let mut said = answer.headers().map(said::read).unwrap_or_default();
        let named = answer.rate_limit();
        said.extend(
            named.and_then(|limit| {
                Some(Said { left: limit.remaining()?, window: limit.reset()?, quota: limit.limit() })
            }),
        );
        // The policy that leaves the fewest for its time; where none leaves any, the longest.
        let scarcest = said.into_iter().filter(|said| !said.window.is_zero()).min_by_key(|said| {
            let pace = u128::from(said.left).saturating_mul(1_000_000_000) / said.window.as_millis().max(1);
            (pace, std::cmp::Reverse(said.window))
        });
        if let Some((said, end)) = scarcest.and_then(|said| Some((said, now.checked_add(said.window)?))) {
            self.enter(said, end, now);
        }
    }

    fn enter(&mut self, said: Said, end: Instant, now: Instant) {
        // What is under way is not in the server's number yet.
        let left = said.left.saturating_sub(self.under_way);
        let same = self.window.filter(|window| until(window.end, end).or(until(end, window.end)) <= Some(SAME));
        self.window = Some(match same {
            // Answers may overtake each other: the lowest number is the latest.
            Some(window) => Window { left: left.min(window.left), quota: said.quota.or(window.quota), ..window },
            None => Window { left, end, quota: said.quota, next: now },
        });
    }
}

impl Window {
    /// The one behind it, of which nothing was said yet: those who have waited must not all go at once.
    fn after(self, now: Instant) -> Option<Self> {
        let quota = self.quota.filter(|quota| *quota > 0)?;
        Some(Self { left: quota, end: now.checked_add(UNTOLD)?, quota: Some(quota), next: now })
    }

    fn take(&mut self, now: Instant) -> Result<(), Duration> {
        if self.left == 0 {
            return Err(self.end.saturating_duration_since(now));
        }
        let scarce = self.quota.map_or(SCARCE.1, |quota| quota / SCARCE.0);
        if self.left <= scarce {
            if let Some(wait) = until(now, self.next) {
                return Err(wait);
            }
            let rest = self.end.saturating_duration_since(now);
            self.next = now + rest / u32::try_from(self.left).unwrap_or(u32::MAX);
        }
        self.left -= 1;
        Ok(())
    }
}

/// What an answer asks to wait, if it asks for that because of the load.
fn asked(answer: &LimitAnswer<'_>) -> Option<Duration> {
    let status = answer.status()?;
    let is_refusal = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
        || answer.rate_limit().is_some_and(|limit| limit.is_exhausted());
    answer.retry_after().filter(|_| is_refusal)
}

/// The time from one to the other, if that is later.
fn until(now: Instant, then: Instant) -> Option<Duration> {
    then.checked_duration_since(now).filter(|wait| !wait.is_zero())
}

impl fmt::Debug for HeaderLimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderLimiter").field("grouping", &self.grouping).finish_non_exhaustive()
    }
}
