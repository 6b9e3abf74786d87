//! The calls of `Collections`.

use mighty_networks::collections::{
    CollectionOrder, CollectionUpdate, CollectionsEndpoints, NewCollection, SpacePosition,
};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CollectionsEndpoints {
        list_collections(Some(2), Some(100));
        create_collection(&new_collection());
        get_collection(CollectionId::new(2));
        update_collection(CollectionId::new(3), &collection_update());
        replace_collection(CollectionId::new(4), &collection_update());
        delete_collection(CollectionId::new(5));
        reorder_collection_spaces(CollectionId::new(6), Some(2), Some(100), &collection_order());
    })
}

fn new_collection() -> NewCollection {
    NewCollection::builder().name("some name").description("some description").visible_to_members(true).build()
}

fn collection_update() -> CollectionUpdate {
    CollectionUpdate::builder().name("some name").description("some description").visible_to_members(true).build()
}

fn collection_order() -> CollectionOrder {
    CollectionOrder::builder().spaces([SpacePosition::builder().space_id(SpaceId::new(7)).position(8).build()]).build()
}
