//! Tags, and who has them.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//! use mighty_networks::tags::{NewTag, TagAssignment};
//!
//! let tag = mighty.create_tag(&network, &NewTag::builder().title("Speaker").build()).await?;
//! let given = TagAssignment::builder().tag_id(tag.id).build();
//! mighty.add_member_tag(&network, MemberId::new(42), &given).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{CustomFieldId, MemberId, TagId};
use crate::{MightyNetworks, NetworkId, Page};

/// The tags of the network, and those of its members.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = TagsError,
    testing = "testing",
    server = "testing"
)]
pub trait Tags {
    /// Returns one page of the tags of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/tags", success = 200, paginate)]
    async fn list_tags(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Tag>, ListTagsError>;

    /// Creates a tag.
    ///
    /// - 422: the title is empty or taken, or the colour is not valid.
    #[endpoint(method = POST, path = "/networks/{network_id}/tags", success = 201, errors(422))]
    async fn create_tag(&self, network_id: &NetworkId, #[body] new: &NewTag) -> Result<Tag, CreateTagError>;

    /// Returns one tag.
    ///
    /// - 404: the network has no such tag.
    #[endpoint(method = GET, path = "/networks/{network_id}/tags/{tag_id}/", success = 200, errors(404))]
    async fn get_tag(&self, network_id: &NetworkId, tag_id: TagId) -> Result<Tag, GetTagError>;

    /// Changes a tag.
    ///
    /// - 404: the network has no such tag.
    /// - 422: the title is empty or taken, or the colour is not valid.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/tags/{tag_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_tag(
        &self,
        network_id: &NetworkId,
        tag_id: TagId,
        #[body] changes: &TagUpdate,
    ) -> Result<Tag, UpdateTagError>;

    /// Replaces what can be changed about a tag.
    ///
    /// What is not set may be set back: the document does not say. [`update_tag`](Self::update_tag) leaves it as
    /// it is.
    ///
    /// - 404: the network has no such tag.
    /// - 422: the title is empty or taken, or the colour is not valid.
    #[endpoint(method = PUT, path = "/networks/{network_id}/tags/{tag_id}/", success = 200, errors(404, 422))]
    async fn replace_tag(
        &self,
        network_id: &NetworkId,
        tag_id: TagId,
        #[body] changes: &TagUpdate,
    ) -> Result<Tag, ReplaceTagError>;

    /// Deletes a tag, and takes it off all members.
    ///
    /// - 404: the network has no such tag.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/tags/{tag_id}/", success = 204, errors(404))]
    async fn delete_tag(&self, network_id: &NetworkId, tag_id: TagId) -> Result<(), DeleteTagError>;

    /// Returns one page of the tags of a member.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/tags",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_member_tags(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Tag>, ListMemberTagsError>;

    /// Puts a tag on a member.
    ///
    /// - 404: the network has no such member or tag.
    /// - 422: the tag cannot be put on the member, as one who has it already.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members/{member_id}/tags",
        success = 200,
        errors(404, 422)
    )]
    async fn add_member_tag(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[body] tag: &TagAssignment,
    ) -> Result<Tag, AddMemberTagError>;

    /// Returns one tag of a member.
    ///
    /// - 404: the network has no such member, or the member does not have the tag.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/members/{member_id}/tags/{tag_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_member_tag(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        tag_id: TagId,
    ) -> Result<Tag, GetMemberTagError>;

    /// Takes a tag off a member.
    ///
    /// - 404: the network has no such member, or the member does not have the tag.
    /// - 422: the tag cannot be taken off.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/tags/{tag_id}/",
        success = 204,
        errors(404, 422)
    )]
    async fn remove_member_tag(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        tag_id: TagId,
    ) -> Result<(), RemoveMemberTagError>;
}

/// A tag that hosts put on members.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Which tag.
    pub id: TagId,
    /// When the tag was created.
    pub created_at: Option<Timestamp>,
    /// When the tag was last changed.
    pub updated_at: Option<Timestamp>,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
    /// The custom field that it belongs to.
    pub custom_field_id: Option<CustomFieldId>,
}

/// A tag to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewTag {
    /// The title.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
}

/// What to change about a tag; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct TagUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// The colour, as in `#ff8800`.
    pub color: Option<String>,
}

/// Which tag to put on a member.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct TagAssignment {
    /// The tag.
    pub tag_id: TagId,
}
