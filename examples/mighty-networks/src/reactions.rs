//! Reactions to posts and comments.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::reactions::NewReaction;
//!
//! let post = PostId::new(5);
//! mighty.create_post_reaction(&network, post, &NewReaction::builder().emoji("👍").build()).await?;
//! for reaction in mighty.list_post_reactions(&network, post, None, None).await? {
//!     println!("{}", reaction.emoji);
//! }
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use crate::ids::{CommentId, MemberId, PostId, ReactionId, SpaceId};
use crate::target::TargetType;
use crate::{MightyNetworks, NetworkId, Page};

/// The reactions to posts and comments.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = ReactionsError,
    testing = "testing",
    server = "testing"
)]
pub trait Reactions {
    /// Returns one page of the reactions to a post.
    ///
    /// - 404: the network has no such post.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/posts/{post_id}/reactions",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_post_reactions(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Reaction>, ListPostReactionsError>;

    /// Reacts to a post, as the owner of the key.
    ///
    /// - 404: the network has no such post.
    /// - 422: the text is no emoji.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/posts/{post_id}/reactions",
        success = 201,
        errors(404, 422)
    )]
    async fn create_post_reaction(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[body] reaction: &NewReaction,
    ) -> Result<Reaction, CreatePostReactionError>;

    /// Takes back the reaction of the owner of the key to a post.
    ///
    /// - 404: the network has no such post, or it has no such reaction.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/posts/{post_id}/reactions", success = 204, errors(404))]
    async fn delete_post_reaction(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
    ) -> Result<(), DeletePostReactionError>;

    /// Returns one page of the reactions to a comment.
    ///
    /// - 404: the network has no such comment.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/comments/{comment_id}/reactions",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_comment_reactions(
        &self,
        network_id: &NetworkId,
        comment_id: CommentId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Reaction>, ListCommentReactionsError>;

    /// Reacts to a comment, as the owner of the key.
    ///
    /// - 404: the network has no such comment.
    /// - 422: the text is no emoji.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/comments/{comment_id}/reactions",
        success = 201,
        errors(404, 422)
    )]
    async fn create_comment_reaction(
        &self,
        network_id: &NetworkId,
        comment_id: CommentId,
        #[body] reaction: &NewReaction,
    ) -> Result<Reaction, CreateCommentReactionError>;

    /// Takes back the reaction of the owner of the key to a comment.
    ///
    /// - 404: the network has no such comment, or it has no such reaction.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/comments/{comment_id}/reactions",
        success = 204,
        errors(404)
    )]
    async fn delete_comment_reaction(
        &self,
        network_id: &NetworkId,
        comment_id: CommentId,
    ) -> Result<(), DeleteCommentReactionError>;
}

/// A reaction of a member to a post or a comment.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    /// Which reaction.
    pub id: ReactionId,
    /// When the reaction was created.
    pub created_at: Option<Timestamp>,
    /// When the reaction was last changed.
    pub updated_at: Option<Timestamp>,
    /// The space that it is in.
    pub space_id: Option<SpaceId>,
    /// The network that it is in.
    pub network_id: Option<NetworkId>,
    /// The number of the object that it is about, of the kind in `targetable_type`.
    pub targetable_id: Option<u64>,
    /// What kind of object it is about.
    pub targetable_type: Option<TargetType>,
    /// The space of the post or comment.
    pub targetable_space_id: Option<SpaceId>,
    /// The emoji, with its skin tone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub emoji: String,
    /// The emoji without skin tone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub base_emoji: String,
    /// Who reacted.
    pub member_id: Option<MemberId>,
}

/// A reaction to be made.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewReaction {
    /// The emoji.
    pub emoji: String,
}
