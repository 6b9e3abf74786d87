//! Posts in spaces.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::posts::{NewPost, PostUpdate};
//! use mighty_networks::prelude::*;
//!
//! let post = NewPost::builder().space_id(SpaceId::new(5)).title("Valves").description("All about them.").build();
//! let post = mighty.create_post(&network, Some(false), &post).await?;
//! let changes = PostUpdate::builder().title("Valves and pistons").build();
//! mighty.update_post(&network, post.id, None, &changes).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{MemberId, PostId, SpaceId};
use crate::{MightyNetworks, NetworkId, Page};

/// The posts of the network.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PostsError,
    testing = "testing",
    server = "testing"
)]
pub trait Posts {
    /// Returns one page of the posts of the network, or of a space.
    #[endpoint(method = GET, path = "/networks/{network_id}/posts", success = 200, paginate)]
    async fn list_posts(
        &self,
        network_id: &NetworkId,
        #[query] space_id: Option<SpaceId>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Post>, ListPostsError>;

    /// Writes a post, as the owner of the key. `notify` says whether the members of the space are told.
    ///
    /// - 404: the network has no such space.
    /// - 422: the title is empty, the type is unknown, or the space takes no posts.
    #[endpoint(method = POST, path = "/networks/{network_id}/posts", success = 201, errors(404, 422))]
    async fn create_post(
        &self,
        network_id: &NetworkId,
        #[query] notify: Option<bool>,
        #[body] new: &NewPost,
    ) -> Result<Post, CreatePostError>;

    /// Returns one post.
    ///
    /// - 404: the network has no such post.
    #[endpoint(method = GET, path = "/networks/{network_id}/posts/{post_id}/", success = 200, errors(404))]
    async fn get_post(&self, network_id: &NetworkId, post_id: PostId) -> Result<Post, GetPostError>;

    /// Changes a post. `notify` says whether the members of the space are told, so that the call is repeated only if it
    /// was certainly not sent.
    ///
    /// - 404: the network has no such post.
    /// - 422: the title is empty.
    #[endpoint(method = PATCH, path = "/networks/{network_id}/posts/{post_id}/", success = 200, errors(404, 422))]
    async fn update_post(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] notify: Option<bool>,
        #[body] changes: &PostUpdate,
    ) -> Result<Post, UpdatePostError>;

    /// Replaces what can be changed about a post. `notify` says whether the members of the space are told, so that the
    /// call is repeated only if it was certainly not sent.
    ///
    /// What is not set may be set back: the document does not say. [`update_post`](Self::update_post) leaves it
    /// as it is.
    ///
    /// - 404: the network has no such post.
    /// - 422: the title is empty.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/posts/{post_id}/",
        success = 200,
        errors(404, 422),
        retry(on = [connect])
    )]
    async fn replace_post(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] notify: Option<bool>,
        #[body] changes: &PostUpdate,
    ) -> Result<Post, ReplacePostError>;

    /// Deletes a post with its comments.
    ///
    /// - 404: the network has no such post.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/posts/{post_id}/", success = 204, errors(404))]
    async fn delete_post(&self, network_id: &NetworkId, post_id: PostId) -> Result<(), DeletePostError>;
}

/// A post in a space.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Which post.
    pub id: PostId,
    /// When the post was created.
    pub created_at: Option<Timestamp>,
    /// When the post was last changed.
    pub updated_at: Option<Timestamp>,
    /// Who wrote it.
    pub creator_id: Option<MemberId>,
    /// The space that it is in.
    pub space_id: Option<SpaceId>,
    /// The beginning of its text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub summary: String,
    /// The text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: String,
    /// What kind of post it is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub post_type: String,
    /// The URLs of its pictures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub images: Vec<String>,
    /// The headline.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// Its state.
    #[serde(default, deserialize_with = "null_as_default")]
    pub status: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// When something last happened to it.
    pub last_activity_at: Option<Timestamp>,
    /// What its text is written in.
    #[serde(default, deserialize_with = "null_as_default")]
    pub content_type: String,
    /// Whether it can be commented on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub comments_enabled: bool,
    /// The URL of the post's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
}

/// A post to be written.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewPost {
    /// The space to post in.
    pub space_id: SpaceId,
    /// The headline.
    pub title: String,
    /// The text.
    pub description: Option<String>,
    /// What kind of post it is.
    pub post_type: Option<String>,
}

/// What to change about a post; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct PostUpdate {
    /// The headline.
    pub title: Option<String>,
    /// The text.
    pub description: Option<String>,
}
