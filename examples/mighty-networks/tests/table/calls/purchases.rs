//! The calls of `Purchases`.

use mighty_networks::prelude::*;
use mighty_networks::purchases::PurchasesEndpoints;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(PurchasesEndpoints {
        list_purchases(Some(PlanId::new(2)), Some(MemberId::new(3)), Some(2), Some(100));
        get_purchase(PurchaseId::new(4));
        revoke_purchase(PurchaseId::new(5), Some(true));
    })
}
