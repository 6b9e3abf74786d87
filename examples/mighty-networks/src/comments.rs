//! Comments on posts.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::comments::{CreatePostCommentError, NewComment};
//! use mighty_networks::prelude::*;
//!
//! let comment = NewComment::builder().text("Well said").build();
//! match mighty.create_post_comment(&network, PostId::new(5), &comment).await {
//!     Ok(comment) => println!("comment {}", comment.id),
//!     Err(CreatePostCommentError::NotFound(_)) => println!("the post is gone"),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::assets::Asset;
use crate::ids::{CommentId, EmbeddedLinkId, MemberId, PostId, SpaceId};
use crate::target::TargetType;
use crate::{MightyNetworks, NetworkId, Page};

/// The comments on posts.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CommentsError,
    testing = "testing",
    server = "testing"
)]
pub trait Comments {
    /// Returns one page of the comments on a post.
    ///
    /// - 404: the network has no such post.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/posts/{post_id}/comments",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_post_comments(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Comment>, ListPostCommentsError>;

    /// Comments on a post, as the owner of the key.
    ///
    /// - 404: the network has no such post.
    /// - 422: the text is empty, or `reply_to_id` is no comment on this post.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/posts/{post_id}/comments",
        success = 201,
        errors(404, 422)
    )]
    async fn create_post_comment(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[body] new: &NewComment,
    ) -> Result<Comment, CreatePostCommentError>;

    /// Returns one comment on a post.
    ///
    /// - 404: the network has no such post, or the comment is not on it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/posts/{post_id}/comments/{comment_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_post_comment(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        comment_id: CommentId,
    ) -> Result<Comment, GetPostCommentError>;

    /// Deletes a comment on a post.
    ///
    /// - 404: the network has no such post, or the comment is not on it.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/posts/{post_id}/comments/{comment_id}/",
        success = 204,
        errors(404)
    )]
    async fn delete_post_comment(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        comment_id: CommentId,
    ) -> Result<(), DeletePostCommentError>;
}

/// A comment on a post.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Which comment.
    pub id: CommentId,
    /// When the comment was created.
    pub created_at: Option<Timestamp>,
    /// When the comment was last changed.
    pub updated_at: Option<Timestamp>,
    /// The number of the object that it is about, of the kind in `targetable_type`.
    pub targetable_id: Option<u64>,
    /// What kind of object it is about.
    pub targetable_type: Option<TargetType>,
    /// The text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub text: String,
    /// Whether it can be replied to.
    #[serde(default, deserialize_with = "null_as_default")]
    pub replyable: bool,
    /// How many comments it is below the post; 0 for a comment on the post itself.
    #[serde(default, deserialize_with = "null_as_default")]
    pub depth: u64,
    /// How many members cheered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub cheer_count: u64,
    /// How many replies there are.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reply_count: u64,
    /// The comment that it replies to.
    pub reply_to_id: Option<CommentId>,
    /// Who wrote it.
    pub author_id: Option<MemberId>,
    /// The space that it is in.
    pub space_id: Option<SpaceId>,
    /// The files that are attached.
    #[serde(default, deserialize_with = "null_as_default")]
    pub files: Vec<Asset>,
    /// The preview of a page that it links to.
    pub embedded_link: Option<EmbeddedLink>,
    /// The URL of the comment's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
}

/// The preview of a page that a comment links to.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbeddedLink {
    /// Which preview.
    pub id: EmbeddedLinkId,
    /// The page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub url: String,
    /// The page's title.
    pub title: Option<String>,
    /// What the page says of itself.
    pub description: Option<String>,
    /// The page's icon.
    pub favicon_url: Option<String>,
}

/// A comment to be written.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewComment {
    /// The text.
    pub text: String,
    /// The comment that it replies to.
    pub reply_to_id: Option<CommentId>,
}
