//! `Subscriptions`.

use mighty_runtime::Items;

use crate::prelude::*;
use crate::subscriptions::{CancelSubscriptionError, GetSubscriptionError, ListSubscriptionsError, Subscription};
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::valid::valid;

/// When a subscription ends. The document does not name the values.
const NOW: &str = "now";
const PERIOD_END: &str = "period_end";

/// The states that a list can be of. The document does not name them either.
const ACTIVE: &str = "active";
const CANCELED: &str = "canceled";

fn state_of(paid: &Subscription) -> &'static str {
    if paid.subscription.canceled_at.is_some() { CANCELED } else { ACTIVE }
}

impl Subscriptions for TestNetwork {
    async fn list_subscriptions(
        &self,
        _: &NetworkId,
        status: Option<&str>,
        member_id: Option<MemberId>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Subscription>, ListSubscriptionsError> {
        let is_wanted = |paid: &Subscription| {
            status.is_none_or(|status| state_of(paid) == status) && (member_id.is_none() || paid.member_id == member_id)
        };
        Ok(page(self.state().subscriptions.filtered(is_wanted), number, per_page))
    }

    fn list_subscriptions_stream(
        &self,
        network_id: &NetworkId,
        status: Option<&str>,
        member_id: Option<MemberId>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Subscription>, ListSubscriptionsError> {
        self.client().list_subscriptions_stream(network_id, status, member_id, page, per_page)
    }

    async fn get_subscription(
        &self,
        _: &NetworkId,
        subscription_id: SubscriptionId,
    ) -> Result<Subscription, GetSubscriptionError> {
        self.state().subscriptions.find(subscription_id).cloned().map_err(GetSubscriptionError::not_found)
    }

    async fn cancel_subscription(
        &self,
        _: &NetworkId,
        subscription_id: SubscriptionId,
        when: Option<&str>,
    ) -> Result<Subscription, CancelSubscriptionError> {
        let mut state = self.state();
        let when = when.unwrap_or(PERIOD_END);
        valid([NOW, PERIOD_END].contains(&when), "When is unknown").map_err(CancelSubscriptionError::bad_request)?;
        let now = state.tick();
        let paid = state.subscriptions.change(subscription_id).map_err(CancelSubscriptionError::not_found)?;
        let is_active = paid.subscription.canceled_at.is_none();
        valid(is_active, "Subscription is already canceled").map_err(CancelSubscriptionError::unprocessable_entity)?;
        paid.subscription.canceled_at = Some(now);
        if when == NOW {
            paid.subscription.current_period_end = Some(now);
        }
        let paid = paid.clone();
        if let (NOW, Some(plan), Some(member)) = (when, paid.plan.as_ref().and_then(|plan| plan.id), paid.member_id) {
            state.holders.remove(&(plan, member));
        }
        Ok(paid)
    }
}
