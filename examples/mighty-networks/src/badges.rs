//! Badges, and who wears them.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::badges::{BadgeAssignment, NewBadge};
//! use mighty_networks::prelude::*;
//!
//! let badge = NewBadge::builder().title("Early bird").color("#ffcc00").avatar_id(AssetId::new(3)).build();
//! let badge = mighty.create_badge(&network, &badge).await?;
//! let worn = BadgeAssignment::builder().badge_id(badge.id).build();
//! mighty.add_member_badge(&network, MemberId::new(42), &worn).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{AssetId, BadgeId, CustomFieldId, MemberId};
use crate::{MightyNetworks, NetworkId, Page};

/// The badges of the network, and those of its members.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = BadgesError,
    testing = "testing",
    server = "testing"
)]
pub trait Badges {
    /// Returns one page of the badges of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/badges", success = 200, paginate)]
    async fn list_badges(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Badge>, ListBadgesError>;

    /// Creates a badge. Its picture is [uploaded](crate::assets::Assets::upload_asset) before.
    ///
    /// - 422: the title is empty or taken, the colour is not valid, or the picture is missing.
    #[endpoint(method = POST, path = "/networks/{network_id}/badges", success = 201, errors(422))]
    async fn create_badge(&self, network_id: &NetworkId, #[body] new: &NewBadge) -> Result<Badge, CreateBadgeError>;

    /// Returns one badge.
    ///
    /// - 404: the network has no such badge.
    #[endpoint(method = GET, path = "/networks/{network_id}/badges/{badge_id}/", success = 200, errors(404))]
    async fn get_badge(&self, network_id: &NetworkId, badge_id: BadgeId) -> Result<Badge, GetBadgeError>;

    /// Changes a badge.
    ///
    /// - 404: the network has no such badge.
    /// - 422: the title is empty or taken, the colour is not valid, or there is no such picture.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/badges/{badge_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_badge(
        &self,
        network_id: &NetworkId,
        badge_id: BadgeId,
        #[body] changes: &BadgeUpdate,
    ) -> Result<Badge, UpdateBadgeError>;

    /// Replaces what can be changed about a badge.
    ///
    /// What is not set may be set back: the document does not say. [`update_badge`](Self::update_badge) leaves it
    /// as it is.
    ///
    /// - 404: the network has no such badge.
    /// - 422: the title is empty or taken, the colour is not valid, or there is no such picture.
    #[endpoint(method = PUT, path = "/networks/{network_id}/badges/{badge_id}/", success = 200, errors(404, 422))]
    async fn replace_badge(
        &self,
        network_id: &NetworkId,
        badge_id: BadgeId,
        #[body] changes: &BadgeUpdate,
    ) -> Result<Badge, ReplaceBadgeError>;

    /// Deletes a badge, and takes it from all members.
    ///
    /// - 404: the network has no such badge.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/badges/{badge_id}/", success = 204, errors(404))]
    async fn delete_badge(&self, network_id: &NetworkId, badge_id: BadgeId) -> Result<(), DeleteBadgeError>;

    /// Returns one page of the badges of a member.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/badges",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_member_badges(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Badge>, ListMemberBadgesError>;

    /// Gives a badge to a member.
    ///
    /// - 404: the network has no such member or badge.
    /// - 422: the badge cannot be given to the member, as one who has it already.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members/{member_id}/badges",
        success = 201,
        errors(404, 422)
    )]
    async fn add_member_badge(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[body] badge: &BadgeAssignment,
    ) -> Result<Badge, AddMemberBadgeError>;

    /// Returns one badge of a member.
    ///
    /// - 404: the network has no such member, or the member does not have the badge.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/badges/{badge_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_member_badge(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        badge_id: BadgeId,
    ) -> Result<Badge, GetMemberBadgeError>;

    /// Takes a badge from a member.
    ///
    /// - 404: the network has no such member, or the member does not have the badge.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/badges/{badge_id}/",
        success = 204,
        errors(404)
    )]
    async fn remove_member_badge(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        badge_id: BadgeId,
    ) -> Result<(), RemoveMemberBadgeError>;
}

/// A badge that members can wear.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// Which badge.
    pub id: BadgeId,
    /// When the badge was created.
    pub created_at: Option<Timestamp>,
    /// When the badge was last changed.
    pub updated_at: Option<Timestamp>,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
    /// The custom field that it belongs to.
    pub custom_field_id: Option<CustomFieldId>,
    /// The URL of its picture.
    pub avatar_url: Option<String>,
}

/// A badge to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewBadge {
    /// The title.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
    /// The file with its picture.
    pub avatar_id: AssetId,
}

/// What to change about a badge; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct BadgeUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
    /// The file with its picture.
    pub avatar_id: Option<AssetId>,
}

/// Which badge to give to a member.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct BadgeAssignment {
    /// The badge.
    pub badge_id: BadgeId,
}
