//! What members have bought once.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::purchases::RevokePurchaseError;
//!
//! match mighty.revoke_purchase(&network, PurchaseId::new(9), Some(true)).await {
//!     Ok(_) => println!("revoked"),
//!     Err(RevokePurchaseError::NotFound(_)) => println!("no such purchase"),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, PlanId, PurchaseId};
use crate::members::Categories;
use crate::plans::{PaymentPlatform, PaymentType};
use crate::{MightyNetworks, NetworkId, Page};

/// The plans that members have bought once.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PurchasesError,
    testing = "testing",
    server = "testing"
)]
pub trait Purchases {
    /// Returns one page of the purchases, or of those of a plan or of a member.
    #[endpoint(method = GET, path = "/networks/{network_id}/purchases", success = 200, paginate)]
    async fn list_purchases(
        &self,
        network_id: &NetworkId,
        #[query] plan_id: Option<PlanId>,
        #[query] member_id: Option<MemberId>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Purchase>, ListPurchasesError>;

    /// Returns one purchase.
    ///
    /// - 404: the network has no such purchase.
    #[endpoint(method = GET, path = "/networks/{network_id}/purchases/{purchase_id}/", success = 200, errors(404))]
    async fn get_purchase(&self, network_id: &NetworkId, purchase_id: PurchaseId)
    -> Result<Purchase, GetPurchaseError>;

    /// Takes back a purchase, and returns it. `immediate` says whether the member loses the plan at once.
    ///
    /// - 404: the network has no such purchase.
    /// - 422: the purchase cannot be taken back, as one that is already.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/purchases/{purchase_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn revoke_purchase(
        &self,
        network_id: &NetworkId,
        purchase_id: PurchaseId,
        #[query] immediate: Option<bool>,
    ) -> Result<Purchase, RevokePurchaseError>;
}

/// A plan that a member has bought once. It has no id of its own; that of its [`purchase`](Self::purchase) is what
/// the methods take.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// Who bought it.
    pub member_id: Option<MemberId>,
    /// The buyer's address.
    #[serde(default, deserialize_with = "null_as_default")]
    pub member_email: String,
    /// The buyer's given name.
    pub member_first_name: Option<String>,
    /// The buyer's family name.
    pub member_last_name: Option<String>,
    /// The buyer's time zone.
    pub member_time_zone: Option<String>,
    /// The buyer's place, as free text.
    pub member_location: Option<String>,
    /// How many others have joined through the buyer.
    pub member_referral_count: Option<u64>,
    /// The URL of the buyer's picture.
    pub member_avatar: Option<String>,
    /// The categories that the buyer is in.
    #[serde(default, deserialize_with = "null_as_default")]
    pub member_categories: Categories,
    /// The buyer's page on the network.
    pub member_permalink: Option<String>,
    /// The name of the level that the buyer's referrals have earned.
    pub member_ambassador_level: Option<String>,
    /// The plan.
    pub plan: Option<PurchasePlan>,
    /// The terms, and the id.
    pub purchase: PurchaseDetail,
}

/// The terms of a purchase.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseDetail {
    /// Which purchase.
    pub id: PurchaseId,
    /// The tax, in percent.
    pub tax_percent: Option<u64>,
    /// Who takes the payment.
    pub payment_platform: Option<PaymentPlatform>,
    /// When it was bought.
    pub purchased_at: Option<Timestamp>,
    /// When the purchase was created.
    pub created_at: Option<Timestamp>,
    /// When the purchase was last changed.
    pub updated_at: Option<Timestamp>,
}

/// The plan of a purchase.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchasePlan {
    /// Which plan; `None` if it was deleted.
    pub id: Option<PlanId>,
    /// Its name; `None` if it was deleted.
    pub name: Option<String>,
    /// The price in cents.
    pub amount: Option<u64>,
    /// The currency, as in `usd`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub currency: String,
    /// How often it is paid.
    #[serde(default, deserialize_with = "null_as_default")]
    pub interval: String,
    /// How it is paid for.
    #[serde(rename = "type")]
    pub kind: Option<PaymentType>,
    /// Whether it begins with a free trial.
    #[serde(default, deserialize_with = "null_as_default")]
    pub has_free_trial: bool,
}
