//! Lists, page by page and whole.

use mighty_networks::prelude::*;
use mighty_networks::testing::TestNetwork;

use crate::world::World;

#[tokio::test]
async fn a_page_says_where_the_next_one_is() {
    let world = World::new().await;
    world.network().add_members(29);
    let first = world.mighty.list_members(&world.id, None, None).await.unwrap();
    assert_eq!((first.items.len(), first.is_last()), (25, false));
    assert_eq!(first.links.next.as_deref(), Some("/admin/v1/networks/17/members?page=2&per_page=25"));
    let second = world.mighty.list_members(&world.id, Some(2), None).await.unwrap();
    assert_eq!((second.items.len(), second.is_last(), &second.meta), (5, true, &None));
    let counted = world.network().list_members(&world.id, Some(2), None).await.unwrap();
    assert_eq!((counted.items, counted.meta.unwrap().total_count), (second.items, Some(30)));
}

#[tokio::test]
async fn a_whole_list_is_gone_through() {
    let world = World::new().await;
    world.network().add_members(29);
    let mut members = world.mighty.list_members_stream(&world.id, None, None).page_size(7).prefetch();
    let mut ids = Vec::new();
    while let Some(member) = members.next().await {
        ids.push(member.unwrap().id.get());
    }
    assert_eq!(ids, (1..=30).collect::<Vec<_>>());
}

/// What a list is narrowed by stands in the links.
#[tokio::test]
async fn a_narrowed_list_stays_narrow() {
    let network = TestNetwork::new();
    let (mighty, id) = (network.client(), network.id());
    let [square, salon] = ["Square", "Salon"].map(|name| network.add_space(name).id);
    for space in [square, salon, square, salon, square] {
        let new = mighty_networks::posts::NewPost::builder().space_id(space).title("Hello").build();
        mighty.create_post(&id, None, &new).await.unwrap();
    }
    let mut posts = mighty.list_posts_stream(&id, Some(square), None, Some(2));
    let mut seen = Vec::new();
    while let Some(post) = posts.next().await {
        seen.push(post.unwrap().space_id.unwrap());
    }
    assert_eq!(seen, [square; 3]);
}
