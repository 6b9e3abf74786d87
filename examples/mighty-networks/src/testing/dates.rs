//! The dates of an event that takes place again and again.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::events::{Event, Frequency};

/// No event is looked at further than this.
const MOST: u64 = 10_000;

/// Which of an event's dates a time is, from 0; `None` if it is none. `until` and `count` are where they end.
pub(super) fn index(event: &Event, at: Timestamp, until: Option<Timestamp>, count: Option<u64>) -> Option<u64> {
    let start = event.starts_at?;
    if event.frequency.is_none() {
        return (at == start).then_some(0);
    }
    let last = count.map_or(MOST, |count| count.min(MOST));
    let is_within = until.is_none_or(|until| at <= until);
    let mut dates = (0..last).map_while(|index| Some((index, date(event, start, index)?)));
    let (index, date) = dates.find(|(_, date)| *date >= at)?;
    (date == at && is_within).then_some(index)
}

/// The date with that number: the day of the month is that of the first, or the month's last.
fn date(event: &Event, start: Timestamp, index: u64) -> Option<Timestamp> {
    let steps = i64::try_from(index.checked_mul(event.interval.unwrap_or(1).max(1))?).ok()?;
    let span = match event.frequency.as_ref()? {
        Frequency::Daily => Span::new().try_days(steps),
        Frequency::Weekly => Span::new().try_weeks(steps),
        Frequency::Monthly => Span::new().try_months(steps),
        Frequency::Yearly => Span::new().try_years(steps),
        Frequency::Other(_) => return None,
    };
    let first = TimeZone::UTC.to_datetime(start);
    TimeZone::UTC.to_timestamp(first.checked_add(span.ok()?).ok()?).ok()
}
