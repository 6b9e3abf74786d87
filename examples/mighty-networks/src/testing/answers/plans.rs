//! `Plans`.

use mighty_runtime::Items;

use crate::plans::{
    ArchivePlanError, GetPlanError, ListMemberPlansError, ListPlansError, Plan, PlanStatus, RemovePlanMemberError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::valid::valid;

impl Plans for TestNetwork {
    async fn list_plans(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Plan>, ListPlansError> {
        Ok(page(self.state().plans.all(), number, per_page))
    }

    fn list_plans_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Plan>, ListPlansError> {
        self.client().list_plans_stream(network_id, page, per_page)
    }

    async fn get_plan(&self, _: &NetworkId, plan_id: PlanId) -> Result<Plan, GetPlanError> {
        self.state().plans.find(plan_id).cloned().map_err(GetPlanError::not_found)
    }

    async fn archive_plan(&self, _: &NetworkId, plan_id: PlanId) -> Result<(), ArchivePlanError> {
        let mut state = self.state();
        let now = state.tick();
        let plan = state.plans.change(plan_id).map_err(ArchivePlanError::not_found)?;
        let is_sold = plan.status != Some(PlanStatus::Archived);
        valid(is_sold, "Plan is already archived").map_err(ArchivePlanError::unprocessable_entity)?;
        plan.status = Some(PlanStatus::Archived);
        plan.updated_at = Some(now);
        Ok(())
    }

    async fn list_member_plans(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Plan>, ListMemberPlansError> {
        let state = self.state();
        state.members.find(member_id).map_err(ListMemberPlansError::not_found)?;
        let plans = state.plans.filtered(|plan| state.holders.contains(&(plan.id, member_id)));
        Ok(page(plans, number, per_page))
    }

    fn list_member_plans_stream(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Plan>, ListMemberPlansError> {
        self.client().list_member_plans_stream(network_id, member_id, page, per_page)
    }

    async fn remove_plan_member(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        member_id: MemberId,
    ) -> Result<(), RemovePlanMemberError> {
        let mut state = self.state();
        state.holder(plan_id, member_id).map_err(RemovePlanMemberError::not_found)?;
        state.check_unpaid(plan_id, member_id).map_err(RemovePlanMemberError::unprocessable_entity)?;
        state.holders.remove(&(plan_id, member_id));
        Ok(())
    }
}
