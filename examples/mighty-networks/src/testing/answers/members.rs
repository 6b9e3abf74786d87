//! `Members`.

use mighty_runtime::Items;

use crate::members::{
    AddPlanMemberError, AddSpaceMemberError, Ban, BanSpaceMemberError, CreateMemberError, DeleteMemberError,
    GetMemberByEmailError, GetMemberError, GetPlanMemberError, GetSpaceMemberError, ListMembersError,
    ListPlanMembersError, ListSpaceMembersError, Member, MemberUpdate, NewMember, RemoveNetworkMembershipError,
    RemoveSpaceMemberError, ReplaceMemberError, ReplaceSpaceMemberError, Role, UpdateMemberError,
    UpdateSpaceMemberError,
};
use crate::plans::Plan;
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::sent::Sent;
use crate::testing::valid::valid;

impl Members for TestNetwork {
    async fn list_members(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Member>, ListMembersError> {
        Ok(page(self.state().members.all(), number, per_page))
    }

    fn list_members_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Member>, ListMembersError> {
        self.client().list_members_stream(network_id, page, per_page)
    }

    async fn create_member(&self, _: &NetworkId, new: &NewMember) -> Result<Member, CreateMemberError> {
        let mut state = self.state();
        state.check_new_member(new).map_err(CreateMemberError::unprocessable_entity)?;
        let member = state.join(new);
        if new.send_welcome_email != Some(false) {
            state.sent.push(Sent::Welcome(member.id));
        }
        Ok(member)
    }

    async fn get_member(&self, _: &NetworkId, member_id: MemberId) -> Result<Member, GetMemberError> {
        self.state().members.find(member_id).cloned().map_err(GetMemberError::not_found)
    }

    async fn get_member_by_email(&self, _: &NetworkId, email: &str) -> Result<Member, GetMemberByEmailError> {
        let found = self.state().by_email(email).cloned();
        found.ok_or_else(|| GetMemberByEmailError::not_found(missing("Member")))
    }

    async fn update_member(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        changes: &MemberUpdate,
    ) -> Result<Member, UpdateMemberError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(UpdateMemberError::not_found)?;
        state.check_member(member_id, changes).map_err(UpdateMemberError::unprocessable_entity)?;
        state.set_member(member_id, None, changes).map_err(UpdateMemberError::not_found)
    }

