//! Posts, and what members say to them.

use mighty_networks::comments::NewComment;
use mighty_networks::posts::{NewPost, Post, PostUpdate};
use mighty_networks::prelude::*;
use mighty_networks::reactions::NewReaction;
use mighty_networks::testing::Sent;

use crate::world::{Told, World};

async fn post(world: &World) -> Result<Post, mighty_runtime::Error> {
    let space_id = world.network().add_space("Town square").id;
    let new = NewPost::builder().space_id(space_id).title("Hello").description("World").build();
    Ok(world.mighty.create_post(&world.id, None, &new).await?)
}

pub(crate) async fn a_post(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let hello = post(world).await?;
    assert_eq!(hello.creator_id, Some(world.network().host()));
    assert_eq!(mighty.get_post(id, hello.id).await?, hello);
    assert_eq!(mighty.list_posts(id, hello.space_id, None, None).await?.items, [hello.clone()]);
    assert_eq!(mighty.list_posts(id, Some(SpaceId::new(9)), None, None).await?.items, []);
    let changes = PostUpdate::builder().title("Hello again").build();
    let after = mighty.update_post(id, hello.id, Some(true), &changes).await?;
    assert_eq!((after.title.as_str(), after.description.as_str()), ("Hello again", "World"));
    let changes = PostUpdate::builder().description("All").build();
    assert_eq!(mighty.replace_post(id, hello.id, None, &changes).await?.summary, "All");
    mighty.delete_post(id, hello.id).await?;
    assert!(mighty.get_post(id, hello.id).await.is_err());
    Ok(())
}

pub(crate) async fn comments(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let hello = post(world).await?.id;
    let first = mighty.create_post_comment(id, hello, &NewComment::builder().text("First").build()).await?;
    let reply = NewComment::builder().text("Second").reply_to_id(first.id).build();
    let reply = mighty.create_post_comment(id, hello, &reply).await?;
    assert_eq!((first.depth, reply.depth, reply.reply_to_id), (0, 1, Some(first.id)));
    assert_eq!(mighty.get_post_comment(id, hello, first.id).await?.reply_count, 1);
    assert_eq!(mighty.list_post_comments(id, hello, None, None).await?.items.len(), 2);
    mighty.delete_post_comment(id, hello, first.id).await?;
    assert_eq!(world.network().comments(), []);
    Ok(())
}

pub(crate) async fn reactions(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let hello = post(world).await?.id;
    let wave = NewReaction::builder().emoji("👋🏽").build();
    let reaction = mighty.create_post_reaction(id, hello, &wave).await?;
    assert_eq!((reaction.emoji.as_str(), reaction.base_emoji.as_str()), ("👋🏽", "👋"));
    assert_eq!(mighty.list_post_reactions(id, hello, None, None).await?.items, [reaction]);
    mighty.delete_post_reaction(id, hello).await?;
    assert_eq!(mighty.list_post_reactions(id, hello, None, None).await?.items, []);

    let comment = mighty.create_post_comment(id, hello, &NewComment::builder().text("First").build()).await?.id;
    let reaction = mighty.create_comment_reaction(id, comment, &wave).await?;
    assert_eq!(mighty.list_comment_reactions(id, comment, None, None).await?.items, [reaction]);
    assert_eq!(mighty.get_post_comment(id, hello, comment).await?.cheer_count, 1);
    mighty.delete_comment_reaction(id, comment).await?;
    assert!(mighty.delete_comment_reaction(id, comment).await.is_err());
    Ok(())
}

/// Who has muted a post is not told of it.
pub(crate) async fn silence(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let hello = post(world).await?;
    let [ada, mary] = ["Ada", "Mary"].map(|name| world.member(name).id);
    for member in [ada, mary] {
        mighty.add_space_member(id, hello.space_id.unwrap(), member).await?;
    }
    mighty.mute_post(id, hello.id, ada).await?;
    assert!(world.network().has_muted(hello.id, ada));
    mighty.update_post(id, hello.id, Some(true), &PostUpdate::default()).await?;
    assert_eq!(world.network().sent(), [Sent::Post { id: hello.id, to: mary }]);
    mighty.unmute_post(id, hello.id, ada).await?;
    assert!(!world.network().has_muted(hello.id, ada));
    Ok(())
}
