//! `…/members`

use mighty_runtime::endpoints;
use schemars::JsonSchema;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use super::{MightyNetworks, NetworkId, Page, Paging, Space, ValidationError};

/// A member of a network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Member {
    /// The number by which the API knows the member.
    pub id: u64,
    /// Empty if the plan or the member does not let it be seen.
    #[serde(default, deserialize_with = "null_as_default")]
    pub email: String,
    /// `full` or `limited`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub member_type: String,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// As free text.
    pub location: Option<String>,
    /// The member's page.
    pub permalink: Option<String>,
}

/// A member to be created.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NewMember {
    /// Where the welcome goes.
    pub email: String,
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// `full` unless said; `limited` needs `space_ids`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_type: Option<String>,
    /// The spaces that a limited member may enter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub space_ids: Vec<u64>,
}

impl NewMember {
    /// A full member.
    #[must_use]
    pub fn new(email: &str, first_name: &str, last_name: &str) -> Self {
        Self {
            email: email.to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            ..Self::default()
        }
    }
}

/// What to change about a member; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MemberChanges {
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
}

/// The members of a network.
#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = MembersError)]
pub trait Members {
    /// Returns one page of the network's members.
    #[endpoint(method = GET, path = "/networks/{network_id}/members", paginate)]
    async fn list_members(
        &self,
        network_id: &NetworkId,
        #[query(flatten)] paging: Paging,
    ) -> Result<Page<Member>, ListMembersError>;

    /// Returns one member of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/", errors(404))]
    async fn show_member(&self, network_id: &NetworkId, member_id: u64) -> Result<Member, ShowMemberError>;

    /// Returns the member with this email address.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/by_email", errors(404))]
    async fn show_member_by_email(
        &self,
        network_id: &NetworkId,
        #[query] email: &str,
    ) -> Result<Member, ShowMemberError>;

    /// Creates a member.
    ///
    /// The API promises that a throttled request was not looked at, so that one is sent again.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members",
        success = 201,
        errors(409 => AlreadyMember, 422(ValidationError)),
        retry(rejected = [429])
    )]
    async fn create_member(&self, network_id: &NetworkId, #[body] new: &NewMember)
    -> Result<Member, CreateMemberError>;

    /// Changes a member.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/members/{member_id}/",
        errors(404, 422(ValidationError)),
        idempotent
    )]
    async fn update_member(
        &self,
        network_id: &NetworkId,
        member_id: u64,
        #[body] changes: &MemberChanges,
    ) -> Result<Member, ChangeMemberError>;

    /// Deletes a member and the member's account. The host cannot be deleted.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/",
        success = 204,
        errors(404, 422(ValidationError))
    )]
    async fn delete_member(&self, network_id: &NetworkId, member_id: u64) -> Result<(), ChangeMemberError>;

    /// Takes a member out of the network; the account stays.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/network_membership",
        success = 204,
        errors(404)
    )]
    async fn remove_network_membership(
        &self,
        network_id: &NetworkId,
        member_id: u64,
        #[query] cancel_plans: Option<bool>,
    ) -> Result<(), ShowMemberError>;

    /// Sends the member an email with a link to set a new password.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members/{member_id}/password_resets",
        success = 204,
        errors(404),
        retry(never)
    )]
    async fn create_password_reset(&self, network_id: &NetworkId, member_id: u64) -> Result<(), ShowMemberError>;

    /// Returns one page of the spaces that the member is in.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/spaces", errors(404), paginate)]
    async fn list_member_spaces(
        &self,
        network_id: &NetworkId,
        member_id: u64,
        #[query(flatten)] paging: Paging,
    ) -> Result<Page<Space>, ShowMemberError>;
}