    async fn replace_member(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        changes: &MemberUpdate,
    ) -> Result<Member, ReplaceMemberError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(ReplaceMemberError::not_found)?;
        state.check_member(member_id, changes).map_err(ReplaceMemberError::unprocessable_entity)?;
        state.set_member(member_id, None, changes).map_err(ReplaceMemberError::not_found)
    }

    async fn delete_member(&self, _: &NetworkId, member_id: MemberId) -> Result<(), DeleteMemberError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(DeleteMemberError::not_found)?;
        let is_host = state.roles.get(&member_id) == Some(&Role::Host);
        valid(!is_host, "The host of the network can't be deleted").map_err(DeleteMemberError::unprocessable_entity)?;
        state.leave(member_id, true).map_err(DeleteMemberError::not_found)?;
        state.answers.retain(|answer| answer.user_id != Some(member_id));
        Ok(())
    }

    async fn remove_network_membership(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        cancel_plans: Option<bool>,
    ) -> Result<(), RemoveNetworkMembershipError> {
        let mut state = self.state();
        let left = state.leave(member_id, cancel_plans == Some(true));
        let account = left.map_err(RemoveNetworkMembershipError::not_found)?;
        state.left.insert(member_id, account);
        Ok(())
    }

    async fn list_space_members(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Member>, ListSpaceMembersError> {
        let state = self.state();
        state.spaces.find(space_id).map_err(ListSpaceMembersError::not_found)?;
        let members = state.members.filtered(|member| state.inside.contains_key(&(space_id, member.id)));
        Ok(page(members, number, per_page))
    }

    fn list_space_members_stream(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Member>, ListSpaceMembersError> {
        self.client().list_space_members_stream(network_id, space_id, page, per_page)
    }

    async fn add_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        user_id: MemberId,
    ) -> Result<Member, AddSpaceMemberError> {
        let mut state = self.state();
        state.spaces.find(space_id).map_err(AddSpaceMemberError::not_found)?;
        let member = state.members.find(user_id).cloned().map_err(AddSpaceMemberError::not_found)?;
        let is_new = !state.inside.contains_key(&(space_id, user_id));
        valid(is_new, "Member is already in this space").map_err(AddSpaceMemberError::unprocessable_entity)?;
        state.inside.insert((space_id, user_id), None);
        Ok(member)
    }

    async fn get_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
    ) -> Result<Member, GetSpaceMemberError> {
        self.state().member_inside(space_id, member_id).cloned().map_err(GetSpaceMemberError::not_found)
    }

    async fn update_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        changes: &MemberUpdate,
    ) -> Result<Member, UpdateSpaceMemberError> {
        let mut state = self.state();
        state.member_inside(space_id, member_id).map_err(UpdateSpaceMemberError::not_found)?;
        state.check_member(member_id, changes).map_err(UpdateSpaceMemberError::unprocessable_entity)?;
        state.set_member(member_id, Some(space_id), changes).map_err(UpdateSpaceMemberError::not_found)
    }

    async fn replace_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        changes: &MemberUpdate,
    ) -> Result<Member, ReplaceSpaceMemberError> {
        let mut state = self.state();
        state.member_inside(space_id, member_id).map_err(ReplaceSpaceMemberError::not_found)?;
        state.check_member(member_id, changes).map_err(ReplaceSpaceMemberError::unprocessable_entity)?;
        state.set_member(member_id, Some(space_id), changes).map_err(ReplaceSpaceMemberError::not_found)
    }

    async fn remove_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
    ) -> Result<(), RemoveSpaceMemberError> {
        let mut state = self.state();
        state.member_inside(space_id, member_id).map_err(RemoveSpaceMemberError::not_found)?;
        state.check_may_leave(space_id, member_id).map_err(RemoveSpaceMemberError::forbidden)?;
        state.inside.remove(&(space_id, member_id));
        Ok(())
    }

    async fn ban_space_member(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        member_id: MemberId,
        ban: &Ban,
    ) -> Result<(), BanSpaceMemberError> {
        let mut state = self.state();
        state.member_inside(space_id, member_id).map_err(BanSpaceMemberError::not_found)?;
        state.leave(member_id, true).map_err(BanSpaceMemberError::not_found)?;
        state.banned.insert(member_id, ban.ban_reason.clone());
        Ok(())
    }

    async fn list_plan_members(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Member>, ListPlanMembersError> {
        let state = self.state();
        state.plans.find(plan_id).map_err(ListPlanMembersError::not_found)?;
        let members = state.members.filtered(|member| state.holders.contains(&(plan_id, member.id)));
        Ok(page(members, number, per_page))
    }

    fn list_plan_members_stream(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Member>, ListPlanMembersError> {
        self.client().list_plan_members_stream(network_id, plan_id, page, per_page)
    }

    async fn add_plan_member(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        user_id: Option<MemberId>,
    ) -> Result<Plan, AddPlanMemberError> {
        let mut state = self.state();
        let plan = state.plans.find(plan_id).cloned().map_err(AddPlanMemberError::not_found)?;
        let holder = user_id.unwrap_or(state.owner);
        state.members.find(holder).map_err(AddPlanMemberError::not_found)?;
        state.check_may_hold(plan_id, holder).map_err(AddPlanMemberError::unprocessable_entity)?;
        state.hold(plan_id, holder);
        Ok(plan)
    }

    async fn get_plan_member(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        member_id: MemberId,
    ) -> Result<Member, GetPlanMemberError> {
        self.state().holder(plan_id, member_id).cloned().map_err(GetPlanMemberError::not_found)
    }
}
