//! `Tags`.

use mighty_runtime::Items;

use crate::prelude::*;
use crate::tags::{
    AddMemberTagError, CreateTagError, DeleteTagError, GetMemberTagError, GetTagError, ListMemberTagsError,
    ListTagsError, NewTag, RemoveMemberTagError, ReplaceTagError, Tag, TagAssignment, TagUpdate, UpdateTagError,
};
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::setting::{set, set_some};
use crate::testing::state::{State, TAGS};
use crate::testing::valid::{self, Valid, valid};

/// What a tag may be changed to; `id` is its own, which it may keep the title of.
fn check(state: &State, id: Option<TagId>, title: Option<&str>, color: Option<&str>) -> Valid {
    if let Some(title) = title {
        valid::name("Title", title)?;
        let is_taken = state.tags.iter().any(|tag| Some(tag.id) != id && tag.title == title);
        valid(!is_taken, "Title has already been taken")?;
    }
    valid::color(color)
}

impl State {
    fn set_tag(&mut self, id: TagId, changes: &TagUpdate) -> Result<Tag, MightyError> {
        let now = self.tick();
        let tag = self.tags.change(id)?;
        set(&mut tag.title, &changes.title);
        set_some(&mut tag.description, &changes.description);
        set_some(&mut tag.color, &changes.color);
        tag.updated_at = Some(now);
        Ok(tag.clone())
    }

    /// A tag that a member has.
    fn member_tag(&self, member: MemberId, id: TagId) -> Result<&Tag, MightyError> {
        self.members.find(member)?;
        let tag = self.tags.find(id)?;
        if self.tagged.contains(&(id, member)) { Ok(tag) } else { Err(missing("Tag")) }
    }
}

impl Tags for TestNetwork {
    async fn list_tags(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Tag>, ListTagsError> {
        Ok(page(self.state().tags.all(), number, per_page))
    }

    fn list_tags_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Tag>, ListTagsError> {
        self.client().list_tags_stream(network_id, page, per_page)
    }

    async fn create_tag(&self, _: &NetworkId, new: &NewTag) -> Result<Tag, CreateTagError> {
        let mut state = self.state();
        check(&state, None, Some(&new.title), new.color.as_deref()).map_err(CreateTagError::unprocessable_entity)?;
        let now = state.tick();
        Ok(state.tags.add(|id| Tag {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            title: new.title.clone(),
            description: new.description.clone(),
            color: new.color.clone(),
            custom_field_id: Some(TAGS),
        }))
    }

    async fn get_tag(&self, _: &NetworkId, tag_id: TagId) -> Result<Tag, GetTagError> {
        self.state().tags.find(tag_id).cloned().map_err(GetTagError::not_found)
    }

    async fn update_tag(&self, _: &NetworkId, tag_id: TagId, changes: &TagUpdate) -> Result<Tag, UpdateTagError> {
        let mut state = self.state();
        state.tags.find(tag_id).map_err(UpdateTagError::not_found)?;
        check(&state, Some(tag_id), changes.title.as_deref(), changes.color.as_deref())
            .map_err(UpdateTagError::unprocessable_entity)?;
        state.set_tag(tag_id, changes).map_err(UpdateTagError::not_found)
    }

    async fn replace_tag(&self, _: &NetworkId, tag_id: TagId, changes: &TagUpdate) -> Result<Tag, ReplaceTagError> {
        let mut state = self.state();
        state.tags.find(tag_id).map_err(ReplaceTagError::not_found)?;
        check(&state, Some(tag_id), changes.title.as_deref(), changes.color.as_deref())
            .map_err(ReplaceTagError::unprocessable_entity)?;
        state.set_tag(tag_id, changes).map_err(ReplaceTagError::not_found)
    }

    async fn delete_tag(&self, _: &NetworkId, tag_id: TagId) -> Result<(), DeleteTagError> {
        let mut state = self.state();
        state.tags.remove(tag_id).map_err(DeleteTagError::not_found)?;
        state.tagged.retain(|(tag, _)| *tag != tag_id);
        Ok(())
    }

    async fn list_member_tags(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Tag>, ListMemberTagsError> {
        let state = self.state();
        state.members.find(member_id).map_err(ListMemberTagsError::not_found)?;
        let tags = state.tags.filtered(|tag| state.tagged.contains(&(tag.id, member_id)));
        Ok(page(tags, number, per_page))
    }

    fn list_member_tags_stream(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Tag>, ListMemberTagsError> {
        self.client().list_member_tags_stream(network_id, member_id, page, per_page)
    }

    async fn add_member_tag(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        tag: &TagAssignment,
    ) -> Result<Tag, AddMemberTagError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(AddMemberTagError::not_found)?;
        let found = state.tags.find(tag.tag_id).cloned().map_err(AddMemberTagError::not_found)?;
        let is_new = state.tagged.insert((tag.tag_id, member_id));
        valid(is_new, "Member already has this tag").map_err(AddMemberTagError::unprocessable_entity)?;
        Ok(found)
    }

    async fn get_member_tag(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        tag_id: TagId,
    ) -> Result<Tag, GetMemberTagError> {
        self.state().member_tag(member_id, tag_id).cloned().map_err(GetMemberTagError::not_found)
    }

    async fn remove_member_tag(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        tag_id: TagId,
    ) -> Result<(), RemoveMemberTagError> {
        let mut state = self.state();
        state.member_tag(member_id, tag_id).map_err(RemoveMemberTagError::not_found)?;
        state.tagged.remove(&(tag_id, member_id));
        Ok(())
    }
}
