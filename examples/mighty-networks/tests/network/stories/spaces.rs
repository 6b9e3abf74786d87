//! Spaces, and their collections.

use mighty_networks::collections::{CollectionOrder, CollectionUpdate, NewCollection, SpacePosition};
use mighty_networks::posts::NewPost;
use mighty_networks::prelude::*;
use mighty_networks::spaces::{NewSpace, SpaceUpdate};

use crate::world::{Told, World};

pub(crate) async fn a_space(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let space = mighty.create_space(id, &NewSpace::builder().name("Engines & looms").build()).await?;
    assert_eq!(mighty.get_space(id, space.id).await?, space);
    assert_eq!(mighty.list_spaces(id, None, None).await?.items, [space.clone()]);
    let changes = SpaceUpdate::builder().name("Engines").build();
    assert_eq!(mighty.update_space(id, space.id, &changes).await?.name, "Engines");
    let collection = mighty.create_collection(id, &NewCollection::builder().name("Rooms").build()).await?;
    let changes = SpaceUpdate::builder().collection_id(collection.id).build();
    let after = mighty.replace_space(id, space.id, &changes).await?;
    assert_eq!((after.collection_id, after.name.as_str()), (Some(collection.id), "Engines"));

    // What is in it goes with it.
    mighty.create_post(id, None, &NewPost::builder().space_id(space.id).title("Hello").build()).await?;
    mighty.delete_space(id, space.id).await?;
    assert!(mighty.get_space(id, space.id).await.is_err());
    assert_eq!(world.network().posts(), []);
    Ok(())
}

pub(crate) async fn collections(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let rooms = mighty.create_collection(id, &NewCollection::builder().name("Rooms").build()).await?;
    assert_eq!(mighty.get_collection(id, rooms.id).await?, rooms);
    assert_eq!(mighty.list_collections(id, None, None).await?.items, [rooms.clone()]);
    let changes = CollectionUpdate::builder().description("All of them").build();
    let after = mighty.update_collection(id, rooms.id, &changes).await?;
    assert_eq!((after.name.as_str(), after.description.as_deref()), ("Rooms", Some("All of them")));
    let changes = CollectionUpdate::builder().visible_to_members(false).build();
    assert!(!mighty.replace_collection(id, rooms.id, &changes).await?.visible_to_members);

    let spaces = ["Hall", "Kitchen"].map(|name| world.network().add_space(name).id);
    for space in spaces {
        mighty.update_space(id, space, &SpaceUpdate::builder().collection_id(rooms.id).build()).await?;
    }
    let places = spaces.into_iter().zip([2, 1]);
    let order = places.map(|(space, place)| SpacePosition::builder().space_id(space).position(place).build());
    let order = CollectionOrder::builder().spaces(order).build();
    let ordered = mighty.reorder_collection_spaces(id, rooms.id, None, None, &order).await?;
    assert_eq!(ordered.items.iter().map(|space| space.name.as_str()).collect::<Vec<_>>(), ["Kitchen", "Hall"]);

    for space in spaces {
        mighty.delete_space(id, space).await?;
    }
    mighty.delete_collection(id, rooms.id).await?;
    assert!(mighty.get_collection(id, rooms.id).await.is_err());
    Ok(())
}
