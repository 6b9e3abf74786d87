//! What the API shows of an object, made of what it was told.

use jiff::Timestamp;

use crate::ids::{MemberId, PlanId, SpaceId};
use crate::me::User;
use crate::members::{Categories, Member, MemberType, NewMember};
use crate::networks::Network;
use crate::plans::{Plan, PlanStatus, PricingType};
use crate::reactions::Reaction;
use crate::rsvps::RsvpEvent;
use crate::spaces::Space;
use crate::{NetworkId, TargetType};

use super::state::{Planned, State};

/// The first part of the network's host name.
const SUBDOMAIN: &str = "steam-engines";

pub(super) fn network(now: Timestamp) -> Network {
    Network {
        id: NetworkId::from(17),
        created_at: Some(now),
        updated_at: Some(now),
        subdomain: SUBDOMAIN.to_owned(),
        title: "Steam Engines".to_owned(),
        subtitle: "For all who build them".to_owned(),
        purpose: "To build engines together".to_owned(),
        description: "A network for tests".to_owned(),
    }
}

/// The page of something on the network.
pub(super) fn permalink(kind: &str, id: impl Into<u64>) -> String {
    format!("https://{SUBDOMAIN}.mn.co/{kind}/{}", id.into())
}

pub(super) fn member(id: MemberId, new: &NewMember, now: Timestamp) -> Member {
    Member {
        id,
        created_at: Some(now),
        updated_at: Some(now),
        email: new.email.clone(),
        member_type: Some(new.member_type.clone().unwrap_or(MemberType::Full)),
        first_name: Some(new.first_name.clone()),
        last_name: Some(new.last_name.clone()),
        time_zone: Some("UTC".to_owned()),
        location: None,
        bio: None,
        referral_count: Some(0),
        avatar: None,
        categories: Categories::default(),
        permalink: permalink("members", id),
        ambassador_level: None,
    }
}

/// A member as who made something.
pub(super) fn user(member: &Member, is_admin: bool) -> User {
    let names = [member.first_name.as_deref(), member.last_name.as_deref()];
    User {
        id: member.id,
        created_at: member.created_at,
        updated_at: member.updated_at,
        name: names.into_iter().flatten().collect::<Vec<_>>().join(" "),
        email: member.email.clone(),
        short_bio: member.bio.clone().unwrap_or_default(),
        admin: is_admin,
    }
}

pub(super) fn space(id: SpaceId, name: &str, now: Timestamp) -> Space {
    Space { id, created_at: Some(now), updated_at: Some(now), name: name.to_owned(), collection_id: None }
}

pub(super) fn plan(id: PlanId, name: &str, pricing: PricingType, now: Timestamp) -> Plan {
    Plan {
        id,
        created_at: Some(now),
        updated_at: Some(now),
        name: name.to_owned(),
        description: None,
        status: Some(PlanStatus::Visible),
        pricing_type: Some(pricing),
        visible_to_members: Some(true),
        external: Some(false),
        multiple: Some(false),
        permalink: permalink("plans", id),
    }
}

/// Whether members pay for it.
pub(super) fn is_paid(plan: &Plan) -> bool {
    !matches!(plan.pricing_type, None | Some(PricingType::Free | PricingType::Nonpaid))
}

/// Whether a reaction is about that object.
pub(super) fn is_about(reaction: &Reaction, kind: &TargetType, id: u64) -> bool {
    reaction.targetable_type.as_ref() == Some(kind) && reaction.targetable_id == Some(id)
}

/// The beginning of a text.
pub(super) fn summary(text: &str) -> String {
    text.chars().take(140).collect()
}

/// An event as an RSVP shows it.
pub(super) fn rsvp_event(state: &State, planned: &Planned) -> RsvpEvent {
    let Planned { event, new } = planned;
    let written = |time: Option<Timestamp>| time.map(|time| time.to_string());
    RsvpEvent {
        id: event.id,
        created_at: event.created_at,
        updated_at: event.updated_at,
        post_type: event.post_type.clone(),
        space_id: Some(new.space_id),
        creator_id: event.creator.as_ref().map(|creator| creator.id),
        title: event.title.clone(),
        summary: summary(event.description.as_deref().unwrap_or_default()),
        event_type: event.event_type.clone(),
        starts_at: written(event.starts_at).unwrap_or_default(),
        ends_at: written(event.ends_at),
        time_zone: event.time_zone.clone().unwrap_or_default(),
        location: event.location.clone(),
        frequency: event.frequency.clone(),
        interval: event.interval,
        rsvp_enabled: event.rsvp_enabled.unwrap_or_default(),
        rsvp_closed: event.rsvp_closed.unwrap_or_default(),
        restricted_event: event.restricted_event.unwrap_or_default(),
        post_in_feed: event.post_in_feed.unwrap_or_default(),
        creator: event.creator.as_ref().and_then(|creator| state.members.find(creator.id).ok()).cloned(),
        space: state.spaces.find(new.space_id).ok().cloned(),
        images: event.images.clone(),
        permalink: event.permalink.clone(),
    }
}
