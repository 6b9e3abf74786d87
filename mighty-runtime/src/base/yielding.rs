//! Letting others go first.

use std::future::poll_fn;
use std::task::Poll;

/// Lets others go first, once: a connection that was closed has to be noticed by whoever keeps it.
pub(crate) async fn yield_once() {
    let mut has_yielded = false;
    poll_fn(|context| {
        if has_yielded {
            return Poll::Ready(());
        }
        has_yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
