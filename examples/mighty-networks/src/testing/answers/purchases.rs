//! `Purchases`.

use mighty_runtime::Items;

use crate::prelude::*;
use crate::purchases::{GetPurchaseError, ListPurchasesError, Purchase, RevokePurchaseError};
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::valid::valid;

/// The plan that was bought.
fn plan_of(purchase: &Purchase) -> Option<PlanId> {
    purchase.plan.as_ref().and_then(|plan| plan.id)
}

impl Purchases for TestNetwork {
    async fn list_purchases(
        &self,
        _: &NetworkId,
        plan_id: Option<PlanId>,
        member_id: Option<MemberId>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Purchase>, ListPurchasesError> {
        let is_wanted = |purchase: &Purchase| {
            (plan_id.is_none() || plan_of(purchase) == plan_id)
                && (member_id.is_none() || purchase.member_id == member_id)
        };
        Ok(page(self.state().purchases.filtered(is_wanted), number, per_page))
    }

    fn list_purchases_stream(
        &self,
        network_id: &NetworkId,
        plan_id: Option<PlanId>,
        member_id: Option<MemberId>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Purchase>, ListPurchasesError> {
        self.client().list_purchases_stream(network_id, plan_id, member_id, page, per_page)
    }

    async fn get_purchase(&self, _: &NetworkId, purchase_id: PurchaseId) -> Result<Purchase, GetPurchaseError> {
        self.state().purchases.find(purchase_id).cloned().map_err(GetPurchaseError::not_found)
    }

    async fn revoke_purchase(
        &self,
        _: &NetworkId,
        purchase_id: PurchaseId,
        immediate: Option<bool>,
    ) -> Result<Purchase, RevokePurchaseError> {
        let mut state = self.state();
        let now = state.tick();
        state.purchases.find(purchase_id).map_err(RevokePurchaseError::not_found)?;
        let is_open = state.revoked.insert(purchase_id);
        valid(is_open, "Purchase is already revoked").map_err(RevokePurchaseError::unprocessable_entity)?;
        let purchase = state.purchases.change(purchase_id).map_err(RevokePurchaseError::not_found)?;
        purchase.purchase.updated_at = Some(now);
        let purchase = purchase.clone();
        if let (Some(true), Some(plan), Some(member)) = (immediate, plan_of(&purchase), purchase.member_id) {
            state.holders.remove(&(plan, member));
        }
        Ok(purchase)
    }
}
