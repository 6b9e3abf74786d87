//! Members, of the network, of its spaces and of its plans.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::members::{CreateMemberError, NewMember};
//! use mighty_networks::prelude::*;
//!
//! let ada = NewMember::builder().email("ada@example.org").first_name("Ada").last_name("Lovelace").build();
//! let ada = match mighty.create_member(&network, &ada).await {
//!     // The address may be taken: then she is a member already.
//!     Err(CreateMemberError::UnprocessableEntity(_)) => mighty.get_member_by_email(&network, &ada.email).await?,
//!     created => created?,
//! };
//! println!("member {}", ada.id);
//!
//! let mut members = mighty.list_members_stream(&network, None, None).page_size(100);
//! while let Some(member) = members.next().await {
//!     println!("{}", member?.email);
//! }
//! # Ok(()) }) }
//! ```

mod categories;
mod types;

use mighty_runtime::endpoints;

use crate::ids::{MemberId, PlanId, SpaceId};
use crate::plans::Plan;
use crate::{MightyNetworks, NetworkId, Page};

pub use self::categories::{Categories, Category};
pub use self::types::*;

/// The members of the network, of its spaces and of its plans.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = MembersError,
    testing = "testing",
    server = "testing"
)]
pub trait Members {
    /// Returns one page of the members of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/members", success = 200, paginate)]
    async fn list_members(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Member>, ListMembersError>;

    /// Creates a member, who is a member of the network at once.
    ///
    /// - 422: the address is taken or not valid, a field is missing, or a limited member is given no `space_ids`.
    ///   If the address is taken, [`get_member_by_email`](Self::get_member_by_email) finds its member.
    #[endpoint(method = POST, path = "/networks/{network_id}/members", success = 201, errors(422))]
    async fn create_member(&self, network_id: &NetworkId, #[body] new: &NewMember)
    -> Result<Member, CreateMemberError>;

    /// Returns one member.
    ///
    /// - 404: the network has no such member.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/", success = 200, errors(404))]
    async fn get_member(&self, network_id: &NetworkId, member_id: MemberId) -> Result<Member, GetMemberError>;

    /// Returns the member with this address.
    ///
    /// - 404: the network has no member with this address.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/by_email", success = 200, errors(404))]
    async fn get_member_by_email(
        &self,
        network_id: &NetworkId,
        #[query] email: &str,
    ) -> Result<Member, GetMemberByEmailError>;

    /// Changes a member.
    ///
    /// - 404: the network has no such member.
    /// - 422: the role is unknown, or the address is taken or not valid.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/members/{member_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_member(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[body] changes: &MemberUpdate,
    ) -> Result<Member, UpdateMemberError>;

    /// Replaces what can be changed about a member.
    ///
    /// What is not set may be set back: the document does not say. [`update_member`](Self::update_member) leaves
    /// it as it is.
    ///
    /// - 404: the network has no such member.
    /// - 422: the role is unknown, or the address is taken or not valid.
    #[endpoint(method = PUT, path = "/networks/{network_id}/members/{member_id}/", success = 200, errors(404, 422))]
    async fn replace_member(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[body] changes: &MemberUpdate,
    ) -> Result<Member, ReplaceMemberError>;

    /// Deletes a member, account and all. [`remove_network_membership`](Self::remove_network_membership) leaves
    /// the account.
    ///
    /// - 404: the network has no such member.
    /// - 422: this member cannot be deleted, as the host of the network.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/members/{member_id}/", success = 204, errors(404, 422))]
    async fn delete_member(&self, network_id: &NetworkId, member_id: MemberId) -> Result<(), DeleteMemberError>;

    /// Takes a member out of the network; the account stays. `cancel_plans` says whether the member's plans end
    /// as well.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/network_membership",
        success = 204,
        errors(404)
    )]
    async fn remove_network_membership(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] cancel_plans: Option<bool>,
    ) -> Result<(), RemoveNetworkMembershipError>;

    /// Returns one page of the members of a space.
    ///
    /// - 404: the network has no such space.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/spaces/{space_id}/members",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_space_members(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Member>, ListSpaceMembersError>;

    /// Adds a member of the network to a space.
    ///
    /// - 404: the network has no such space or member.
    /// - 422: the member cannot be added, as one who is in the space already.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/spaces/{space_id}/members",
        success = 200,
        errors(404, 422)
    )]
    async fn add_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[query] user_id: MemberId,
    ) -> Result<Member, AddSpaceMemberError>;

    /// Returns one member of a space.
    ///
    /// - 404: the network has no such space, or the member is not in it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/spaces/{space_id}/members/{member_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
    ) -> Result<Member, GetSpaceMemberError>;

    /// Changes a member of a space; the role is that in the space.
    ///
    /// - 404: the network has no such space, or the member is not in it.
    /// - 422: the role is unknown, or the address is taken or not valid.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/spaces/{space_id}/members/{member_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        #[body] changes: &MemberUpdate,
    ) -> Result<Member, UpdateSpaceMemberError>;

    /// Replaces what can be changed about a member of a space.
    ///
    /// What is not set may be set back: the document does not say.
    /// [`update_space_member`](Self::update_space_member) leaves it as it is.
    ///
    /// - 404: the network has no such space, or the member is not in it.
    /// - 422: the role is unknown, or the address is taken or not valid.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/spaces/{space_id}/members/{member_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn replace_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        #[body] changes: &MemberUpdate,
    ) -> Result<Member, ReplaceSpaceMemberError>;

    /// Takes a member out of a space; they stay in the network.
    ///
    /// - 403: also if the member holds a paid plan that includes the space.
    /// - 404: the network has no such space, or the member is not in it.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/spaces/{space_id}/members/{member_id}/",
        success = 200,
        errors(404)
    )]
    async fn remove_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
    ) -> Result<(), RemoveSpaceMemberError>;

    /// Bans a member from the whole network, although it is called on a space.
    ///
    /// - 404: the network has no such space, or the member is not in it.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/spaces/{space_id}/members/{member_id}/ban",
        success = 200,
        errors(404)
    )]
    async fn ban_space_member(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        #[body] ban: &Ban,
    ) -> Result<(), BanSpaceMemberError>;

    /// Returns one page of the members who hold a plan.
    ///
    /// - 404: the network has no such plan.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/plans/{plan_id}/members",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_plan_members(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Member>, ListPlanMembersError>;

    /// Gives a plan to a member, and returns the plan. The document does not say who gets it without `user_id`.
    ///
    /// - 404: the network has no such plan or member.
    /// - 422: the plan cannot be given to the member, as one who holds it already. That is to be read from the
    ///   text of the answer.
    #[endpoint(method = POST, path = "/networks/{network_id}/plans/{plan_id}/members", success = 200, errors(404, 422))]
    async fn add_plan_member(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        #[query] user_id: Option<MemberId>,
    ) -> Result<Plan, AddPlanMemberError>;

    /// Returns one of the members who hold a plan.
    /// [`Plans::remove_plan_member`](crate::plans::Plans::remove_plan_member) takes the plan away.
    ///
    /// - 404: the network has no such plan, or the member does not hold it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/plans/{plan_id}/members/{member_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_plan_member(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        member_id: MemberId,
    ) -> Result<Member, GetPlanMemberError>;
}
