//! What members answer to custom fields.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::custom_field_answers::{NewCustomFieldAnswer, UpsertMemberAnswerError};
//! use mighty_networks::prelude::*;
//!
//! let answer = NewCustomFieldAnswer::builder().text("Steam").build();
//! match mighty.upsert_member_answer(&network, CustomFieldId::new(2), MemberId::new(42), &answer).await {
//!     Ok(answer) => println!("answer {}", answer.id),
//!     Err(UpsertMemberAnswerError::NotFound(e)) => println!("no such field or member: {}", e.message()),
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

use crate::ids::{CustomFieldAnswerId, CustomFieldId, MemberId, SegmentId};
use crate::{MightyNetworks, NetworkId, Page};

/// What members have answered to custom fields.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CustomFieldAnswersError,
    testing = "testing",
    server = "testing"
)]
pub trait CustomFieldAnswers {
    /// Returns one page of the answers of a member to a custom field.
    ///
    /// - 404: the network has no such field or member.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/members/{member_id}/answers",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_member_answers(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<CustomFieldAnswer>, ListMemberAnswersError>;

    /// Answers a custom field for a member, in place of what was answered before.
    ///
    /// - 403: also if hosts cannot answer this field for members, or the member is not in the network.
    /// - 404: the network has no such field or member.
    /// - 422: the answer does not fit the field: text for choices, choices for text, unknown choices, or too
    ///   many.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/members/{member_id}/answers",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn upsert_member_answer(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        #[body] answer: &NewCustomFieldAnswer,
    ) -> Result<CustomFieldAnswer, UpsertMemberAnswerError>;

    /// Deletes what a member has answered to a custom field.
    ///
    /// - 403: also if hosts cannot answer this field for members, or the member is not in the network.
    /// - 404: the network has no such field or member, or the member has not answered.
    /// - 422: the field has to be answered.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/members/{member_id}/answers",
        success = 204,
        errors(404, 422)
    )]
    async fn delete_member_answer(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
    ) -> Result<(), DeleteMemberAnswerError>;

    /// Returns one answer of a member to a custom field.
    ///
    /// - 404: the network has no such field or member, or no such answer.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/members/{member_id}/answers/{answer_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_member_answer(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        answer_id: CustomFieldAnswerId,
    ) -> Result<CustomFieldAnswer, GetMemberAnswerError>;
}

/// What a member has answered to a custom field.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomFieldAnswer {
    /// Which answer.
    pub id: CustomFieldAnswerId,
    /// When the answer was created.
    pub created_at: Option<Timestamp>,
    /// When the answer was last changed.
    pub updated_at: Option<Timestamp>,
    /// Who answered.
    pub user_id: Option<MemberId>,
    /// The custom field that it belongs to.
    pub custom_field_id: Option<CustomFieldId>,
    /// The answer to a field of text.
    pub text: Option<String>,
    /// The answers to a field of choices.
    #[serde(default, deserialize_with = "null_as_default")]
    pub segments: Vec<Segment>,
    /// When the answer was last changed.
    pub last_edited_at: Option<Timestamp>,
}

/// A group of members that gave a custom field the same answer.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Which group.
    pub id: SegmentId,
    /// When the group was created.
    pub created_at: Option<Timestamp>,
    /// When the group was last changed.
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

/// An answer to a custom field: text, or choices, as the field wants it.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewCustomFieldAnswer {
    /// The answer to a field of text.
    pub text: Option<String>,
    /// The answers to a field of choices.
    #[builder(with = FromIterator::from_iter)]
    pub segment_ids: Option<Vec<SegmentId>>,
}
