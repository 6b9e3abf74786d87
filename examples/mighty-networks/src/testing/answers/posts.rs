//! `Posts`.

use mighty_runtime::Items;

use crate::posts::{
    CreatePostError, DeletePostError, GetPostError, ListPostsError, NewPost, Post, PostUpdate, ReplacePostError,
    UpdatePostError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::sent::Sent;
use crate::testing::setting::set;
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

/// What kind of post there is, as far as the document names one.
const POST: &str = "post";

impl State {
    fn add_post(&mut self, new: &NewPost, notify: Option<bool>) -> Post {
        let (now, owner) = (self.tick(), self.owner);
        let text = new.description.clone().unwrap_or_default();
        let post = self.posts.add(|id| Post {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            creator_id: Some(owner),
            space_id: Some(new.space_id),
            summary: shown::summary(&text),
            description: text,
            post_type: new.post_type.clone().unwrap_or_else(|| POST.to_owned()),
            images: Vec::new(),
            title: new.title.clone(),
            status: "posted".to_owned(),
            published_at: Some(now),
            last_activity_at: Some(now),
            content_type: "html".to_owned(),
            comments_enabled: true,
            permalink: shown::permalink("posts", id),
        });
        self.tell(&post, notify);
        post
    }

    fn set_post(&mut self, id: PostId, changes: &PostUpdate, notify: Option<bool>) -> Result<Post, MightyError> {
        let now = self.tick();
        let post = self.posts.change(id)?;
        set(&mut post.title, &changes.title);
        set(&mut post.description, &changes.description);
        post.summary = shown::summary(&post.description);
        post.updated_at = Some(now);
        let post = post.clone();
        self.tell(&post, notify);
        Ok(post)
    }

    /// Tells the members of the space that hear of the post, where that is asked for.
    fn tell(&mut self, post: &Post, notify: Option<bool>) {
        let space = post.space_id.filter(|_| notify == Some(true));
        let inside = self.inside.keys().filter(|(inside, _)| Some(*inside) == space).map(|(_, member)| *member);
        let told = inside.filter(|member| !self.muted.contains(&(post.id, *member)));
        self.sent.extend(told.map(|to| Sent::Post { id: post.id, to }));
    }
}

fn check(changes: &PostUpdate) -> Valid {
    changes.title.as_ref().map_or(Ok(()), |title| valid::name("Title", title))
}

impl Posts for TestNetwork {
    async fn list_posts(
        &self,
        _: &NetworkId,
        space_id: Option<SpaceId>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Post>, ListPostsError> {
        let posts = self.state().posts.filtered(|post| space_id.is_none() || post.space_id == space_id);
        Ok(page(posts, number, per_page))
    }

    fn list_posts_stream(
        &self,
        network_id: &NetworkId,
        space_id: Option<SpaceId>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Post>, ListPostsError> {
        self.client().list_posts_stream(network_id, space_id, page, per_page)
    }

    async fn create_post(&self, _: &NetworkId, notify: Option<bool>, new: &NewPost) -> Result<Post, CreatePostError> {
        let mut state = self.state();
        state.spaces.find(new.space_id).map_err(CreatePostError::not_found)?;
        valid::name("Title", &new.title).map_err(CreatePostError::unprocessable_entity)?;
        let is_named = new.post_type.as_ref().is_none_or(|kind| !kind.is_empty());
        valid(is_named, "Post type is not included in the list").map_err(CreatePostError::unprocessable_entity)?;
        Ok(state.add_post(new, notify))
    }

    async fn get_post(&self, _: &NetworkId, post_id: PostId) -> Result<Post, GetPostError> {
        self.state().posts.find(post_id).cloned().map_err(GetPostError::not_found)
    }

    async fn update_post(
        &self,
        _: &NetworkId,
        post_id: PostId,
        notify: Option<bool>,
        changes: &PostUpdate,
    ) -> Result<Post, UpdatePostError> {
        let mut state = self.state();
        state.posts.find(post_id).map_err(UpdatePostError::not_found)?;
        check(changes).map_err(UpdatePostError::unprocessable_entity)?;
        state.set_post(post_id, changes, notify).map_err(UpdatePostError::not_found)
    }

    async fn replace_post(
        &self,
        _: &NetworkId,
        post_id: PostId,
        notify: Option<bool>,
        changes: &PostUpdate,
    ) -> Result<Post, ReplacePostError> {
        let mut state = self.state();
        state.posts.find(post_id).map_err(ReplacePostError::not_found)?;
        check(changes).map_err(ReplacePostError::unprocessable_entity)?;
        state.set_post(post_id, changes, notify).map_err(ReplacePostError::not_found)
    }

    async fn delete_post(&self, _: &NetworkId, post_id: PostId) -> Result<(), DeletePostError> {
        self.state().remove_post(post_id).map(drop).map_err(DeletePostError::not_found)
    }
}
