//! Who comes to an event.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::rsvps::{NewRsvp, RsvpStatus};
//!
//! let coming = NewRsvp::builder().member_id(MemberId::new(42)).status(RsvpStatus::Yes).build();
//! let rsvp = mighty.create_event_rsvp(&network, EventId::new(5), &coming).await?;
//! println!("rsvp {}", rsvp.id);
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::events::{EventType, Frequency};
use crate::ids::{EventId, MemberId, PostId, RsvpId, SpaceId};
use crate::members::Member;
use crate::spaces::Space;
use crate::{MightyNetworks, NetworkId, Page};

/// What members say about coming to an event.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = RsvpsError,
    testing = "testing",
    server = "testing"
)]
pub trait Rsvps {
    /// Returns one page of the RSVPs to an event, or to one of its dates.
    ///
    /// - 404: the network has no such event.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/events/{event_id}/rsvps",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_event_rsvps(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        #[query] instance_at: Option<Timestamp>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Rsvp>, ListEventRsvpsError>;

    /// Records whether a member comes.
    ///
    /// - 403: also if the event takes no RSVP of this member, as of one who is not in the network.
    /// - 404: the network has no such event or member.
    /// - 422: the status is unknown, RSVPs are closed, or the event does not take place at `instance_at`.
    #[endpoint(method = POST, path = "/networks/{network_id}/events/{event_id}/rsvps", success = 200, errors(404, 422))]
    async fn create_event_rsvp(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        #[body] rsvp: &NewRsvp,
    ) -> Result<Rsvp, CreateEventRsvpError>;

    /// Returns one RSVP.
    ///
    /// - 404: the network has no such event, or no such RSVP to it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/events/{event_id}/rsvps/{rsvp_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_event_rsvp(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
    ) -> Result<Rsvp, GetEventRsvpError>;

    /// Changes an RSVP.
    ///
    /// - 403: also if the event takes no RSVP of this member, as of one who is not in the network.
    /// - 404: the network has no such event, or no such RSVP to it.
    /// - 422: the status is unknown, RSVPs are closed, or the event does not take place at `instance_at`.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/events/{event_id}/rsvps/{rsvp_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_event_rsvp(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
        #[body] changes: &RsvpUpdate,
    ) -> Result<Rsvp, UpdateEventRsvpError>;

    /// Replaces an RSVP.
    ///
    /// - 403: also if the event takes no RSVP of this member, as of one who is not in the network.
    /// - 404: the network has no such event, or no such RSVP to it.
    /// - 422: the status is unknown, RSVPs are closed, or the event does not take place at `instance_at`.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/events/{event_id}/rsvps/{rsvp_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn replace_event_rsvp(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
        #[body] rsvp: &NewRsvp,
    ) -> Result<Rsvp, ReplaceEventRsvpError>;

    /// Deletes an RSVP.
    ///
    /// - 404: the network has no such event, or no such RSVP to it.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/events/{event_id}/rsvps/{rsvp_id}/",
        success = 204,
        errors(404)
    )]
    async fn delete_event_rsvp(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        rsvp_id: RsvpId,
    ) -> Result<(), DeleteEventRsvpError>;
}

/// What a member says about coming to an event.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rsvp {
    /// Which RSVP.
    pub id: RsvpId,
    /// When the member last said so.
    pub updated: Option<Timestamp>,
    /// Whether the member comes.
    pub status: Option<RsvpStatus>,
    /// The event.
    pub event: Option<RsvpEvent>,
    /// The member.
    pub member: Option<Member>,
    /// The date, if the event takes place again and again.
    pub event_instance: Option<EventInstance>,
}

/// The event that an RSVP is about. It says other things about an event than [`Event`](crate::events::Event).
#[allow(clippy::struct_excessive_bools, reason = "as the API writes it")]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RsvpEvent {
    /// Which event.
    pub id: EventId,
    /// When the event was created.
    pub created_at: Option<Timestamp>,
    /// When the event was last changed.
    pub updated_at: Option<Timestamp>,
    /// What kind of post it is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub post_type: String,
    /// The space that it is in.
    pub space_id: Option<SpaceId>,
    /// Who planned it.
    pub creator_id: Option<MemberId>,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The beginning of its text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub summary: String,
    /// Where it takes place.
    pub event_type: Option<EventType>,
    /// When it begins: ISO 8601, which the document does not promise to have an offset. With one, it parses as a
    /// [`jiff::Timestamp`].
    #[serde(default, deserialize_with = "null_as_default")]
    pub starts_at: String,
    /// When it ends, as `starts_at`.
    pub ends_at: Option<String>,
    /// The time zone, as in `Europe/Berlin`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub time_zone: String,
    /// The place, as free text.
    pub location: Option<String>,
    /// How often it takes place; `None` for once.
    pub frequency: Option<Frequency>,
    /// Every how many days, weeks, months or years.
    pub interval: Option<u64>,
    /// Whether members can say that they come.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rsvp_enabled: bool,
    /// Whether it is too late to say so.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rsvp_closed: bool,
    /// Whether it is for certain members only.
    #[serde(default, deserialize_with = "null_as_default")]
    pub restricted_event: bool,
    /// Whether it is shown in the feed.
    #[serde(default, deserialize_with = "null_as_default")]
    pub post_in_feed: bool,
    /// Who made it.
    pub creator: Option<Member>,
    /// The space that it is in.
    pub space: Option<Space>,
    /// The URLs of its pictures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub images: Vec<String>,
    /// The URL of the event's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
}

/// One of the dates of an event that takes place again and again.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventInstance {
    /// The post of this date.
    pub post_id: PostId,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// Which of the dates it is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub instance_index: u64,
}

/// What a member says about coming to an event, to be recorded.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct NewRsvp {
    /// The member who says so.
    pub member_id: MemberId,
    /// Whether the member comes.
    pub status: RsvpStatus,
    /// Which date of an event that takes place again and again.
    pub instance_at: Option<Timestamp>,
}

/// What to change about an RSVP; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct RsvpUpdate {
    /// The member who says so.
    pub member_id: Option<MemberId>,
    /// Whether the member comes.
    pub status: Option<RsvpStatus>,
    /// Which date of an event that takes place again and again.
    pub instance_at: Option<Timestamp>,
}

open_enum! {
    /// Whether a member comes.
    pub enum RsvpStatus {
        /// The member comes.
        Yes = "yes",
        /// The member may come.
        Maybe = "maybe",
        /// The member does not come.
        No = "no",
    }
}
