//! `Reactions`.

use mighty_runtime::Items;

use crate::TargetType;
use crate::prelude::*;
use crate::reactions::{
    CreateCommentReactionError, CreatePostReactionError, DeleteCommentReactionError, DeletePostReactionError,
    ListCommentReactionsError, ListPostReactionsError, NewReaction, Reaction,
};
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid;

/// What a reaction is about: kind, number and space.
type Target = (TargetType, u64, Option<SpaceId>);

/// Tones of skin, which follow the emoji that they colour.
const TONES: std::ops::RangeInclusive<char> = '\u{1F3FB}'..='\u{1F3FF}';

impl State {
    fn post_target(&self, id: PostId) -> Result<Target, MightyError> {
        Ok((TargetType::Post, id.get(), self.posts.find(id)?.space_id))
    }

    fn comment_target(&self, id: CommentId) -> Result<Target, MightyError> {
        Ok((TargetType::Comment, id.get(), self.comments.find(id)?.space_id))
    }

    fn reactions_to(&self, (kind, id, _): &Target) -> Vec<Reaction> {
        self.reactions.filtered(|reaction| shown::is_about(reaction, kind, *id))
    }

    /// In place of the one that the owner of the key had, if there was one.
    fn react(&mut self, target: Target, emoji: &str) -> Reaction {
        let (now, owner) = (self.tick(), self.owner);
        // There may have been none.
        let _ = self.take_back(&target);
        let (kind, number, space) = target;
        let network = self.network.id.clone();
        self.reactions.add(|id| Reaction {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            space_id: space,
            network_id: Some(network),
            targetable_id: Some(number),
            targetable_type: Some(kind),
            targetable_space_id: space,
            emoji: emoji.to_owned(),
            base_emoji: emoji.chars().filter(|letter| !TONES.contains(letter)).collect(),
            member_id: Some(owner),
        })
    }

    fn take_back(&mut self, target: &Target) -> Result<Reaction, MightyError> {
        let owner = Some(self.owner);
        let mut reactions = self.reactions_to(target).into_iter();
        let own = reactions.find(|reaction| reaction.member_id == owner).ok_or_else(|| missing("Reaction"))?;
        self.reactions.remove(own.id)
    }
}

impl Reactions for TestNetwork {
    async fn list_post_reactions(
        &self,
        _: &NetworkId,
        post_id: PostId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Reaction>, ListPostReactionsError> {
        let state = self.state();
        let target = state.post_target(post_id).map_err(ListPostReactionsError::not_found)?;
        Ok(page(state.reactions_to(&target), number, per_page))
    }

    fn list_post_reactions_stream(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Reaction>, ListPostReactionsError> {
        self.client().list_post_reactions_stream(network_id, post_id, page, per_page)
    }

    async fn create_post_reaction(
        &self,
        _: &NetworkId,
        post_id: PostId,
        reaction: &NewReaction,
    ) -> Result<Reaction, CreatePostReactionError> {
        let mut state = self.state();
        let target = state.post_target(post_id).map_err(CreatePostReactionError::not_found)?;
        valid::emoji(&reaction.emoji).map_err(CreatePostReactionError::unprocessable_entity)?;
        Ok(state.react(target, &reaction.emoji))
    }

    async fn delete_post_reaction(&self, _: &NetworkId, post_id: PostId) -> Result<(), DeletePostReactionError> {
        let mut state = self.state();
        let target = state.post_target(post_id).map_err(DeletePostReactionError::not_found)?;
        state.take_back(&target).map(drop).map_err(DeletePostReactionError::not_found)
    }

    async fn list_comment_reactions(
        &self,
        _: &NetworkId,
        comment_id: CommentId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Reaction>, ListCommentReactionsError> {
        let state = self.state();
        let target = state.comment_target(comment_id).map_err(ListCommentReactionsError::not_found)?;
        Ok(page(state.reactions_to(&target), number, per_page))
    }

    fn list_comment_reactions_stream(
        &self,
        network_id: &NetworkId,
        comment_id: CommentId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Reaction>, ListCommentReactionsError> {
        self.client().list_comment_reactions_stream(network_id, comment_id, page, per_page)
    }

    async fn create_comment_reaction(
        &self,
        _: &NetworkId,
        comment_id: CommentId,
        reaction: &NewReaction,
    ) -> Result<Reaction, CreateCommentReactionError> {
        let mut state = self.state();
        let target = state.comment_target(comment_id).map_err(CreateCommentReactionError::not_found)?;
        valid::emoji(&reaction.emoji).map_err(CreateCommentReactionError::unprocessable_entity)?;
        Ok(state.react(target, &reaction.emoji))
    }

    async fn delete_comment_reaction(
        &self,
        _: &NetworkId,
        comment_id: CommentId,
    ) -> Result<(), DeleteCommentReactionError> {
        let mut state = self.state();
        let target = state.comment_target(comment_id).map_err(DeleteCommentReactionError::not_found)?;
        state.take_back(&target).map(drop).map_err(DeleteCommentReactionError::not_found)
    }
}
