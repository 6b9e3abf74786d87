//! `…/spaces`

use mighty_runtime::endpoints;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Member, MightyNetworks, NetworkId, Page, Paging, ValidationError};

/// A space: a room of the network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Space {
    /// The number by which the API knows the space.
    pub id: u64,
    /// The name that members see.
    pub name: String,
    /// The collection that it is listed in.
    pub collection_id: Option<u64>,
}

/// A space to be created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NewSpace {
    /// The name that members will see.
    pub name: String,
}

/// The spaces of a network.
#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = SpacesError)]
pub trait Spaces {
    /// Returns one page of the network's spaces.
    #[endpoint(method = GET, path = "/networks/{network_id}/spaces", paginate)]
    async fn list_spaces(
        &self,
        network_id: &NetworkId,
        #[query(flatten)] paging: Paging,
    ) -> Result<Page<Space>, ListSpacesError>;

    /// Returns one space.
    #[endpoint(method = GET, path = "/networks/{network_id}/spaces/{space_id}", errors(404))]
    async fn show_space(&self, network_id: &NetworkId, space_id: u64) -> Result<Space, ShowSpaceError>;

    /// Creates a space.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/spaces",
        success = 201,
        errors(400, 422(ValidationError))
    )]
    async fn create_space(&self, network_id: &NetworkId, #[body] new: &NewSpace) -> Result<Space, CreateSpaceError>;

    /// Deletes a space.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/spaces/{space_id}",
        success = 204,
        errors(404, 422(ValidationError))
    )]
    async fn delete_space(&self, network_id: &NetworkId, space_id: u64) -> Result<(), DeleteSpaceError>;

    /// Returns one page of the members of a space.
    #[endpoint(method = GET, path = "/networks/{network_id}/spaces/{space_id}/members", errors(404), paginate)]
    async fn list_space_members(
        &self,
        network_id: &NetworkId,
        space_id: u64,
        #[query(flatten)] paging: Paging,
    ) -> Result<Page<Member>, ListSpaceMembersError>;

    /// Adds a member of the network to a space. Doing it twice is the same as doing it once.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/spaces/{space_id}/members",
        errors(404, 422(ValidationError)),
        idempotent
    )]
    async fn add_space_member(
        &self,
        network_id: &NetworkId,
        space_id: u64,
        #[query] user_id: u64,
    ) -> Result<Member, AddSpaceMemberError>;
}
