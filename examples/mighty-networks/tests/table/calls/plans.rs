//! The calls of `Plans`.

use mighty_networks::plans::PlansEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(PlansEndpoints {
        list_plans(Some(2), Some(100));
        get_plan(PlanId::new(2));
        archive_plan(PlanId::new(3));
        list_member_plans(MemberId::new(4), Some(2), Some(100));
        remove_plan_member(PlanId::new(5), MemberId::new(6));
    })
}
