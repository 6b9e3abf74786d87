//! `Rsvps`.

use jiff::Timestamp;
use mighty_runtime::Items;

use crate::prelude::*;
use crate::rsvps::{
    CreateEventRsvpError, DeleteEventRsvpError, EventInstance, GetEventRsvpError, ListEventRsvpsError, NewRsvp,
    ReplaceEventRsvpError, Rsvp, RsvpStatus, RsvpUpdate, UpdateEventRsvpError,
};
use crate::testing::TestNetwork;
use crate::testing::dates;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::shown;
use crate::testing::state::{Planned, State};
use crate::testing::valid::{self, Valid, valid};

impl State {
    /// An RSVP to that event.
    fn rsvp_to(&self, event: EventId, id: RsvpId) -> Result<&Rsvp, MightyError> {
        self.events.find(event)?;
        let rsvp = self.rsvps.find(id)?;
        if rsvp.event.as_ref().is_some_and(|of| of.id == event) { Ok(rsvp) } else { Err(missing("RSVP")) }
    }

    /// Whether an event takes this RSVP.
    fn check_rsvp(&self, event: EventId, new: &NewRsvp) -> Valid {
        let Planned { event, new: plan } = self.events.find(event)?;
        valid::known("Status", Some(&new.status), RsvpStatus::KNOWN)?;
        valid(event.rsvp_enabled != Some(false) && event.rsvp_closed != Some(true), "RSVPs are closed")?;
        let is_date = |at| dates::index(event, at, plan.recur_until, plan.recurrence_count).is_some();
        valid(new.instance_at.is_none_or(is_date), "Event does not take place at this time")
    }

    /// Records an RSVP, in place of the one with that id if there is one.
    fn put_rsvp(&mut self, event: EventId, id: Option<RsvpId>, new: &NewRsvp) -> Result<Rsvp, MightyError> {
        let now = self.tick();
        let planned = self.events.find(event)?;
        let rsvp = |id| Rsvp {
            id,
            updated: Some(now),
            status: Some(new.status.clone()),
            event: Some(shown::rsvp_event(self, planned)),
            member: self.members.find(new.member_id).ok().cloned(),
            event_instance: new.instance_at.and_then(|at| instance(planned, at)),
        };
        let made = rsvp(id.unwrap_or(RsvpId::new(0)));
        let Some(id) = id else { return Ok(self.rsvps.add(|id| Rsvp { id, ..made })) };
        self.rsvps.put(id, made.clone());
        Ok(made)
    }

    /// What an RSVP says, with changes.
    fn changed_rsvp(&self, id: RsvpId, changes: &RsvpUpdate) -> Result<NewRsvp, MightyError> {
        let rsvp = self.rsvps.find(id)?;
        let member = changes.member_id.or(rsvp.member.as_ref().map(|member| member.id));
        let status = changes.status.clone().or_else(|| rsvp.status.clone());
        Ok(NewRsvp {
            member_id: member.unwrap_or(self.owner),
            status: status.unwrap_or(RsvpStatus::Yes),
            instance_at: changes.instance_at.or(rsvp.event_instance.as_ref().and_then(|date| date.starts_at)),
        })
    }

    /// The RSVP of a member to an event, or to one of its dates.
    fn rsvp_of(&self, event: EventId, new: &NewRsvp) -> Option<RsvpId> {
        let mut rsvps = self.rsvps.iter().filter(|rsvp| rsvp.event.as_ref().is_some_and(|of| of.id == event));
        let is_own = |rsvp: &&Rsvp| {
            rsvp.member.as_ref().is_some_and(|member| member.id == new.member_id)
                && rsvp.event_instance.as_ref().and_then(|date| date.starts_at) == new.instance_at
        };
        rsvps.find(is_own).map(|rsvp| rsvp.id)
    }
}

/// The date of an event that begins then.
fn instance(planned: &Planned, at: Timestamp) -> Option<EventInstance> {
    let Planned { event, new } = planned;
    let index = dates::index(event, at, new.recur_until, new.recurrence_count)?;
    let length = new.ends_at.duration_since(new.starts_at);
    Some(EventInstance {
        post_id: PostId::new(event.id.get()),
        starts_at: Some(at),
        ends_at: at.saturating_add(length).ok(),
        instance_index: index,
    })
}

