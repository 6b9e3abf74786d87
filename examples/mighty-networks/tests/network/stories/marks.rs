//! Badges and tags, and who has them.

use mighty_networks::assets::AssetStyle;
use mighty_networks::badges::{BadgeAssignment, BadgeUpdate, NewBadge};
use mighty_networks::prelude::*;
use mighty_networks::tags::{NewTag, TagAssignment, TagUpdate};

use crate::world::{Told, World};

pub(crate) async fn badges(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let picture = world.network().add_asset(&AssetStyle::Avatar, "star.png");
    let new = NewBadge::builder().title("Star").color("#ff8800").avatar_id(picture.id).build();
    let star = mighty.create_badge(id, &new).await?;
    assert_eq!(star.avatar_url, picture.url);
    assert_eq!(mighty.get_badge(id, star.id).await?, star);
    assert_eq!(mighty.list_badges(id, None, None).await?.items, [star.clone()]);
    let changes = BadgeUpdate::builder().description("Shines").build();
    let shining = mighty.update_badge(id, star.id, &changes).await?;
    assert_eq!((shining.title.as_str(), shining.description.as_deref()), ("Star", Some("Shines")));
    let changes = BadgeUpdate::builder().title("Sun").build();
    let sun = mighty.replace_badge(id, star.id, &changes).await?;

    let ada = world.member("Ada").id;
    let assignment = BadgeAssignment::builder().badge_id(sun.id).build();
    assert_eq!(mighty.add_member_badge(id, ada, &assignment).await?, sun);
    assert_eq!(mighty.get_member_badge(id, ada, sun.id).await?, sun);
    assert_eq!(mighty.list_member_badges(id, ada, None, None).await?.items, [sun.clone()]);
    mighty.remove_member_badge(id, ada, sun.id).await?;
    assert!(mighty.get_member_badge(id, ada, sun.id).await.is_err());
    mighty.add_member_badge(id, ada, &assignment).await?;
    mighty.delete_badge(id, sun.id).await?;
    assert_eq!(mighty.list_member_badges(id, ada, None, None).await?.items, []);
    Ok(())
}

pub(crate) async fn tags(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let new = mighty.create_tag(id, &NewTag::builder().title("New").color("#00ff00").build()).await?;
    assert_eq!(mighty.get_tag(id, new.id).await?, new);
    assert_eq!(mighty.list_tags(id, None, None).await?.items, [new.clone()]);
    let changes = TagUpdate::builder().description("Since this week").build();
    assert_eq!(mighty.update_tag(id, new.id, &changes).await?.title, "New");
    let changes = TagUpdate::builder().title("Newcomer").build();
    let tag = mighty.replace_tag(id, new.id, &changes).await?;

    let ada = world.member("Ada").id;
    let assignment = TagAssignment::builder().tag_id(tag.id).build();
    assert_eq!(mighty.add_member_tag(id, ada, &assignment).await?, tag);
    assert_eq!(mighty.get_member_tag(id, ada, tag.id).await?, tag);
    assert_eq!(mighty.list_member_tags(id, ada, None, None).await?.items, [tag.clone()]);
    mighty.remove_member_tag(id, ada, tag.id).await?;
    assert!(mighty.get_member_tag(id, ada, tag.id).await.is_err());
    mighty.delete_tag(id, tag.id).await?;
    assert_eq!(world.network().tags(), []);
    Ok(())
}
