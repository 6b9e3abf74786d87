//! Plans, and who holds them.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//!
//! for plan in mighty.list_member_plans(&network, MemberId::new(42), None, None).await? {
//!     mighty.remove_plan_member(&network, plan.id, MemberId::new(42)).await?;
//! }
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, PlanId};
use crate::{MightyNetworks, NetworkId, Page};

/// The plans of the network, and those that a member holds.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PlansError,
    testing = "testing",
    server = "testing"
)]
pub trait Plans {
    /// Returns one page of the plans of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/plans", success = 200, paginate)]
    async fn list_plans(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Plan>, ListPlansError>;

    /// Returns one plan.
    ///
    /// - 404: the network has no such plan.
    #[endpoint(method = GET, path = "/networks/{network_id}/plans/{plan_id}/", success = 200, errors(404))]
    async fn get_plan(&self, network_id: &NetworkId, plan_id: PlanId) -> Result<Plan, GetPlanError>;

    /// Archives a plan: it is sold no more, and its members keep it.
    ///
    /// - 404: the network has no such plan.
    /// - 422: this plan cannot be archived.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/plans/{plan_id}/", success = 204, errors(404, 422))]
    async fn archive_plan(&self, network_id: &NetworkId, plan_id: PlanId) -> Result<(), ArchivePlanError>;

    /// Returns one page of the plans that a member holds.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/plans",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_member_plans(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Plan>, ListMemberPlansError>;

    /// Takes a plan away from a member.
    ///
    /// - 404: the network has no such plan, or the member does not hold it.
    /// - 422: the plan cannot be taken away, as one that is paid for.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/plans/{plan_id}/members/{member_id}/",
        success = 204,
        errors(404, 422)
    )]
    async fn remove_plan_member(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        member_id: MemberId,
    ) -> Result<(), RemovePlanMemberError>;
}

/// A plan, which members hold for nothing or for money.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Which plan.
    pub id: PlanId,
    /// When the plan was created.
    pub created_at: Option<Timestamp>,
    /// When the plan was last changed.
    pub updated_at: Option<Timestamp>,
    /// The name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The text about it.
    pub description: Option<String>,
    /// Whether it can be had.
    pub status: Option<PlanStatus>,
    /// What it costs.
    pub pricing_type: Option<PricingType>,
    /// Whether members see it.
    pub visible_to_members: Option<bool>,
    /// Whether it is marked as external.
    pub external: Option<bool>,
    /// Whether it is marked as multiple.
    pub multiple: Option<bool>,
    /// The URL of the plan's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
}

open_enum! {
    /// Whether a plan can be had.
    pub enum PlanStatus {
        /// Everyone sees it.
        Visible = "visible",
        /// Not everyone sees it.
        Hidden = "hidden",
        /// It waits to be approved.
        Pending = "pending",
        /// It was not approved.
        Rejected = "rejected",
        /// It is no longer sold; its members keep it.
        Archived = "archived",
        /// It is of an older kind.
        Legacy = "legacy",
    }
}

open_enum! {
    /// What a plan costs.
    pub enum PricingType {
        /// Nothing.
        Free = "free",
        /// A sum again and again.
        Subscription = "subscription",
        /// A sum once.
        OneTime = "one_time",
        /// A price in several sums.
        Installment = "installment",
        /// A price for once, in several sums.
        OneTimeInstallment = "one_time_installment",
        /// A token of a blockchain.
        TokenGated = "token_gated",
        /// Nothing, and it is not sold.
        Nonpaid = "nonpaid",
    }
}

open_enum! {
    /// How a plan that a member holds is paid for.
    pub enum PaymentType {
        /// Not at all.
        Free = "free",
        /// Again and again.
        Subscription = "subscription",
        /// Once.
        OneTimePayment = "one-time-payment",
    }
}

open_enum! {
    /// Who takes the payment.
    pub enum PaymentPlatform {
        /// Stripe.
        Stripe = "stripe",
        /// Apple, by a purchase in the app.
        Apple = "apple",
        /// A blockchain.
        Web3 = "web3",
    }
}
