//! Invitations to the network and to plans.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::invites::{CreateInviteError, NewInvite};
//! use mighty_networks::prelude::*;
//!
//! let invite = NewInvite::builder().recipient_email("ada@example.org").recipient_first_name("Ada").build();
//! match mighty.create_invite(&network, &invite).await {
//!     Ok(invite) => println!("invitation {}", invite.id),
//!     Err(CreateInviteError::UnprocessableEntity(e)) => println!("cannot be invited: {}", e.message()),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{InviteId, MemberId, PlanId};
use crate::{MightyNetworks, NetworkId, Page};

/// The invitations to the network and to its plans.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = InvitesError,
    testing = "testing",
    server = "testing"
)]
pub trait Invites {
    /// Returns one page of the invitations to the network, or of those to an address.
    #[endpoint(method = GET, path = "/networks/{network_id}/invites", success = 200, paginate)]
    async fn list_invites(
        &self,
        network_id: &NetworkId,
        #[query] email: Option<&str>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Invite>, ListInvitesError>;

    /// Invites someone to the network.
    ///
    /// - 422: the address is not valid, or its owner is a member already.
    #[endpoint(method = POST, path = "/networks/{network_id}/invites", success = 200, errors(422))]
    async fn create_invite(&self, network_id: &NetworkId, #[body] new: &NewInvite)
    -> Result<Invite, CreateInviteError>;

    /// Changes an invitation to the network.
    ///
    /// The document lists no 404 here, so an unknown id is `Unexpected`, with that status in it.
    #[endpoint(method = PATCH, path = "/networks/{network_id}/invites/{invite_id}/", success = 200, idempotent)]
    async fn update_invite(
        &self,
        network_id: &NetworkId,
        invite_id: InviteId,
        #[body] changes: &InviteUpdate,
    ) -> Result<Invite, UpdateInviteError>;

    /// Replaces an invitation to the network.
    ///
    /// The document lists no 404 here, so an unknown id is `Unexpected`, with that status in it.
    #[endpoint(method = PUT, path = "/networks/{network_id}/invites/{invite_id}/", success = 200)]
    async fn replace_invite(
        &self,
        network_id: &NetworkId,
        invite_id: InviteId,
        #[body] new: &NewInvite,
    ) -> Result<Invite, ReplaceInviteError>;

    /// Takes back an invitation to the network.
    ///
    /// - 404: the network has no such invitation.
    /// - 409: the invitation was accepted already.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/invites/{invite_id}/", success = 204, errors(404, 409))]
    async fn delete_invite(&self, network_id: &NetworkId, invite_id: InviteId) -> Result<(), DeleteInviteError>;

    /// Returns one page of the invitations to a plan.
    ///
    /// - 404: the network has no such plan.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/plans/{plan_id}/invites",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_plan_invites(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Invite>, ListPlanInvitesError>;

    /// Invites someone to a plan: an address, or a member. `message` is added to the invitation.
    ///
    /// - 404: the network has no such plan or member.
    /// - 422: neither an address nor a member is given, the address is not valid, or its owner holds the plan
    ///   already.
    #[endpoint(method = POST, path = "/networks/{network_id}/plans/{plan_id}/invites", success = 200, errors(404, 422))]
    async fn create_plan_invite(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        #[query] email: Option<&str>,
        #[query] user_id: Option<MemberId>,
        #[query] message: Option<&str>,
    ) -> Result<Invite, CreatePlanInviteError>;

    /// Returns one invitation to a plan.
    ///
    /// - 404: the network has no such plan, or no such invitation to it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/plans/{plan_id}/invites/{invite_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_plan_invite(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, GetPlanInviteError>;

    /// Sends an invitation to a plan once more.
    ///
    /// - 404: the network has no such plan, or no such invitation to it.
    /// - 422: the invitation cannot be sent again, as one that was accepted.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/plans/{plan_id}/invites/{invite_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn resend_plan_invite(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, ResendPlanInviteError>;

    /// The same as [`resend_plan_invite`](Self::resend_plan_invite) by `PUT`. Since it sends something each time,
    /// it is repeated only if it was certainly not sent.
    ///
    /// - 404: the network has no such plan, or no such invitation to it.
    /// - 422: the invitation cannot be sent again, as one that was accepted.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/plans/{plan_id}/invites/{invite_id}/",
        success = 200,
        errors(404, 422),
        retry(on = [connect])
    )]
    async fn resend_plan_invite_put(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, ResendPlanInvitePutError>;

    /// Takes back an invitation to a plan.
    ///
    /// - 404: the network has no such plan, or no such invitation to it.
    /// - 409: the invitation was accepted already.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/plans/{plan_id}/invites/{invite_id}/",
        success = 204,
        errors(404, 409)
    )]
    async fn revoke_plan_invite(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<(), RevokePlanInviteError>;
}

/// An invitation to the network or to a plan.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// Which invitation.
    pub id: InviteId,
    /// The address that it went to.
    #[serde(default, deserialize_with = "null_as_default")]
    pub recipient_email: String,
    /// The given name of the invited.
    #[serde(default, deserialize_with = "null_as_default")]
    pub recipient_first_name: String,
    /// The family name of the invited.
    #[serde(default, deserialize_with = "null_as_default")]
    pub recipient_last_name: String,
    /// When the invitation was created.
    pub created_at: Option<Timestamp>,
    /// When the invitation was last changed.
    pub updated_at: Option<Timestamp>,
    /// Who sent it.
    pub sender_id: Option<MemberId>,
    /// Who sent it; the document calls this deprecated in favour of `sender_id`.
    pub user_id: Option<MemberId>,
}

/// An invitation to be sent.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewInvite {
    /// The address that it goes to.
    pub recipient_email: String,
    /// The given name of the invited.
    pub recipient_first_name: Option<String>,
    /// The family name of the invited.
    pub recipient_last_name: Option<String>,
    /// The member in whose name it is sent.
    pub user_id: Option<MemberId>,
}

/// What to change about an invitation; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct InviteUpdate {
    /// The address that it goes to.
    pub recipient_email: Option<String>,
    /// The given name of the invited.
    pub recipient_first_name: Option<String>,
    /// The family name of the invited.
    pub recipient_last_name: Option<String>,
    /// The member in whose name it is sent.
    pub user_id: Option<MemberId>,
}
