//! `…/posts`

use mighty_runtime::endpoints;
use serde::{Deserialize, Serialize};

use super::{MightyNetworks, NetworkId, Page, Paging, ValidationError};

/// A post in a space.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Post {
    /// The number by which the API knows the post.
    pub id: u64,
    /// The space that it is in.
    pub space_id: u64,
    /// The headline.
    pub title: String,
    /// The text.
    pub description: Option<String>,
}

/// A post to be created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPost {
    /// The space to post in.
    pub space_id: u64,
    /// The headline.
    pub title: String,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The posts of a network.
#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = PostsError)]
pub trait Posts {
    /// Returns one page of the posts in these spaces, or in all if there are none.
    ///
    /// The API's document has a single `space_id`; the embedded server takes it repeated.
    #[endpoint(method = GET, path = "/networks/{network_id}/posts", paginate)]
    async fn list_posts(
        &self,
        network_id: &NetworkId,
        #[query(name = "space_id")] spaces: &[u64],
        #[query(flatten)] paging: Paging,
    ) -> Result<Page<Post>, ListPostsError>;

    /// Creates a post; `notify` says whether the members of the space are told.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/posts",
        success = 201,
        errors(404, 422(ValidationError))
    )]
    async fn create_post(
        &self,
        network_id: &NetworkId,
        #[query] notify: Option<bool>,
        #[body] new: &NewPost,
    ) -> Result<Post, CreatePostError>;
}
