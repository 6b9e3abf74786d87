//! The calls of `Events`.

use mighty_networks::events::{EventType, EventUpdate, EventsEndpoints, Frequency, NewEvent};
use mighty_networks::prelude::*;

use crate::call::{Calls, at, calls};

pub(crate) fn all() -> Calls {
    calls!(EventsEndpoints {
        list_events(Some(2), Some(100));
        create_event(&new_event());
        get_event(EventId::new(2));
        update_event(EventId::new(3), &event_update());
        replace_event(EventId::new(4), &event_update());
        delete_event(EventId::new(5));
    })
}

fn new_event() -> NewEvent {
    NewEvent::builder()
        .title("some title")
        .description("some description")
        .link("https://a.example")
        .space_id(SpaceId::new(6))
        .starts_at(at())
        .ends_at(at())
        .event_type(EventType::Local)
        .location("some location")
        .time_zone("some time zone")
        .rsvp_enabled(true)
        .rsvp_closed(true)
        .restricted_event(true)
        .post_in_feed(true)
        .frequency(Frequency::Daily)
        .interval(7)
        .by_days(3)
        .by_month_days(3)
        .recurrence_count(8)
        .recur_until(at())
        .build()
}

fn event_update() -> EventUpdate {
    EventUpdate::builder()
        .title("some title")
        .description("some description")
        .link("https://a.example")
        .starts_at(at())
        .ends_at(at())
        .event_type(EventType::Local)
        .location("some location")
        .time_zone("some time zone")
        .rsvp_enabled(true)
        .rsvp_closed(true)
        .restricted_event(true)
        .post_in_feed(true)
        .frequency(Frequency::Daily)
        .interval(9)
        .by_days(3)
        .by_month_days(3)
        .recurrence_count(10)
        .recur_until(at())
        .build()
}
