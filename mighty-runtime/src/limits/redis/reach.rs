//! Whether Redis is there.

use std::time::{Duration, Instant};

/// How often it is looked for, by the calls that come.
const LOOK: Duration = Duration::from_millis(250);

/// For how long after it is there again a process keeps to its own share as well: until the others have found it too.
const GRACE: Duration = Duration::from_millis(1_500);

/// What is known of that.
#[derive(Debug, Default)]
pub(super) struct Reach {
    away: Option<Away>,
    /// How often it went away.
    outages: u64,
}

#[derive(Debug)]
struct Away {
    since: Instant,
    look_at: Instant,
    /// It is there again; this is the end of the grace.
    back: Option<Instant>,
}

/// Where Redis is for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// There, and it alone counts.
    Near,
    /// Away since then, the how manieth time. Somebody has to look for it now, or not.
    Away { outage: u64, since: Instant, is_due: bool },
}

impl Reach {
    pub(super) fn stand(&mut self, now: Instant) -> Stand {
        if self.away.as_ref().and_then(|away| away.back).is_some_and(|until| until <= now) {
            self.away = None;
        }
        let Some(away) = &self.away else { return Stand::Near };
        let is_due = away.back.is_some() || away.look_at <= now;
        Stand::Away { outage: self.outages, since: away.since, is_due }
    }

    /// Somebody looks for it: the others need not.
    pub(super) fn look(&mut self, now: Instant) {
        if let Some(away) = &mut self.away {
            away.look_at = now.checked_add(LOOK).unwrap_or(now);
        }
    }

    pub(super) fn is_lost(&mut self, now: Instant) {
        let away = self.away.get_or_insert_with(|| {
            self.outages += 1;
            Away { since: now, look_at: now, back: None }
        });
        away.look_at = now.checked_add(LOOK).unwrap_or(now);
        if away.back.take().is_some() {
            self.outages += 1;
        }
    }

    pub(super) fn is_found(&mut self, now: Instant) {
        if let Some(away) = &mut self.away
            && away.back.is_none()
        {
            away.back = now.checked_add(GRACE);
        }
    }
}
