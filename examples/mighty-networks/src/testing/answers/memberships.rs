//! Who is a member of what, for `Members` and `Plans`.

use crate::members::{Member, MemberType, MemberUpdate, NewMember, Role};
use crate::plans::PlanStatus;
use crate::prelude::*;
use crate::testing::refusals::{missing, refused};
use crate::testing::setting::{set, set_some};
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

impl State {
    /// Whether this member can be created.
    pub(super) fn check_new_member(&self, new: &NewMember) -> Valid {
        valid::email(&new.email)?;
        valid(self.by_email(&new.email).is_none(), "Email has already been taken")?;
        valid::filled("First name", &new.first_name)?;
        valid::filled("Last name", &new.last_name)?;
        valid::known("Role", new.role.as_ref(), Role::KNOWN)?;
        valid::known("Member type", new.member_type.as_ref(), MemberType::KNOWN)?;
        let is_limited = new.member_type == Some(MemberType::Limited);
        let spaces = new.space_ids.as_deref().unwrap_or_default();
        valid(!is_limited || !spaces.is_empty(), "Space ids can't be blank for a limited member")?;
        valid(spaces.iter().all(|space| self.spaces.has(*space)), "Space must exist")
    }

    /// Whether a member can be changed so.
    pub(super) fn check_member(&self, id: MemberId, changes: &MemberUpdate) -> Valid {
        valid::known("Role", changes.role.as_ref(), Role::KNOWN)?;
        let Some(email) = &changes.email else { return Ok(()) };
        valid::email(email)?;
        valid(self.by_email(email).is_none_or(|member| member.id == id), "Email has already been taken")
    }

    /// Changes a member; `space` says that the role is that in the space.
    pub(super) fn set_member(
        &mut self,
        id: MemberId,
        space: Option<SpaceId>,
        changes: &MemberUpdate,
    ) -> Result<Member, MightyError> {
        let now = self.tick();
        let member = self.members.change(id)?;
        set(&mut member.email, &changes.email);
        set_some(&mut member.first_name, &changes.first_name);
        set_some(&mut member.last_name, &changes.last_name);
        member.updated_at = Some(now);
        let member = member.clone();
        match (&changes.role, space) {
            (Some(role), None) => drop(self.roles.insert(id, role.clone())),
            (Some(role), Some(space)) => drop(self.inside.insert((space, id), Some(role.clone()))),
            (None, _) => {}
        }
        Ok(member)
    }

    /// A member who is in a space.
    pub(super) fn member_inside(&self, space: SpaceId, id: MemberId) -> Result<&Member, MightyError> {
        self.spaces.find(space)?;
        let member = self.members.find(id)?;
        if self.inside.contains_key(&(space, id)) { Ok(member) } else { Err(missing("Member")) }
    }

    /// That no paid plan that a member holds keeps them in a space.
    pub(super) fn check_may_leave(&self, space: SpaceId, id: MemberId) -> Valid {
        let mut held = self.plans.iter().filter(|plan| self.holders.contains(&(plan.id, id)));
        let is_kept = held.any(|plan| shown::is_paid(plan) && self.included.contains(&(plan.id, space)));
        valid(!is_kept, "Member holds a paid plan that includes this space")
    }

    /// A member who holds a plan.
    pub(super) fn holder(&self, plan: PlanId, id: MemberId) -> Result<&Member, MightyError> {
        self.plans.find(plan)?;
        let member = self.members.find(id)?;
        if self.holders.contains(&(plan, id)) { Ok(member) } else { Err(missing("Member")) }
    }

    /// Whether a plan can be given to a member.
    pub(super) fn check_may_hold(&self, plan: PlanId, id: MemberId) -> Valid {
        valid(!self.holders.contains(&(plan, id)), "Member already has this plan")?;
        let is_archived = self.plans.find(plan)?.status == Some(PlanStatus::Archived);
        valid(!is_archived, "Plan is archived")
    }

    /// Gives a plan to a member, and the spaces that it includes.
    pub(in crate::testing) fn hold(&mut self, plan: PlanId, id: MemberId) {
        self.holders.insert((plan, id));
        let spaces: Vec<SpaceId> =
            self.included.iter().filter(|(of, _)| *of == plan).map(|(_, space)| *space).collect();
        for space in spaces {
            self.inside.entry((space, id)).or_default();
        }
    }

    /// That a plan of a member is not paid for.
    pub(super) fn check_unpaid(&self, plan: PlanId, id: MemberId) -> Valid {
        let of_plan = |paid: Option<PlanId>, by: Option<MemberId>| paid == Some(plan) && by == Some(id);
        let is_bought = self.purchases.iter().any(|purchase| {
            of_plan(purchase.plan.as_ref().and_then(|plan| plan.id), purchase.member_id)
                && !self.revoked.contains(&purchase.purchase.id)
        });
        let is_subscribed = self.subscriptions.iter().any(|paid| {
            of_plan(paid.plan.as_ref().and_then(|plan| plan.id), paid.member_id)
                && paid.subscription.canceled_at.is_none()
        });
        if is_bought || is_subscribed { Err(refused("Plan is paid for")) } else { Ok(()) }
    }

    /// A member of the network, or why not: who has left is forbidden, who never was is not there.
    pub(super) fn has_left(&self, id: MemberId) -> bool {
        self.left.contains_key(&id)
    }
}
