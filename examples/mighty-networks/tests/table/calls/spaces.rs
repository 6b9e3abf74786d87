//! The calls of `Spaces`.

use mighty_networks::prelude::*;
use mighty_networks::spaces::{NewSpace, SpaceUpdate, SpacesEndpoints};

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(SpacesEndpoints {
        list_spaces(Some(2), Some(100));
        create_space(&new_space());
        get_space(SpaceId::new(2));
        update_space(SpaceId::new(3), &space_update());
        replace_space(SpaceId::new(4), &space_update());
        delete_space(SpaceId::new(5));
        list_member_spaces(MemberId::new(6), Some(2), Some(100));
    })
}

fn new_space() -> NewSpace {
    NewSpace::builder().name("some name").build()
}

fn space_update() -> SpaceUpdate {
    SpaceUpdate::builder().name("some name").collection_id(CollectionId::new(7)).build()
}
