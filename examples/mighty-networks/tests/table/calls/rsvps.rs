//! The calls of `Rsvps`.

use mighty_networks::prelude::*;
use mighty_networks::rsvps::{NewRsvp, RsvpStatus, RsvpUpdate, RsvpsEndpoints};

use crate::call::{Calls, at, calls};

pub(crate) fn all() -> Calls {
    calls!(RsvpsEndpoints {
        list_event_rsvps(EventId::new(2), Some(at()), Some(2), Some(100));
        create_event_rsvp(EventId::new(3), &new_rsvp());
        get_event_rsvp(EventId::new(4), RsvpId::new(5));
        update_event_rsvp(EventId::new(6), RsvpId::new(7), &rsvp_update());
        replace_event_rsvp(EventId::new(8), RsvpId::new(9), &new_rsvp());
        delete_event_rsvp(EventId::new(10), RsvpId::new(11));
    })
}

fn new_rsvp() -> NewRsvp {
    NewRsvp::builder().member_id(MemberId::new(12)).status(RsvpStatus::Yes).instance_at(at()).build()
}

fn rsvp_update() -> RsvpUpdate {
    RsvpUpdate::builder().member_id(MemberId::new(13)).status(RsvpStatus::Yes).instance_at(at()).build()
}
