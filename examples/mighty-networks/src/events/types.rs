//! The types of [`Events`](super::Events).

use bon::Builder;
use jiff::Timestamp;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{EventId, SpaceId};
use crate::me::User;

use super::Days;

/// An event.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Which event.
    pub id: EventId,
    /// When the event was created.
    pub created_at: Option<Timestamp>,
    /// When the event was last changed.
    pub updated_at: Option<Timestamp>,
    /// What kind of post it is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub post_type: String,
    /// Who planned it.
    pub creator: Option<User>,
    /// The URLs of its pictures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub images: Vec<String>,
    /// The URL of the event's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// When it takes place again, as a rule of iCalendar (RFC 5545).
    pub recurrence_rule: Option<String>,
    /// Whether members can say that they come.
    pub rsvp_enabled: Option<bool>,
    /// Whether it is too late to say so.
    pub rsvp_closed: Option<bool>,
    /// Whether it is for certain members only.
    pub restricted_event: Option<bool>,
    /// Whether it is shown in the feed.
    pub post_in_feed: Option<bool>,
    /// Where it takes place.
    pub event_type: Option<EventType>,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// The time zone, as in `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// The place, as free text.
    pub location: Option<String>,
    /// Where it takes place online.
    pub link: Option<String>,
    /// How often it takes place; `None` for once.
    pub frequency: Option<Frequency>,
    /// Every how many days, weeks, months or years.
    pub interval: Option<u64>,
}

/// An event to be planned.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewEvent {
    /// The title.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// Where it takes place online.
    pub link: Option<String>,
    /// The space that it belongs to.
    pub space_id: SpaceId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where it takes place.
    pub event_type: EventType,
    /// The place, as free text.
    pub location: Option<String>,
    /// The time zone, as in `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// Whether members can say that they come.
    pub rsvp_enabled: Option<bool>,
    /// Whether it is too late to say so.
    pub rsvp_closed: Option<bool>,
    /// Whether it is for certain members only.
    pub restricted_event: Option<bool>,
    /// Whether it is shown in the feed.
    pub post_in_feed: Option<bool>,
    /// How often it takes place; `None` for once.
    pub frequency: Option<Frequency>,
    /// Every how many days, weeks, months or years.
    pub interval: Option<u64>,
    /// On which days of the week it takes place, with `frequency` weekly.
    #[serde(serialize_with = "Days::number_or_list")]
    #[builder(into)]
    pub by_days: Option<Days>,
    /// On which days of the month it takes place, with `frequency` monthly.
    #[serde(serialize_with = "Days::number_or_list")]
    #[builder(into)]
    pub by_month_days: Option<Days>,
    /// After how many times it ends.
    pub recurrence_count: Option<u64>,
    /// After which time it takes place no more.
    pub recur_until: Option<Timestamp>,
}

/// What to change about an event; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct EventUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// Where it takes place online.
    pub link: Option<String>,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// Where it takes place.
    pub event_type: Option<EventType>,
    /// The place, as free text.
    pub location: Option<String>,
    /// The time zone, as in `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// Whether members can say that they come.
    pub rsvp_enabled: Option<bool>,
    /// Whether it is too late to say so.
    pub rsvp_closed: Option<bool>,
    /// Whether it is for certain members only.
    pub restricted_event: Option<bool>,
    /// Whether it is shown in the feed.
    pub post_in_feed: Option<bool>,
    /// How often it takes place; `None` for once.
    pub frequency: Option<Frequency>,
    /// Every how many days, weeks, months or years.
    pub interval: Option<u64>,
    /// On which days of the week it takes place, with `frequency` weekly.
    #[builder(into)]
    pub by_days: Option<Days>,
    /// On which days of the month it takes place, with `frequency` monthly.
    #[builder(into)]
    pub by_month_days: Option<Days>,
    /// After how many times it ends.
    pub recurrence_count: Option<u64>,
    /// After which time it takes place no more.
    pub recur_until: Option<Timestamp>,
}

open_enum! {
    /// Where an event takes place.
    pub enum EventType {
        /// At a place.
        Local = "local",
        /// In a chat of the network.
        LiveChat = "live_chat",
        /// At a link of any kind.
        OnlineMeeting = "online_meeting",
        /// In a Zoom meeting.
        ZoomMeeting = "zoom_meeting",
        /// In a Zoom webinar.
        ZoomWebinar = "zoom_webinar",
        /// In a webinar of another kind.
        Webinar = "webinar",
        /// At a place, as a meetup.
        LocalMeetup = "local_meetup",
    }
}

open_enum! {
    /// How often an event takes place.
    pub enum Frequency {
        /// Every day.
        Daily = "daily",
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every year.
        Yearly = "yearly",
    }
}
