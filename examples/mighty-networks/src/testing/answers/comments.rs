//! `Comments`.

use mighty_runtime::Items;

use crate::TargetType;
use crate::comments::{
    Comment, CreatePostCommentError, DeletePostCommentError, GetPostCommentError, ListPostCommentsError, NewComment,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, valid};

impl State {
    /// A comment on that post.
    fn comment_on(&self, post: PostId, id: CommentId) -> Result<Comment, MightyError> {
        self.posts.find(post)?;
        let comment = self.comments.find(id)?;
        if comment.targetable_id == Some(post.get()) { Ok(self.counted(comment)) } else { Err(missing("Comment")) }
    }

    /// With what follows from others.
    fn counted(&self, comment: &Comment) -> Comment {
        let count = |found: usize| u64::try_from(found).unwrap_or(u64::MAX);
        let replies = self.comments.iter().filter(|reply| reply.reply_to_id == Some(comment.id)).count();
        let is_cheer = |id: u64| {
            self.reactions.iter().filter(|reaction| shown::is_about(reaction, &TargetType::Comment, id)).count()
        };
        Comment { reply_count: count(replies), cheer_count: count(is_cheer(comment.id.get())), ..comment.clone() }
    }

    fn add_comment(&mut self, post: PostId, new: &NewComment) -> Result<Comment, MightyError> {
        let (now, owner) = (self.tick(), self.owner);
        let post = self.posts.change(post)?;
        post.last_activity_at = Some(now);
        let (space_id, post_id) = (post.space_id, post.id);
        let above = new.reply_to_id.and_then(|id| self.comments.find(id).ok()).map(|comment| comment.depth);
        Ok(self.comments.add(|id| Comment {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            targetable_id: Some(post_id.get()),
            targetable_type: Some(TargetType::Post),
            text: new.text.clone(),
            replyable: true,
            depth: above.map_or(0, |depth| depth + 1),
            cheer_count: 0,
            reply_count: 0,
            reply_to_id: new.reply_to_id,
            author_id: Some(owner),
            space_id,
            files: Vec::new(),
            embedded_link: None,
            permalink: shown::permalink("comments", id),
        }))
    }
}

impl Comments for TestNetwork {
    async fn list_post_comments(
        &self,
        _: &NetworkId,
        post_id: PostId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Comment>, ListPostCommentsError> {
        let state = self.state();
        state.posts.find(post_id).map_err(ListPostCommentsError::not_found)?;
        let comments = state.comments.iter().filter(|comment| comment.targetable_id == Some(post_id.get()));
        Ok(page(comments.map(|comment| state.counted(comment)).collect(), number, per_page))
    }

    fn list_post_comments_stream(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Comment>, ListPostCommentsError> {
        self.client().list_post_comments_stream(network_id, post_id, page, per_page)
    }

    async fn create_post_comment(
        &self,
        _: &NetworkId,
        post_id: PostId,
        new: &NewComment,
    ) -> Result<Comment, CreatePostCommentError> {
        let mut state = self.state();
        state.posts.find(post_id).map_err(CreatePostCommentError::not_found)?;
        valid::filled("Text", &new.text).map_err(CreatePostCommentError::unprocessable_entity)?;
        let is_here = new.reply_to_id.is_none_or(|id| state.comment_on(post_id, id).is_ok());
        valid(is_here, "Reply to must exist").map_err(CreatePostCommentError::unprocessable_entity)?;
        state.add_comment(post_id, new).map_err(CreatePostCommentError::not_found)
    }

    async fn get_post_comment(
        &self,
        _: &NetworkId,
        post_id: PostId,
        comment_id: CommentId,
    ) -> Result<Comment, GetPostCommentError> {
        self.state().comment_on(post_id, comment_id).map_err(GetPostCommentError::not_found)
    }

    async fn delete_post_comment(
        &self,
        _: &NetworkId,
        post_id: PostId,
        comment_id: CommentId,
    ) -> Result<(), DeletePostCommentError> {
        let mut state = self.state();
        state.comment_on(post_id, comment_id).map_err(DeletePostCommentError::not_found)?;
        state.remove_comment(comment_id).map(drop).map_err(DeletePostCommentError::not_found)
    }
}
