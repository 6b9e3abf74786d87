//! Choices of custom fields.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::custom_field_options::NewCustomFieldOption;
//! use mighty_networks::prelude::*;
//!
//! let field = CustomFieldId::new(2);
//! let option = NewCustomFieldOption::builder().title("Steam").build();
//! mighty.create_custom_field_option(&network, field, &option).await?;
//! for option in mighty.list_custom_field_options(&network, field, Some("ste"), None, None).await? {
//!     println!("{}: {}", option.id, option.title);
//! }
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{CustomFieldId, CustomFieldOptionId, MemberId};
use crate::{MightyNetworks, NetworkId, Page};

/// The choices that a custom field offers.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CustomFieldOptionsError,
    testing = "testing",
    server = "testing"
)]
pub trait CustomFieldOptions {
    /// Returns one page of the choices of a custom field, or of those with `term` in them.
    ///
    /// The document lists no 404 here, so an unknown field is `Unexpected`, with that status in it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options",
        success = 200,
        paginate
    )]
    async fn list_custom_field_options(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        #[query] term: Option<&str>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<CustomFieldOption>, ListCustomFieldOptionsError>;

    /// Adds a choice to a custom field.
    ///
    /// The document lists no 404 here, so an unknown field is `Unexpected`, with that status in it.
    ///
    /// - 422: the title is empty or taken, or the field has no choices.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options",
        success = 201,
        errors(422)
    )]
    async fn create_custom_field_option(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        #[body] new: &NewCustomFieldOption,
    ) -> Result<CustomFieldOption, CreateCustomFieldOptionError>;

    /// Returns one choice of a custom field.
    ///
    /// - 404: the network has no such field, or the field no such choice.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options/{option_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_custom_field_option(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
    ) -> Result<CustomFieldOption, GetCustomFieldOptionError>;

    /// Changes a choice of a custom field.
    ///
    /// - 404: the network has no such field, or the field no such choice.
    /// - 422: the title is empty or taken.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options/{option_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_custom_field_option(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
        #[body] changes: &CustomFieldOptionUpdate,
    ) -> Result<CustomFieldOption, UpdateCustomFieldOptionError>;

    /// Replaces what can be changed about a choice of a custom field.
    ///
    /// What is not set may be set back: the document does not say.
    /// [`update_custom_field_option`](Self::update_custom_field_option) leaves it as it is.
    ///
    /// - 404: the network has no such field, or the field no such choice.
    /// - 422: the title is empty or taken.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options/{option_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn replace_custom_field_option(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
        #[body] changes: &CustomFieldOptionUpdate,
    ) -> Result<CustomFieldOption, ReplaceCustomFieldOptionError>;

    /// Deletes a choice of a custom field, and the answers that chose it.
    ///
    /// - 404: the network has no such field, or the field no such choice.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/options/{option_id}/",
        success = 204,
        errors(404)
    )]
    async fn delete_custom_field_option(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
    ) -> Result<(), DeleteCustomFieldOptionError>;
}

/// A choice that a custom field offers.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomFieldOption {
    /// Which choice.
    pub id: CustomFieldOptionId,
    /// When the choice was created.
    pub created_at: Option<Timestamp>,
    /// When the choice was last changed.
    pub updated_at: Option<Timestamp>,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// The custom field that it belongs to.
    pub custom_field_id: Option<CustomFieldId>,
    /// How many members chose it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub member_count: u64,
    /// Whether a member added it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_ad_hoc: bool,
    /// Who added it.
    pub creator_id: Option<MemberId>,
}

/// A choice to be added to a custom field.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewCustomFieldOption {
    /// The title.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
}

/// What to change about a choice; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct CustomFieldOptionUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
}
