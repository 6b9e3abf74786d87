//! `Spaces`.

use mighty_runtime::Items;

use crate::prelude::*;
use crate::spaces::{
    CreateSpaceError, DeleteSpaceError, GetSpaceError, ListMemberSpacesError, ListSpacesError, NewSpace,
    ReplaceSpaceError, Space, SpaceUpdate, UpdateSpaceError,
};
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::setting::{set, set_some};
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, Valid};

impl State {
    /// The space, and the collection that it is to be in.
    fn find_space_and_collection(&self, id: SpaceId, changes: &SpaceUpdate) -> Result<(), MightyError> {
        self.spaces.find(id)?;
        changes.collection_id.map_or(Ok(()), |collection| self.collections.find(collection).map(drop))
    }

    fn set_space(&mut self, id: SpaceId, changes: &SpaceUpdate) -> Result<Space, MightyError> {
        let now = self.tick();
        let space = self.spaces.change(id)?;
        if changes.collection_id.is_some_and(|collection| space.collection_id != Some(collection)) {
            self.places.remove(&id);
        }
        set(&mut space.name, &changes.name);
        set_some(&mut space.collection_id, &changes.collection_id);
        space.updated_at = Some(now);
        Ok(space.clone())
    }

    /// Takes a space away with all that is in it.
    fn remove_space(&mut self, id: SpaceId) -> Result<(), MightyError> {
        self.spaces.remove(id)?;
        self.places.remove(&id);
        self.inside.retain(|(space, _), _| *space != id);
        self.included.retain(|(_, space)| *space != id);
        for post in self.posts.filtered(|post| post.space_id == Some(id)) {
            self.remove_post(post.id)?;
        }
        self.polls.retain(|poll| poll.space.as_ref().is_none_or(|space| space.id != id));
        for planned in self.events.filtered(|planned| planned.new.space_id == id) {
            self.remove_event(planned.event.id)?;
        }
        self.courseworks.retain(|coursework| coursework.space_id != Some(id));
        Ok(())
    }
}

/// The name, where there is one.
fn check(changes: &SpaceUpdate) -> Valid {
    changes.name.as_ref().map_or(Ok(()), |name| valid::name("Name", name))
}

impl Spaces for TestNetwork {
    async fn list_spaces(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Space>, ListSpacesError> {
        Ok(page(self.state().spaces.all(), number, per_page))
    }

    fn list_spaces_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Space>, ListSpacesError> {
        self.client().list_spaces_stream(network_id, page, per_page)
    }

    async fn create_space(&self, _: &NetworkId, new: &NewSpace) -> Result<Space, CreateSpaceError> {
        let mut state = self.state();
        valid::name("Name", &new.name).map_err(CreateSpaceError::unprocessable_entity)?;
        let now = state.tick();
        Ok(state.spaces.add(|id| shown::space(id, &new.name, now)))
    }

    async fn get_space(&self, _: &NetworkId, space_id: SpaceId) -> Result<Space, GetSpaceError> {
        // 404 is not declared: over HTTP the door says so before.
        self.state().spaces.find(space_id).cloned().map_err(GetSpaceError::forbidden)
    }

    async fn update_space(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        changes: &SpaceUpdate,
    ) -> Result<Space, UpdateSpaceError> {
        let mut state = self.state();
        state.find_space_and_collection(space_id, changes).map_err(UpdateSpaceError::not_found)?;
        check(changes).map_err(UpdateSpaceError::unprocessable_entity)?;
        state.set_space(space_id, changes).map_err(UpdateSpaceError::not_found)
    }

    async fn replace_space(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        changes: &SpaceUpdate,
    ) -> Result<Space, ReplaceSpaceError> {
        let mut state = self.state();
        state.find_space_and_collection(space_id, changes).map_err(ReplaceSpaceError::not_found)?;
        check(changes).map_err(ReplaceSpaceError::unprocessable_entity)?;
        state.set_space(space_id, changes).map_err(ReplaceSpaceError::not_found)
    }

    async fn delete_space(&self, _: &NetworkId, space_id: SpaceId) -> Result<(), DeleteSpaceError> {
        self.state().remove_space(space_id).map_err(DeleteSpaceError::not_found)
    }

    async fn list_member_spaces(
        &self,
        _: &NetworkId,
        member_id: MemberId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Space>, ListMemberSpacesError> {
        let state = self.state();
        state.members.find(member_id).map_err(ListMemberSpacesError::not_found)?;
        let spaces = state.spaces.filtered(|space| state.inside.contains_key(&(space.id, member_id)));
        Ok(page(spaces, number, per_page))
    }

    fn list_member_spaces_stream(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Space>, ListMemberSpacesError> {
        self.client().list_member_spaces_stream(network_id, member_id, page, per_page)
    }
}
