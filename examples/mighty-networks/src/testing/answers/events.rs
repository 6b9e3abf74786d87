//! `Events`.

use jiff::Timestamp;
use mighty_runtime::Items;

use crate::events::{
    CreateEventError, DeleteEventError, Event, EventType, EventUpdate, Frequency, GetEventError, ListEventsError,
    NewEvent, ReplaceEventError, UpdateEventError,
};
use crate::me::User;
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::setting::{set, set_some};
use crate::testing::shown;
use crate::testing::state::{Planned, State};
use crate::testing::valid::{self, Valid, valid};

/// What kind of post an event is.
const EVENT: &str = "event";

impl State {
    fn add_event(&mut self, new: &NewEvent) -> Event {
        let now = self.tick();
        let creator = self.members.find(self.owner).ok().map(|owner| shown::user(owner, true));
        let planned = self.events.add(|id| Planned { event: shown_event(id, new, now, creator), new: new.clone() });
        planned.event
    }

    fn set_event(&mut self, id: EventId, changes: &EventUpdate) -> Result<Event, MightyError> {
        let now = self.tick();
        let Planned { event, new } = self.events.change(id)?;
        merge(new, changes);
        *event = Event {
            updated_at: Some(now),
            created_at: event.created_at,
            ..shown_event(id, new, now, event.creator.take())
        };
        Ok(event.clone())
    }

    /// Takes an event away, with what members say about coming to it.
    pub(super) fn remove_event(&mut self, id: EventId) -> Result<(), MightyError> {
        self.events.remove(id)?;
        self.rsvps.retain(|rsvp| rsvp.event.as_ref().is_none_or(|event| event.id != id));
        Ok(())
    }

    /// Whether an event can be changed so.
    fn check_changes(&self, id: EventId, changes: &EventUpdate) -> Valid {
        let mut new = self.events.find(id)?.new.clone();
        merge(&mut new, changes);
        check(&new)
    }
}

fn check(new: &NewEvent) -> Valid {
    valid::name("Title", &new.title)?;
    valid::known("Event type", Some(&new.event_type), EventType::KNOWN)?;
    valid::known("Frequency", new.frequency.as_ref(), Frequency::KNOWN)?;
    valid::time_zone(new.time_zone.as_deref())?;
    valid(new.starts_at <= new.ends_at, "Ends at must be after starts at")
}

/// The plan, as it is changed.
fn merge(new: &mut NewEvent, changes: &EventUpdate) {
    set(&mut new.title, &changes.title);
    set(&mut new.starts_at, &changes.starts_at);
    set(&mut new.ends_at, &changes.ends_at);
    set(&mut new.event_type, &changes.event_type);
    set_some(&mut new.description, &changes.description);
    set_some(&mut new.link, &changes.link);
    set_some(&mut new.location, &changes.location);
    set_some(&mut new.time_zone, &changes.time_zone);
    set_some(&mut new.rsvp_enabled, &changes.rsvp_enabled);
    set_some(&mut new.rsvp_closed, &changes.rsvp_closed);
    set_some(&mut new.restricted_event, &changes.restricted_event);
    set_some(&mut new.post_in_feed, &changes.post_in_feed);
    set_some(&mut new.frequency, &changes.frequency);
    set_some(&mut new.interval, &changes.interval);
    set_some(&mut new.by_days, &changes.by_days);
    set_some(&mut new.by_month_days, &changes.by_month_days);
    set_some(&mut new.recurrence_count, &changes.recurrence_count);
    set_some(&mut new.recur_until, &changes.recur_until);
}

fn shown_event(id: EventId, new: &NewEvent, now: Timestamp, creator: Option<User>) -> Event {
    Event {
        id,
        created_at: Some(now),
        updated_at: Some(now),
        post_type: EVENT.to_owned(),
        creator,
        images: Vec::new(),
        permalink: shown::permalink("events", id),
        title: new.title.clone(),
        description: new.description.clone(),
        recurrence_rule: rule(new),
        rsvp_enabled: Some(new.rsvp_enabled.unwrap_or(true)),
        rsvp_closed: Some(new.rsvp_closed.unwrap_or(false)),
        restricted_event: Some(new.restricted_event.unwrap_or(false)),
        post_in_feed: Some(new.post_in_feed.unwrap_or(false)),
        event_type: Some(new.event_type.clone()),
        starts_at: Some(new.starts_at),
        ends_at: Some(new.ends_at),
        time_zone: Some(new.time_zone.clone().unwrap_or_else(|| "UTC".to_owned())),
        location: new.location.clone(),
        link: new.link.clone(),
        frequency: new.frequency.clone(),
        interval: new.interval,
    }
}

/// `FREQ=WEEKLY;INTERVAL=2`: no more than the dates are counted by.
fn rule(new: &NewEvent) -> Option<String> {
    let frequency = new.frequency.as_ref()?.as_str().to_uppercase();
    Some(format!("FREQ={frequency};INTERVAL={}", new.interval.unwrap_or(1)))
}

impl Events for TestNetwork {
    async fn list_events(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Event>, ListEventsError> {
        let events = self.state().events.iter().map(|planned| planned.event.clone()).collect();
        Ok(page(events, number, per_page))
    }

    fn list_events_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Event>, ListEventsError> {
        self.client().list_events_stream(network_id, page, per_page)
    }

    async fn create_event(&self, _: &NetworkId, new: &NewEvent) -> Result<Event, CreateEventError> {
        let mut state = self.state();
        check(new).map_err(CreateEventError::unprocessable_entity)?;
        // 404 is not declared here.
        valid(state.spaces.has(new.space_id), "Space must exist").map_err(CreateEventError::unprocessable_entity)?;
        Ok(state.add_event(new))
    }

    async fn get_event(&self, _: &NetworkId, event_id: EventId) -> Result<Event, GetEventError> {
        self.state().events.find(event_id).map(|planned| planned.event.clone()).map_err(GetEventError::not_found)
    }

    async fn update_event(
        &self,
        _: &NetworkId,
        event_id: EventId,
        changes: &EventUpdate,
    ) -> Result<Event, UpdateEventError> {
        let mut state = self.state();
        state.events.find(event_id).map_err(UpdateEventError::not_found)?;
        state.check_changes(event_id, changes).map_err(UpdateEventError::unprocessable_entity)?;
        state.set_event(event_id, changes).map_err(UpdateEventError::not_found)
    }

    async fn replace_event(
        &self,
        _: &NetworkId,
        event_id: EventId,
        changes: &EventUpdate,
    ) -> Result<Event, ReplaceEventError> {
        let mut state = self.state();
        state.events.find(event_id).map_err(ReplaceEventError::not_found)?;
        state.check_changes(event_id, changes).map_err(ReplaceEventError::unprocessable_entity)?;
        state.set_event(event_id, changes).map_err(ReplaceEventError::not_found)
    }

    async fn delete_event(&self, _: &NetworkId, event_id: EventId) -> Result<(), DeleteEventError> {
        self.state().remove_event(event_id).map_err(DeleteEventError::not_found)
    }
}
