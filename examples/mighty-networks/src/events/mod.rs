//! Events.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use jiff::Timestamp;
//! use mighty_networks::events::{EventType, EventUpdate, Frequency, NewEvent};
//! use mighty_networks::prelude::*;
//!
//! let tea = NewEvent::builder()
//!     .title("Tea")
//!     .space_id(SpaceId::new(5))
//!     .event_type(EventType::OnlineMeeting)
//!     .link("https://tea.example.org")
//!     .starts_at(Timestamp::constant(1_780_000_000, 0))
//!     .ends_at(Timestamp::constant(1_780_003_600, 0))
//!     .frequency(Frequency::Weekly)
//!     .build();
//! let tea = mighty.create_event(&network, &tea).await?;
//! let changes = EventUpdate::builder().rsvp_closed(true).build();
//! mighty.update_event(&network, tea.id, &changes).await?;
//! # Ok(()) }) }
//! ```

mod days;
mod types;

use mighty_runtime::endpoints;

use crate::ids::EventId;
use crate::{MightyNetworks, NetworkId, Page};

pub use self::days::Days;
pub use self::types::*;

/// The events of the network.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = EventsError,
    testing = "testing",
    server = "testing"
)]
pub trait Events {
    /// Returns one page of the events of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/events", success = 200, paginate)]
    async fn list_events(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Event>, ListEventsError>;

    /// Plans an event, as the owner of the key.
    ///
    /// - 422: the title is empty, the type, time zone or frequency is unknown, or it ends before it begins.
    #[endpoint(method = POST, path = "/networks/{network_id}/events", success = 200, errors(422))]
    async fn create_event(&self, network_id: &NetworkId, #[body] new: &NewEvent) -> Result<Event, CreateEventError>;

    /// Returns one event.
    ///
    /// - 404: the network has no such event.
    #[endpoint(method = GET, path = "/networks/{network_id}/events/{event_id}/", success = 200, errors(404))]
    async fn get_event(&self, network_id: &NetworkId, event_id: EventId) -> Result<Event, GetEventError>;

    /// Changes an event.
    ///
    /// - 404: the network has no such event.
    /// - 422: the title is empty, the type, time zone or frequency is unknown, or it ends before it begins.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/events/{event_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_event(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        #[body] changes: &EventUpdate,
    ) -> Result<Event, UpdateEventError>;

    /// Replaces what can be changed about an event.
    ///
    /// What is not set may be set back: the document does not say. [`update_event`](Self::update_event) leaves it
    /// as it is.
    ///
    /// - 404: the network has no such event.
    /// - 422: the title is empty, the type, time zone or frequency is unknown, or it ends before it begins.
    #[endpoint(method = PUT, path = "/networks/{network_id}/events/{event_id}/", success = 200, errors(404, 422))]
    async fn replace_event(
        &self,
        network_id: &NetworkId,
        event_id: EventId,
        #[body] changes: &EventUpdate,
    ) -> Result<Event, ReplaceEventError>;

    /// Deletes an event with all its dates.
    ///
    /// - 404: the network has no such event.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/events/{event_id}/", success = 204, errors(404))]
    async fn delete_event(&self, network_id: &NetworkId, event_id: EventId) -> Result<(), DeleteEventError>;
}
