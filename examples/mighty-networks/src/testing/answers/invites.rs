//! `Invites`.

use mighty_runtime::Items;

use crate::invites::{
    CreateInviteError, CreatePlanInviteError, DeleteInviteError, GetPlanInviteError, Invite, InviteUpdate,
    ListInvitesError, ListPlanInvitesError, NewInvite, ReplaceInviteError, ResendPlanInviteError,
    ResendPlanInvitePutError, RevokePlanInviteError, UpdateInviteError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::refused;
use crate::testing::sent::Sent;
use crate::testing::setting::{set, set_some};
use crate::testing::state::{Invited, State};
use crate::testing::valid::{self, Valid, valid};

impl State {
    /// Sends an invitation, to the network or to a plan.
    fn add_invite(&mut self, new: NewInvite, plan: Option<PlanId>, message: Option<&str>) -> Invite {
        let now = self.tick();
        let sender = Some(new.user_id.unwrap_or(self.owner));
        let Invited { invite, .. } = self.invites.add(|id| Invited {
            invite: Invite {
                id,
                recipient_email: new.recipient_email,
                recipient_first_name: new.recipient_first_name.unwrap_or_default(),
                recipient_last_name: new.recipient_last_name.unwrap_or_default(),
                created_at: Some(now),
                updated_at: Some(now),
                sender_id: sender,
                user_id: sender,
            },
            plan,
            is_accepted: false,
        });
        self.sent.push(Sent::Invite { id: invite.id, message: message.map(str::to_owned) });
        invite
    }

    fn set_invite(&mut self, id: InviteId, changes: &InviteUpdate) -> Result<Invite, MightyError> {
        self.network_invite(id)?;
        let now = self.tick();
        let Invited { invite, .. } = self.invites.change(id)?;
        set(&mut invite.recipient_email, &changes.recipient_email);
        set(&mut invite.recipient_first_name, &changes.recipient_first_name);
        set(&mut invite.recipient_last_name, &changes.recipient_last_name);
        set_some(&mut invite.sender_id, &changes.user_id);
        set_some(&mut invite.user_id, &changes.user_id);
        invite.updated_at = Some(now);
        Ok(invite.clone())
    }

    fn resend(&mut self, id: InviteId) -> Result<Invite, MightyError> {
        let now = self.tick();
        let Invited { invite, .. } = self.invites.change(id)?;
        invite.updated_at = Some(now);
        let invite = invite.clone();
        self.sent.push(Sent::Invite { id, message: None });
        Ok(invite)
    }

    /// An invitation to that plan.
    fn plan_invite(&self, plan: PlanId, id: InviteId) -> Result<&Invited, MightyError> {
        self.plans.find(plan)?;
        self.invite(id, Some(plan))
    }

    /// Whom an address or a member invites to a plan.
    fn invited_to(
        &self,
        plan: PlanId,
        email: Option<&str>,
        member: Option<MemberId>,
    ) -> Result<NewInvite, MightyError> {
        let of_member = member.and_then(|member| self.members.find(member).ok());
        let email = email.or(of_member.map(|member| member.email.as_str()));
        let email = email.ok_or_else(|| refused("Email can't be blank"))?;
        valid::email(email)?;
        let holder = of_member.or(self.by_email(email)).map(|member| member.id);
        let is_held = holder.is_some_and(|holder| self.holders.contains(&(plan, holder)));
        valid(!is_held, "Member already has this plan")?;
        Ok(NewInvite {
            recipient_email: email.to_owned(),
            recipient_first_name: of_member.and_then(|member| member.first_name.clone()),
            recipient_last_name: of_member.and_then(|member| member.last_name.clone()),
            user_id: None,
        })
    }
}

fn check_open(invited: &Invited) -> Valid {
    valid(!invited.is_accepted, "Invite has already been accepted")
}

impl Invites for TestNetwork {
    async fn list_invites(
        &self,
        _: &NetworkId,
        email: Option<&str>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Invite>, ListInvitesError> {
        let state = self.state();
        let invites =
            state.invites.iter().filter(|invited| invited.plan.is_none()).map(|invited| invited.invite.clone());
        let invites = invites.filter(|invite| email.is_none_or(|email| invite.recipient_email == email));
        Ok(page(invites.collect(), number, per_page))
    }

    fn list_invites_stream(
        &self,
        network_id: &NetworkId,
        email: Option<&str>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Invite>, ListInvitesError> {
        self.client().list_invites_stream(network_id, email, page, per_page)
    }

    async fn create_invite(&self, _: &NetworkId, new: &NewInvite) -> Result<Invite, CreateInviteError> {
        let mut state = self.state();
        valid::email(&new.recipient_email).map_err(CreateInviteError::unprocessable_entity)?;
        let is_free = state.by_email(&new.recipient_email).is_none();
        valid(is_free, "Recipient is already a member").map_err(CreateInviteError::unprocessable_entity)?;
        Ok(state.add_invite(new.clone(), None, None))
    }

    async fn update_invite(
        &self,
        _: &NetworkId,
        invite_id: InviteId,
        changes: &InviteUpdate,
    ) -> Result<Invite, UpdateInviteError> {
        // 404 is not declared: over HTTP the door says so before.
        self.state().set_invite(invite_id, changes).map_err(UpdateInviteError::forbidden)
    }

    async fn replace_invite(
        &self,
        _: &NetworkId,
        invite_id: InviteId,
        new: &NewInvite,
    ) -> Result<Invite, ReplaceInviteError> {
        let changes = InviteUpdate {
            recipient_email: Some(new.recipient_email.clone()),
            recipient_first_name: new.recipient_first_name.clone(),
            recipient_last_name: new.recipient_last_name.clone(),
            user_id: new.user_id,
        };
        // As above.
        self.state().set_invite(invite_id, &changes).map_err(ReplaceInviteError::forbidden)
    }

    async fn delete_invite(&self, _: &NetworkId, invite_id: InviteId) -> Result<(), DeleteInviteError> {
        let mut state = self.state();
        let invited = state.network_invite(invite_id).map_err(DeleteInviteError::not_found)?;
        check_open(invited).map_err(DeleteInviteError::conflict)?;
        state.invites.remove(invite_id).map(drop).map_err(DeleteInviteError::not_found)
    }

    async fn list_plan_invites(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Invite>, ListPlanInvitesError> {
        let state = self.state();
        state.plans.find(plan_id).map_err(ListPlanInvitesError::not_found)?;
        let invites = state.invites.iter().filter(|invited| invited.plan == Some(plan_id));
        Ok(page(invites.map(|invited| invited.invite.clone()).collect(), number, per_page))
    }

    fn list_plan_invites_stream(
        &self,
        network_id: &NetworkId,
        plan_id: PlanId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Invite>, ListPlanInvitesError> {
        self.client().list_plan_invites_stream(network_id, plan_id, page, per_page)
    }

    async fn create_plan_invite(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        email: Option<&str>,
        user_id: Option<MemberId>,
        message: Option<&str>,
    ) -> Result<Invite, CreatePlanInviteError> {
        let mut state = self.state();
        state.plans.find(plan_id).map_err(CreatePlanInviteError::not_found)?;
        if let Some(member) = user_id {
            state.members.find(member).map_err(CreatePlanInviteError::not_found)?;
        }
        let invited = state.invited_to(plan_id, email, user_id);
        let new = invited.map_err(CreatePlanInviteError::unprocessable_entity)?;
        Ok(state.add_invite(new, Some(plan_id), message))
    }

    async fn get_plan_invite(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, GetPlanInviteError> {
        let state = self.state();
        let invited = state.plan_invite(plan_id, invite_id).map_err(GetPlanInviteError::not_found)?;
        Ok(invited.invite.clone())
    }

    async fn resend_plan_invite(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, ResendPlanInviteError> {
        let mut state = self.state();
        let invited = state.plan_invite(plan_id, invite_id).map_err(ResendPlanInviteError::not_found)?;
        check_open(invited).map_err(ResendPlanInviteError::unprocessable_entity)?;
        state.resend(invite_id).map_err(ResendPlanInviteError::not_found)
    }

    async fn resend_plan_invite_put(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<Invite, ResendPlanInvitePutError> {
        let mut state = self.state();
        let invited = state.plan_invite(plan_id, invite_id).map_err(ResendPlanInvitePutError::not_found)?;
        check_open(invited).map_err(ResendPlanInvitePutError::unprocessable_entity)?;
        state.resend(invite_id).map_err(ResendPlanInvitePutError::not_found)
    }

    async fn revoke_plan_invite(
        &self,
        _: &NetworkId,
        plan_id: PlanId,
        invite_id: InviteId,
    ) -> Result<(), RevokePlanInviteError> {
        let mut state = self.state();
        let invited = state.plan_invite(plan_id, invite_id).map_err(RevokePlanInviteError::not_found)?;
        check_open(invited).map_err(RevokePlanInviteError::conflict)?;
        state.invites.remove(invite_id).map(drop).map_err(RevokePlanInviteError::not_found)
    }
}
