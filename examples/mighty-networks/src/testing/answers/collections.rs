//! `Collections`.

use std::collections::BTreeSet;

use mighty_runtime::Items;

use crate::collections::{
    Collection, CollectionOrder, CollectionOrderItem, CollectionUpdate, CreateCollectionError, DeleteCollectionError,
    GetCollectionError, ListCollectionsError, NewCollection, ReorderCollectionSpacesError, ReplaceCollectionError,
    UpdateCollectionError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::setting::{set, set_some};
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

impl State {
    fn set_collection(&mut self, id: CollectionId, changes: &CollectionUpdate) -> Result<Collection, MightyError> {
        let now = self.tick();
        let collection = self.collections.change(id)?;
        set(&mut collection.name, &changes.name);
        set_some(&mut collection.description, &changes.description);
        set(&mut collection.visible_to_members, &changes.visible_to_members);
        collection.updated_at = Some(now);
        Ok(collection.clone())
    }

    /// Whether an order can be that of a collection.
    fn check_order(&self, id: CollectionId, order: &CollectionOrder) -> Valid {
        let is_inside = |space| self.spaces.find(space).is_ok_and(|space| space.collection_id == Some(id));
        valid(order.spaces.iter().all(|space| is_inside(space.space_id)), "Space is not in the collection")?;
        let (mut spaces, mut places) = (BTreeSet::new(), BTreeSet::new());
        let is_once = order.spaces.iter().all(|space| spaces.insert(space.space_id) && places.insert(space.position));
        valid(is_once, "Position has already been taken")
    }

    /// The spaces of a collection, those without a place at the end.
    fn in_order(&self, id: CollectionId) -> Vec<CollectionOrderItem> {
        let spaces = self.spaces.iter().filter(|space| space.collection_id == Some(id));
        let mut spaces: Vec<_> = spaces.map(|space| (self.places.get(&space.id), space)).collect();
        spaces.sort_by_key(|(place, space)| (place.is_none(), *place, space.id));
        let items = spaces.into_iter().zip(1..).map(|((place, space), last)| CollectionOrderItem {
            id: space.id,
            name: space.name.clone(),
            position: place.copied().unwrap_or(last),
        });
        items.collect()
    }
}

/// The name, where there is one.
fn check(changes: &CollectionUpdate) -> Valid {
    changes.name.as_ref().map_or(Ok(()), |name| valid::name("Name", name))
}

impl Collections for TestNetwork {
    async fn list_collections(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Collection>, ListCollectionsError> {
        Ok(page(self.state().collections.all(), number, per_page))
    }

    fn list_collections_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Collection>, ListCollectionsError> {
        self.client().list_collections_stream(network_id, page, per_page)
    }

    async fn create_collection(&self, _: &NetworkId, new: &NewCollection) -> Result<Collection, CreateCollectionError> {
        let mut state = self.state();
        valid::name("Name", &new.name).map_err(CreateCollectionError::unprocessable_entity)?;
        let now = state.tick();
        let position = state.collections.iter().map(|collection| collection.position).max().unwrap_or(0) + 1;
        Ok(state.collections.add(|id| Collection {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            name: new.name.clone(),
            description: new.description.clone(),
            visible_to_members: new.visible_to_members.unwrap_or(true),
            position,
            explorable: true,
        }))
    }

    async fn get_collection(
        &self,
        _: &NetworkId,
        collection_id: CollectionId,
    ) -> Result<Collection, GetCollectionError> {
        self.state().collections.find(collection_id).cloned().map_err(GetCollectionError::not_found)
    }

    async fn update_collection(
        &self,
        _: &NetworkId,
        collection_id: CollectionId,
        changes: &CollectionUpdate,
    ) -> Result<Collection, UpdateCollectionError> {
        let mut state = self.state();
        state.collections.find(collection_id).map_err(UpdateCollectionError::not_found)?;
        check(changes).map_err(UpdateCollectionError::unprocessable_entity)?;
        state.set_collection(collection_id, changes).map_err(UpdateCollectionError::not_found)
    }

    async fn replace_collection(
        &self,
        _: &NetworkId,
        collection_id: CollectionId,
        changes: &CollectionUpdate,
    ) -> Result<Collection, ReplaceCollectionError> {
        let mut state = self.state();
        state.collections.find(collection_id).map_err(ReplaceCollectionError::not_found)?;
        check(changes).map_err(ReplaceCollectionError::unprocessable_entity)?;
        state.set_collection(collection_id, changes).map_err(ReplaceCollectionError::not_found)
    }

    async fn delete_collection(&self, _: &NetworkId, collection_id: CollectionId) -> Result<(), DeleteCollectionError> {
        let mut state = self.state();
        state.collections.find(collection_id).map_err(DeleteCollectionError::not_found)?;
        let is_empty = state.spaces.iter().all(|space| space.collection_id != Some(collection_id));
        valid(is_empty, "Collection has spaces").map_err(DeleteCollectionError::unprocessable_entity)?;
        state.collections.remove(collection_id).map_err(DeleteCollectionError::not_found)?;
        Ok(())
    }

    async fn reorder_collection_spaces(
        &self,
        _: &NetworkId,
        collection_id: CollectionId,
        number: Option<u64>,
        per_page: Option<u64>,
        order: &CollectionOrder,
    ) -> Result<Page<CollectionOrderItem>, ReorderCollectionSpacesError> {
        let mut state = self.state();
        state.collections.find(collection_id).map_err(ReorderCollectionSpacesError::not_found)?;
        let checked = state.check_order(collection_id, order);
        checked.map_err(ReorderCollectionSpacesError::unprocessable_entity)?;
        state.places.extend(order.spaces.iter().map(|space| (space.space_id, space.position)));
        Ok(page(state.in_order(collection_id), number, per_page))
    }

    fn reorder_collection_spaces_stream(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
        page: Option<u64>,
        per_page: Option<u64>,
        order: &CollectionOrder,
    ) -> Items<Page<CollectionOrderItem>, ReorderCollectionSpacesError> {
        self.client().reorder_collection_spaces_stream(network_id, collection_id, page, per_page, order)
    }
}
