//! How many requests of a client are under way at once, where its server closes connections on more than it takes.
//!
//! An HTTP/2 server that says GOAWAY turns away all that was sent behind what it still takes. Those requests may be sent again, but
//! all of them at once on the next connection they may be turned away once more, and so on. So the client goes on with one at a
//! time, the refused ones first, and then with twice as many for as long as none is turned away: after every answer, and more
//! slowly each time that it was too many. What was under way before goes on beside that; and where nothing is heard for a while,
//! because an answer takes its time, twice as many go on as well, so that a slow call holds up nobody for long.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::base::environment::{Environment, within};

/// Without a limit.
const UNLIMITED: usize = usize::MAX;

/// A limit that is as good as none.
const ENOUGH: usize = 256;

/// After how many times the limit's answers in a row it is doubled: at first, by what that grows, and at most.
const PATIENCE: (usize, usize, usize) = (1, 8, 64);

/// How long nothing may be heard of those that have a pass: a refusal takes a round trip.
const SILENCE: Duration = Duration::from_secs(1);

/// How many requests are under way, and how many may be.
pub(crate) struct Admission {
    /// Of those that had to ask for a pass.
    under_way: AtomicUsize,
    limit: AtomicUsize,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    /// Answers since the limit was changed.
    answered: usize,
    patience: usize,
    /// How often anything was heard of those that have a pass.
    heard: u64,
    /// Those that were refused before.
    first: VecDeque<oneshot::Sender<Pass>>,
    others: VecDeque<oneshot::Sender<Pass>>,
}

/// A request under way, for as long as it is kept. It counts where it was given while there was a limit; what comes of others says
/// nothing of that.
pub(crate) struct Pass(Option<Arc<Admission>>);

impl Default for Admission {
    fn default() -> Self {
        Self { under_way: AtomicUsize::new(0), limit: AtomicUsize::new(UNLIMITED), waiting: Mutex::default() }
    }
}

impl Admission {
    /// A pass, where there is no limit.
    pub(crate) fn try_enter(&self) -> Option<Pass> {
        (self.limit() == UNLIMITED).then_some(Pass(None))
    }

    /// A pass, as soon as there is one; before others if it was refused before.
    pub(crate) async fn enter(self: &Arc<Self>, environment: &dyn Environment, goes_first: bool) -> Pass {
        let mut place = self.line_up(goes_first);
        self.admit();
        loop {
            let heard = self.waiting().heard;
            match within(environment, SILENCE, &mut place).await {
                // A sender is kept until it is used.
                Some(pass) => return pass.unwrap_or_else(|_| self.counted()),
                None => self.go_on_since(heard),
            }
        }
    }

    /// Doubles the limit if nothing was heard meanwhile.
    fn go_on_since(self: &Arc<Self>, heard: u64) {
        let mut waiting = self.waiting();
        if waiting.heard == heard {
            waiting.heard += 1;
            self.limit.store(self.limit().saturating_mul(2), Ordering::Relaxed);
        }
        drop(waiting);
        self.admit();
    }

    fn line_up(&self, goes_first: bool) -> oneshot::Receiver<Pass> {
        let (sender, receiver) = oneshot::channel();
        let mut waiting = self.waiting();
        if goes_first {
            // The latest of them is the first on the next connection, where there is room for it.
            waiting.first.push_front(sender);
        } else {
            waiting.others.push_back(sender);
        }
        receiver
    }

    fn answered(self: &Arc<Self>) {
        let limit = self.limit();
        if limit == UNLIMITED {
            return;
        }
        let mut waiting = self.waiting();
        waiting.heard += 1;
        waiting.answered += 1;
        if waiting.answered < waiting.patience.saturating_mul(limit) {
            return;
        }
        waiting.answered = 0;
        let nobody_waits = waiting.is_empty() && self.under_way.load(Ordering::Relaxed) <= limit;
        let is_over = limit >= ENOUGH || nobody_waits;
        self.limit.store(if is_over { UNLIMITED } else { limit * 2 }, Ordering::Relaxed);
        drop(waiting);
        self.admit();
    }

    /// The server has refused a request without looking at it.
    pub(super) fn refused(&self) {
        let (first, growth, most) = PATIENCE;
        let mut waiting = self.waiting();
        waiting.heard += 1;
        match self.limit.swap(1, Ordering::Relaxed) {
            UNLIMITED => waiting.patience = first,
            // The others that were sent beside it.
            _ if waiting.answered == 0 => {}
            _ => waiting.patience = (waiting.patience * growth).min(most),
        }
        waiting.answered = 0;
    }

    fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    fn counted(self: &Arc<Self>) -> Pass {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        Pass(Some(Arc::clone(self)))
    }

    /// Lets in whom the limit allows.
    fn admit(self: &Arc<Self>) {
        loop {
            let mut waiting = self.waiting();
            if self.under_way.load(Ordering::Relaxed) >= self.limit() {
                return;
            }
            let Some(next) = waiting.first.pop_front().or_else(|| waiting.others.pop_front()) else { return };
            let pass = self.counted();
            drop(waiting);
            if let Err(mut unwanted) = next.send(pass) {
                // Whoever waited has gone. Dropped as it is, it would let in the next one from within.
                unwanted.0 = None;
                self.under_way.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.first.is_empty() && self.others.is_empty()
    }
}

impl Pass {
    /// The server has answered the request.
    pub(super) fn answered(&self) {
        if let Some(admission) = &self.0 {
            admission.answered();
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if let Some(admission) = &self.0 {
            admission.under_way.fetch_sub(1, Ordering::Relaxed);
            admission.admit();
        }
    }
}