impl Rsvps for TestNetwork {
    async fn list_event_rsvps(
        &self,
        _: &NetworkId,
        event_id: EventId,
        instance_at: Option<Timestamp>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Rsvp>, ListEventRsvpsError> {
        let state = self.state();
        state.events.find(event_id).map_err(ListEventRsvpsError::not_found)?;
        let is_of_date = |rsvp: &Rsvp| {
            instance_at.is_none() || rsvp.event_instance.as_ref().and_then(|date| date.starts_at) == instance_at
        };
        let rsvps = state.rsvps.filtered(|rsvp| state.rsvp_to(event_id, rsvp.id).is_ok() && is_of_date(rsvp));
        Ok(page(rsvps, number, per_page))
    }

    fn list_event_rsvps_stream(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        instance_at: Option<Timestamp>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Rsvp>, ListEventRsvpsError> {
        self.client().list_event_rsvps_stream(network_id, event_id, instance_at, page, per_page)
    }

    async fn create_event_rsvp(
        &self,
        _: &NetworkId,
        event_id: EventId,
        rsvp: &NewRsvp,
    ) -> Result<Rsvp, CreateEventRsvpError> {
        let mut state = self.state();
        state.events.find(event_id).map_err(CreateEventRsvpError::not_found)?;
        if state.has_left(rsvp.member_id) {
            return Err(CreateEventRsvpError::forbidden(missing("Membership")));
        }
        state.members.find(rsvp.member_id).map_err(CreateEventRsvpError::not_found)?;
        state.check_rsvp(event_id, rsvp).map_err(CreateEventRsvpError::unprocessable_entity)?;
        let before = state.rsvp_of(event_id, rsvp);
        state.put_rsvp(event_id, before, rsvp).map_err(CreateEventRsvpError::not_found)
    }

    async fn get_event_rsvp(
        &self,
        _: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
    ) -> Result<Rsvp, GetEventRsvpError> {
        self.state().rsvp_to(event_id, rsvp_id).cloned().map_err(GetEventRsvpError::not_found)
    }

    async fn update_event_rsvp(
        &self,
        _: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
        changes: &RsvpUpdate,
    ) -> Result<Rsvp, UpdateEventRsvpError> {
        let mut state = self.state();
        state.rsvp_to(event_id, rsvp_id).map_err(UpdateEventRsvpError::not_found)?;
        let new = state.changed_rsvp(rsvp_id, changes).map_err(UpdateEventRsvpError::not_found)?;
        state.members.find(new.member_id).map_err(UpdateEventRsvpError::forbidden)?;
        state.check_rsvp(event_id, &new).map_err(UpdateEventRsvpError::unprocessable_entity)?;
        state.put_rsvp(event_id, Some(rsvp_id), &new).map_err(UpdateEventRsvpError::not_found)
    }

    async fn replace_event_rsvp(
        &self,
        _: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
        rsvp: &NewRsvp,
    ) -> Result<Rsvp, ReplaceEventRsvpError> {
        let mut state = self.state();
        state.rsvp_to(event_id, rsvp_id).map_err(ReplaceEventRsvpError::not_found)?;
        state.members.find(rsvp.member_id).map_err(ReplaceEventRsvpError::forbidden)?;
        state.check_rsvp(event_id, rsvp).map_err(ReplaceEventRsvpError::unprocessable_entity)?;
        state.put_rsvp(event_id, Some(rsvp_id), rsvp).map_err(ReplaceEventRsvpError::not_found)
    }

    async fn delete_event_rsvp(
        &self,
        _: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
    ) -> Result<(), DeleteEventRsvpError> {
        let mut state = self.state();
        state.rsvp_to(event_id, rsvp_id).map_err(DeleteEventRsvpError::not_found)?;
        state.rsvps.remove(rsvp_id).map(drop).map_err(DeleteEventRsvpError::not_found)
    }
}
