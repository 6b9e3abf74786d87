//! `Badges`.

use mighty_runtime::Items;

use crate::badges::{
    AddMemberBadgeError, Badge, BadgeAssignment, BadgeUpdate, CreateBadgeError, DeleteBadgeError, GetBadgeError,
    GetMemberBadgeError, ListBadgesError, ListMemberBadgesError, NewBadge, RemoveMemberBadgeError, ReplaceBadgeError,
    UpdateBadgeError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::setting::{set, set_some};
use crate::testing::state::{BADGES, State};
use crate::testing::valid::{self, Valid, valid};

/// What a badge may be changed to; `id` is its own, which it may keep the title of.
fn check(state: &State, id: Option<BadgeId>, changes: &BadgeUpdate) -> Valid {
    if let Some(title) = &changes.title {
        valid::name("Title", title)?;
        let is_taken = state.badges.iter().any(|badge| Some(badge.id) != id && badge.title == *title);
        valid(!is_taken, "Title has already been taken")?;
    }
    valid(changes.avatar_id.is_none_or(|asset| state.assets.has(asset)), "Avatar must exist")?;
    valid::color(changes.color.as_deref())
}

/// A new badge is one of which all is changed.
fn all(new: &NewBadge) -> BadgeUpdate {
    BadgeUpdate {
        title: Some(new.title.clone()),
        description: new.description.clone(),
        color: new.color.clone(),
        avatar_id: Some(new.avatar_id),
    }
}

impl State {
    fn set_badge(&mut self, id: BadgeId, changes: &BadgeUpdate) -> Result<Badge, MightyError> {
        let now = self.tick();
        let picture = changes.avatar_id.and_then(|asset| self.assets.find(asset).ok()?.url.clone());
        let badge = self.badges.change(id)?;
        set(&mut badge.title, &changes.title);
        set_some(&mut badge.description, &changes.description);
        set_some(&mut badge.color, &changes.color);
        set_some(&mut badge.avatar_url, &picture);
        badge.updated_at = Some(now);
        Ok(badge.clone())
    }

    /// A badge that a member wears.
    fn member_badge(&self, member: MemberId, id: BadgeId) -> Result<&Badge, MightyError> {
        self.members.find(member)?;
        let badge = self.badges.find(id)?;
        if self.wearers.contains(&(id, member)) { Ok(badge) } else { Err(missing("Badge")) }
    }
}

impl Badges for TestNetwork {
    async fn list_badges(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Badge>, ListBadgesError> {
        Ok(page(self.state().badges.all(), number, per_page))
    }

    fn list_badges_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Badge>, ListBadgesError> {
        self.client().list_badges_stream(network_id, page, per_page)
    }

    async fn create_badge(&self, _: &NetworkId, new: &NewBadge) -> Result<Badge, CreateBadgeError> {
        let mut state = self.state();
        check(&state, None, &all(new)).map_err(CreateBadgeError::unprocessable_entity)?;
        let now = state.tick();
        let avatar_url = state.assets.find(new.avatar_id).ok().and_then(|asset| asset.url.clone());
        Ok(state.badges.add(|id| Badge {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            title: new.title.clone(),
            description: new.description.clone(),
            color: new.color.clone(),
            custom_field_id: Some(BADGES),
            avatar_url,
        }))
    }

    async fn get_badge(&self, _: &NetworkId, badge_id: BadgeId) -> Result<Badge, GetBadgeError> {
        self.state().badges.find(badge_id).cloned().map_err(GetBadgeError::not_found)
    }

    async fn update_badge(
        &self,
        _: &NetworkId,
        badge_id: BadgeId,
        changes: &BadgeUpdate,
    ) -> Result<Badge, UpdateBadgeError> {
        let mut state = self.state();
        state.badges.find(badge_id).map_err(UpdateBadgeError::not_found)?;
        check(&state, Some(badge_id), changes).map_err(UpdateBadgeError::unprocessable_entity)?;
        state.set_badge(badge_id, changes).map_err(UpdateBadgeError::not_found)
    }

    async fn replace_badge(
        &self,
        _: &NetworkId,
        badge_id: BadgeId,
        changes: &BadgeUpdate,
    ) -> Result<Badge, ReplaceBadgeError> {
        let mut state = self.state();
        state.badges.find(badge_id).map_err(ReplaceBadgeError::not_found)?;
        check(&state, Some(badge_id), changes).map_err(ReplaceBadgeError::unprocessable_entity)?;
        state.set_badge(badge_id, changes).map_err(ReplaceBadgeError::not_found)
    }

    async fn delete_badge(&self, _: &NetworkId, badge_id: BadgeId) -> Result<(), DeleteBadgeError> {
        let mut state = self.state();
        state.badges.remove(badge_id).map_err(DeleteBadgeError::not_found)?;
        state.wearers.retain(|(badge, _)| *badge != badge_id);
        Ok(())
    }

    async fn list_member_badges(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Badge>, ListMemberBadgesError> {
        let state = self.state();
        state.members.find(member_id).map_err(ListMemberBadgesError::not_found)?;
        let badges = state.badges.filtered(|badge| state.wearers.contains(&(badge.id, member_id)));
        Ok(page(badges, number, per_page))
    }

    fn list_member_badges_stream(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Badge>, ListMemberBadgesError> {
        self.client().list_member_badges_stream(network_id, member_id, page, per_page)
    }

    async fn add_member_badge(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        badge: &BadgeAssignment,
    ) -> Result<Badge, AddMemberBadgeError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(AddMemberBadgeError::not_found)?;
        let found = state.badges.find(badge.badge_id).cloned().map_err(AddMemberBadgeError::not_found)?;
        let is_new = state.wearers.insert((badge.badge_id, member_id));
        valid(is_new, "Member already has this badge").map_err(AddMemberBadgeError::unprocessable_entity)?;
        Ok(found)
    }

    async fn get_member_badge(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        badge_id: BadgeId,
    ) -> Result<Badge, GetMemberBadgeError> {
        self.state().member_badge(member_id, badge_id).cloned().map_err(GetMemberBadgeError::not_found)
    }

    async fn remove_member_badge(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        badge_id: BadgeId,
    ) -> Result<(), RemoveMemberBadgeError> {
        let mut state = self.state();
        state.member_badge(member_id, badge_id).map_err(RemoveMemberBadgeError::not_found)?;
        state.wearers.remove(&(badge_id, member_id));
        Ok(())
    }
}
