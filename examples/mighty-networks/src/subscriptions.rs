//! What members pay for again and again.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::subscriptions::CancelSubscriptionError;
//!
//! match mighty.cancel_subscription(&network, SubscriptionId::new(9), Some("now")).await {
//!     Ok(left) => println!("canceled at {:?}", left.subscription.canceled_at),
//!     Err(CancelSubscriptionError::NotFound(_)) => println!("no such subscription"),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, PlanId, SubscriptionId};
use crate::members::Category;
use crate::plans::{PaymentPlatform, PaymentType};
use crate::{MightyNetworks, NetworkId, Page};

/// The plans that members pay for again and again.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = SubscriptionsError,
    testing = "testing",
    server = "testing"
)]
pub trait Subscriptions {
    /// Returns one page of the subscriptions, or of those in a state or of a member.
    #[endpoint(method = GET, path = "/networks/{network_id}/subscriptions", success = 200, paginate)]
    async fn list_subscriptions(
        &self,
        network_id: &NetworkId,
        #[query] status: Option<&str>,
        #[query] member_id: Option<MemberId>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Subscription>, ListSubscriptionsError>;

    /// Returns one subscription.
    ///
    /// - 404: the network has no such subscription.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/subscriptions/{subscription_id}",
        success = 200,
        errors(404)
    )]
    async fn get_subscription(
        &self,
        network_id: &NetworkId,
        subscription_id: SubscriptionId,
    ) -> Result<Subscription, GetSubscriptionError>;

    /// Cancels a subscription, and returns what is left of it. `when` says when it ends; the document does not
    /// name the values.
    ///
    /// - 400: `when` has an unknown value.
    /// - 404: the network has no such subscription.
    /// - 422: the subscription cannot be cancelled, as one that is already.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/subscriptions/{subscription_id}",
        success = 200,
        errors(400, 404, 422)
    )]
    async fn cancel_subscription(
        &self,
        network_id: &NetworkId,
        subscription_id: SubscriptionId,
        #[query] when: Option<&str>,
    ) -> Result<Subscription, CancelSubscriptionError>;
}

/// A plan that a member pays for again and again. It has no id of its own; that of its
/// [`subscription`](Self::subscription) is what the methods take.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Who pays.
    pub member_id: Option<MemberId>,
    /// When the member was created.
    pub created_at: Option<Timestamp>,
    /// When the member was last changed.
    pub updated_at: Option<Timestamp>,
    /// The address.
    #[serde(default, deserialize_with = "null_as_default")]
    pub email: String,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// The time zone, as in `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// The place, as free text.
    pub location: Option<String>,
    /// How many others have joined through this member.
    pub referral_count: Option<u64>,
    /// The picture's URL.
    pub avatar: Option<String>,
    /// The categories that the member is in.
    #[serde(default, deserialize_with = "null_as_default")]
    pub categories: Vec<Category>,
    /// The member's page on the network.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
    /// The name of the level that referrals have earned.
    pub ambassador_level: Option<String>,
    /// The plan.
    pub plan: Option<SubscriptionPlan>,
    /// The terms, and the id.
    pub subscription: SubscriptionDetail,
}

/// The terms of a subscription.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionDetail {
    /// Which subscription.
    pub id: SubscriptionId,
    /// Since when the time runs that is paid for.
    pub current_period_start: Option<Timestamp>,
    /// When that time ends.
    pub current_period_end: Option<Timestamp>,
    /// Who takes the payment.
    pub payment_platform: Option<PaymentPlatform>,
    /// When it was cancelled.
    pub canceled_at: Option<Timestamp>,
    /// How long the trial takes; the document does not name the unit.
    pub trial_length: Option<u64>,
    /// When the trial began.
    pub trial_start: Option<Timestamp>,
    /// When the trial ends.
    pub trial_end: Option<Timestamp>,
    /// When it was bought.
    pub purchased_at: Option<Timestamp>,
}

/// The plan of a subscription.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionPlan {
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
