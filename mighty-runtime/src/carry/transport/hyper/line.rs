//! What is known of an HTTP/2 connection beside hyper: which requests are on it, and which of them hyper waits for.
//!
//! hyper gives a request to h2 and takes the answer's future when h2 has begun to write it. If the connection goes away between
//! the two, the request is given up, and nobody says whether the server has it. So the connection's socket counts both, and the
//! end of the connection is read only when all that was written is waited for.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// What is known of a connection.
#[derive(Debug, Default)]
pub(super) struct Line(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// Requests of which something was given to the socket.
    begun: u64,
    /// The highest stream that was.
    highest: u32,
    /// Requests that hyper has taken over, or given up. It is the same order, one at a time.
    handed: u64,
    reader: Option<Waker>,
    /// hyper did not take a request over: it is not known any more which ones it has.
    is_lost: bool,
    is_over: bool,
}

impl Line {
    /// The head of a stream is given to the socket; those of trailers are none of a new one.
    pub(super) fn begin(&self, stream: u32) {
        let mut counts = self.counts();
        if stream > counts.highest {
            counts.highest = stream;
            counts.begun += 1;
        }
    }

    /// hyper has the next request in hand, or has given it up: the number of that request.
    pub(super) fn hand(&self) -> u64 {
        let mut counts = self.counts();
        counts.handed += 1;
        if let Some(reader) = counts.reader.take() {
            reader.wake();
        }
        counts.handed
    }

    /// Whether something of the request with this number was given to the socket. They are given in their order.
    pub(super) fn has_begun(&self, number: u64) -> bool {
        let counts = self.counts();
        counts.begun >= number || counts.is_lost
    }

    /// Ready when hyper waits for the answers of all requests that were begun.
    pub(super) fn poll_handed(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut counts = self.counts();
        if counts.begun <= counts.handed || counts.is_lost {
            return Poll::Ready(());
        }
        counts.reader = Some(context.waker().clone());
        Poll::Pending
    }

    /// It did not come to that.
    pub(super) fn lose_count(&self) {
        self.counts().is_lost = true;
    }

    /// The socket was closed.
    pub(super) fn end(&self) {
        self.counts().is_over = true;
    }

    /// Whether it was.
    pub(super) fn is_over(&self) -> bool {
        self.counts().is_over
    }

    /// The highest stream of which something was given to the socket.
    pub(super) fn highest(&self) -> u32 {
        self.counts().highest
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_handed(line: &Line) -> bool {
        line.poll_handed(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[test]
    fn a_request_that_was_begun_is_to_be_taken_over() {
        let line = Line::default();
        assert!(is_handed(&line));
        line.begin(1);
        assert!(!is_handed(&line));
        assert_eq!(line.hand(), 1);
        assert!(is_handed(&line) && line.has_begun(1));
        // The head of trailers.
        line.begin(1);
        assert!(is_handed(&line));
    }

    /// hyper has it before h2 has begun to write it, or gives it up before that.
    #[test]
    fn a_request_in_hand_is_unwritten_until_it_is_begun() {
        let line = Line::default();
        assert_eq!((line.hand(), line.hand()), (1, 2));
        line.begin(1);
        assert_eq!((line.has_begun(1), line.has_begun(2), line.highest()), (true, false, 1));
        assert!(is_handed(&line));
    }

    #[test]
    fn where_the_count_is_lost_all_may_have_been_begun() {
        let line = Line::default();
        line.begin(1);
        line.lose_count();
        assert!(is_handed(&line) && line.has_begun(7));
    }
}
