//! Spaces of the network.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::spaces::{NewSpace, SpaceUpdate};
//!
//! let space = mighty.create_space(&network, &NewSpace::builder().name("Engines").build()).await?;
//! let changes = SpaceUpdate::builder().collection_id(CollectionId::new(3)).build();
//! mighty.update_space(&network, space.id, &changes).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{CollectionId, MemberId, SpaceId};
use crate::{MightyNetworks, NetworkId, Page};

/// The spaces of the network, and those that a member is in.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = SpacesError,
    testing = "testing",
    server = "testing"
)]
pub trait Spaces {
    /// Returns one page of the spaces of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/spaces", success = 200, paginate)]
    async fn list_spaces(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Space>, ListSpacesError>;

    /// Creates a space.
    ///
    /// - 400: the body is malformed.
    /// - 422: the name is empty or too long.
    #[endpoint(method = POST, path = "/networks/{network_id}/spaces", success = 201, errors(400, 422))]
    async fn create_space(&self, network_id: &NetworkId, #[body] new: &NewSpace) -> Result<Space, CreateSpaceError>;

    /// Returns one space.
    ///
    /// The document lists no 404 here, so an unknown id is `Unexpected`, with that status in it.
    #[endpoint(method = GET, path = "/networks/{network_id}/spaces/{space_id}", success = 200)]
    async fn get_space(&self, network_id: &NetworkId, space_id: SpaceId) -> Result<Space, GetSpaceError>;

    /// Changes a space.
    ///
    /// - 400: the body is malformed.
    /// - 404: the network has no such space or collection.
    /// - 422: the name is empty or too long.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/spaces/{space_id}",
        success = 200,
        errors(400, 404, 422),
        idempotent
    )]
    async fn update_space(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[body] changes: &SpaceUpdate,
    ) -> Result<Space, UpdateSpaceError>;

    /// Replaces what can be changed about a space.
    ///
    /// What is not set may be set back: the document does not say. [`update_space`](Self::update_space) leaves it
    /// as it is.
    ///
    /// - 400: the body is malformed.
    /// - 404: the network has no such space or collection.
    /// - 422: the name is empty or too long.
    #[endpoint(method = PUT, path = "/networks/{network_id}/spaces/{space_id}", success = 200, errors(400, 404, 422))]
    async fn replace_space(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[body] changes: &SpaceUpdate,
    ) -> Result<Space, ReplaceSpaceError>;

    /// Deletes a space with all that is in it.
    ///
    /// - 404: the network has no such space.
    /// - 422: this space cannot be deleted.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/spaces/{space_id}", success = 204, errors(404, 422))]
    async fn delete_space(&self, network_id: &NetworkId, space_id: SpaceId) -> Result<(), DeleteSpaceError>;

    /// Returns one page of the spaces that a member is in.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/spaces",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_member_spaces(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Space>, ListMemberSpacesError>;
}

/// A space of the network: where posts, events or courses are.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Space {
    /// Which space.
    pub id: SpaceId,
    /// When the space was created.
    pub created_at: Option<Timestamp>,
    /// When the space was last changed.
    pub updated_at: Option<Timestamp>,
    /// The name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The collection that it is in.
    pub collection_id: Option<CollectionId>,
}

/// A space to be created.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewSpace {
    /// The name.
    pub name: String,
}

/// What to change about a space; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct SpaceUpdate {
    /// The name.
    pub name: Option<String>,
    /// The collection to move it to.
    pub collection_id: Option<CollectionId>,
}
