//! How long a connection of HTTP/1 is kept for the next request.
//!
//! A server closes what was silent for a time of its own. A request that is under way at that moment is lost, and may have been
//! processed for all that is known. So the client closes first: it believes what the server says (`Keep-Alive: timeout=5`), less
//! than that by a margin, and else keeps a connection no longer than servers commonly do.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use http::{HeaderMap, HeaderName};
use tokio::time::{Instant, Sleep};

/// How much earlier than the server the client closes: the time that a request is under way, and then some. Of a short time it
/// is the half.
const MARGIN: Duration = Duration::from_secs(1);

static KEEP_ALIVE: HeaderName = HeaderName::from_static("keep-alive");

/// What is known of a connection that is kept.
#[derive(Default)]
pub(super) struct Kept {
    /// Whether a request is under way.
    is_working: AtomicBool,
    rest: Mutex<Rest>,
}

#[derive(Default)]
struct Rest {
    /// When it ends, if there is no other request.
    until: Option<Instant>,
    /// When the timer wakes the reader.
    armed: Option<Instant>,
    reader: Option<Waker>,
}

/// The timer of a connection, which the reader polls.
#[derive(Default)]
pub(super) struct Timer(Option<Pin<Box<Sleep>>>);

impl Kept {
    /// A request is written.
    pub(super) fn work(&self) {
        self.is_working.store(true, Ordering::Release);
    }

    /// The answer has ended: the connection is good for another `time`.
    pub(super) fn rest(&self, time: Duration) {
        let until = Instant::now().checked_add(time);
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.until = until;
        self.is_working.store(false, Ordering::Release);
        // A timer that ends too early is set anew when it does.
        let is_armed = rest.armed.is_some_and(|armed| until.is_none_or(|until| armed <= until));
        if !is_armed && let Some(reader) = rest.reader.take() {
            reader.wake();
        }
    }

    /// Ready when the connection has rested for too long.
    pub(super) fn poll_end(&self, timer: &mut Timer, context: &mut Context<'_>) -> Poll<()> {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        if !rest.reader.as_ref().is_some_and(|reader| reader.will_wake(context.waker())) {
            rest.reader = Some(context.waker().clone());
        }
        loop {
            let Some(until) = rest.until.filter(|_| !self.is_working.load(Ordering::Acquire)) else {
                rest.armed = None;
                return Poll::Pending;
            };
            if until <= Instant::now() {
                return Poll::Ready(());
            }
            let sleep = timer.0.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until)));
            if rest.armed.is_none_or(|armed| until < armed) {
                sleep.as_mut().reset(until);
                rest.armed = Some(until);
            }
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            rest.armed = None;
        }
    }
}

/// How long a connection may rest after an answer with these headers; `usual` is for servers that do not say.
pub(super) fn rest_after(headers: &HeaderMap, usual: Duration) -> Duration {
    let said = headers.get_all(&KEEP_ALIVE).iter().filter_map(|value| value.to_str().ok());
    let parameters = said.flat_map(|value| value.split(','));
    let mut timeouts = parameters.filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let seconds = || value.trim().trim_matches('"').parse::<u32>().ok();
        name.trim().eq_ignore_ascii_case("timeout").then(seconds)?
    });
    let Some(seconds) = timeouts.next() else { return usual };
    let said = Duration::from_secs(seconds.into());
    said.saturating_sub(MARGIN.min(said / 2))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use std::future::poll_fn;
    use std::sync::Arc;

    use http::HeaderValue;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn rest(values: &[&'static str]) -> Duration {
        let values = values.iter().map(|value| (KEEP_ALIVE.clone(), HeaderValue::from_static(value)));
        rest_after(&values.collect(), 4 * SECOND)
    }

    #[test]
    fn what_the_server_says_is_believed_less_a_margin() {
        let table: &[(&[&'static str], Duration)] = &[
            (&[], 4 * SECOND),
            (&["timeout=5"], 4 * SECOND),
            (&["timeout=5, max=100"], 4 * SECOND),
            (&["max=100 , TimeOut = \"75\""], 74 * SECOND),
            (&["max=100", "timeout=30"], 29 * SECOND),
            (&["timeout=1"], SECOND / 2),
            (&["timeout=0"], Duration::ZERO),
            (&["timeout=4294967295"], Duration::from_secs(4_294_967_294)),
            // What cannot be read says nothing.
            (&["timeout=-1"], 4 * SECOND),
            (&["timeout=1.5"], 4 * SECOND),
            (&["timeout=4294967296"], 4 * SECOND),
            (&["timeout"], 4 * SECOND),
            (&["300"], 4 * SECOND),
            (&[""], 4 * SECOND),
        ];
        for (values, expected) in table {
            assert_eq!(rest(values), *expected, "{values:?}");
        }
    }

    /// The end of a connection, as its reader sees it, and when that came.
    fn watch(kept: &Arc<Kept>) -> tokio::task::JoinHandle<Duration> {
        let (kept, begun) = (kept.clone(), Instant::now());
        tokio::spawn(async move {
            let mut timer = Timer::default();
            poll_fn(|context| kept.poll_end(&mut timer, context)).await;
            begun.elapsed().as_secs().try_into().map(|seconds: u32| seconds * SECOND).unwrap()
        })
    }

    #[tokio::test(start_paused = true)]
    async fn it_ends_when_it_has_rested_for_its_time() {
        let kept = Arc::new(Kept::default());
        let end = watch(&kept);
        tokio::time::sleep(9 * SECOND).await;
        kept.work();
        tokio::time::sleep(9 * SECOND).await;
        kept.rest(4 * SECOND);
        assert_eq!(end.await.unwrap(), 22 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_under_way_is_never_cut_off() {
        let kept = Arc::new(Kept::default());
        let end = watch(&kept);
        kept.rest(4 * SECOND);
        for _ in 0..3 {
            tokio::time::sleep(3 * SECOND).await;
            kept.work();
            tokio::time::sleep(30 * SECOND).await;
            assert!(!end.is_finished());
            kept.rest(4 * SECOND);
        }
        assert_eq!(end.await.unwrap(), 103 * SECOND);
    }

    /// The server has changed its mind.
    #[tokio::test(start_paused = true)]
    async fn a_shorter_rest_goes_before_a_longer_one() {
        let kept = Arc::new(Kept::default());
        let end = watch(&kept);
        tokio::task::yield_now().await;
        kept.rest(60 * SECOND);
        tokio::time::sleep(SECOND).await;
        kept.work();
        kept.rest(2 * SECOND);
        assert_eq!(end.await.unwrap(), 3 * SECOND);
    }
}
