//! The calls of `Subscriptions`.

use mighty_networks::prelude::*;
use mighty_networks::subscriptions::SubscriptionsEndpoints;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(SubscriptionsEndpoints {
        list_subscriptions(Some("some status"), Some(MemberId::new(2)), Some(2), Some(100));
        get_subscription(SubscriptionId::new(3));
        cancel_subscription(SubscriptionId::new(4), Some("some when"));
    })
}
