//! Questions that members answer in their profiles.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::custom_fields::{NewCustomField, Privacy, ResponseBy, ResponseType};
//! use mighty_networks::prelude::*;
//!
//! let field = NewCustomField::builder()
//!     .title("What drives your engine?")
//!     .response_type(ResponseType::DropdownSingleSelect)
//!     .privacy(Privacy::Public)
//!     .response_by(ResponseBy::IndividualMember)
//!     .options(["Steam", "Water"])
//!     .build();
//! let field = mighty.create_custom_field(&network, &field).await?;
//! println!("field {}", field.id);
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::CustomFieldId;
use crate::{MightyNetworks, NetworkId, Page};

/// The questions that members answer in their profiles.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CustomFieldsError,
    testing = "testing",
    server = "testing"
)]
pub trait CustomFields {
    /// Returns one page of the custom fields of the network, or of those that are answered in a certain way.
    #[endpoint(method = GET, path = "/networks/{network_id}/custom_fields", success = 200, paginate)]
    async fn list_custom_fields(
        &self,
        network_id: &NetworkId,
        #[query] response_type: Option<ResponseType>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<CustomField>, ListCustomFieldsError>;

    /// Creates a custom field.
    ///
    /// - 422: the title is empty, a value is unknown, choices are missing for a field of choices, or
    ///   `max_responses` is not 2 to 40.
    #[endpoint(method = POST, path = "/networks/{network_id}/custom_fields", success = 201, errors(422))]
    async fn create_custom_field(
        &self,
        network_id: &NetworkId,
        #[body] new: &NewCustomField,
    ) -> Result<CustomField, CreateCustomFieldError>;

    /// Returns one custom field.
    ///
    /// - 404: the network has no such field.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_custom_field(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
    ) -> Result<CustomField, GetCustomFieldError>;

    /// Changes a custom field.
    ///
    /// With `notify_all_members` the members are told, so that the call is repeated only if it was certainly not sent.
    ///
    /// - 403: also if the field is not one that hosts create, so that they cannot change it.
    /// - 404: the network has no such field.
    /// - 422: the title is empty, or the status is unknown.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn update_custom_field(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        #[body] changes: &CustomFieldUpdate,
    ) -> Result<CustomField, UpdateCustomFieldError>;

    /// Replaces what can be changed about a custom field.
    ///
    /// What is not set may be set back: the document does not say.
    /// [`update_custom_field`](Self::update_custom_field) leaves it as it is. Like that, it is repeated only if it was
    /// certainly not sent.
    ///
    /// - 403: also if the field is not one that hosts create, so that they cannot change it.
    /// - 404: the network has no such field.
    /// - 422: the title is empty, or the status is unknown.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/",
        success = 200,
        errors(404, 422),
        retry(on = [connect])
    )]
    async fn replace_custom_field(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        #[body] changes: &CustomFieldUpdate,
    ) -> Result<CustomField, ReplaceCustomFieldError>;

    /// Deletes a custom field with its answers.
    ///
    /// - 403: also if the field is not one that hosts create, so that they cannot delete it.
    /// - 404: the network has no such field.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/custom_fields/{custom_field_id}/",
        success = 204,
        errors(404)
    )]
    async fn delete_custom_field(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
    ) -> Result<(), DeleteCustomFieldError>;
}

/// A question that members answer in their profiles.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Which field.
    pub id: CustomFieldId,
    /// When the field was created.
    pub created_at: Option<Timestamp>,
    /// When the field was last changed.
    pub updated_at: Option<Timestamp>,
    /// The question.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// How it is answered.
    pub response_type: Option<ResponseType>,
}

/// A custom field to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewCustomField {
    /// The question.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// What stands in the empty field.
    pub placeholder: Option<String>,
    /// How it is answered.
    pub response_type: ResponseType,
    /// Who sees the answers.
    pub privacy: Privacy,
    /// Who answers.
    pub response_by: ResponseBy,
    /// Whether members can add choices.
    pub allow_ad_hoc: Option<bool>,
    /// How many choices can be taken: 2 to 40, and only where several can.
    pub max_responses: Option<u64>,
    /// The choices.
    #[builder(with = |texts: impl IntoIterator<Item = impl Into<String>>| texts.into_iter().map(Into::into).collect())]
    pub options: Option<Vec<String>>,
}

/// What to change about a custom field; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct CustomFieldUpdate {
    /// The question.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// What stands in the empty field.
    pub placeholder: Option<String>,
    /// Whether it is in use.
    pub status: Option<CustomFieldStatus>,
    /// Whether all members are told.
    pub notify_all_members: Option<bool>,
    /// Whether it is shown before the others.
    pub primary: Option<bool>,
}

open_enum! {
    /// How a custom field is answered.
    pub enum ResponseType {
        /// By one choice of a list.
        DropdownSingleSelect = "dropdown_single_select",
        /// By several choices of a list.
        DropdownMultiSelect = "dropdown_multi_select",
        /// By a line of text.
        TextShort = "text_short",
        /// By longer text.
        TextLong = "text_long",
    }
}

open_enum! {
    /// Who sees the answers.
    pub enum Privacy {
        /// All members.
        Public = "public",
        /// The member and the hosts.
        Private = "private",
        /// The hosts.
        Admin = "admin",
    }
}

open_enum! {
    /// Who answers.
    pub enum ResponseBy {
        /// Hosts, for the member.
        HostsOnly = "hosts_only",
        /// Each member.
        IndividualMember = "individual_member",
    }
}

open_enum! {
    /// Whether a custom field is in use.
    pub enum CustomFieldStatus {
        /// It is shown.
        Visible = "visible",
        /// It is not shown.
        Hidden = "hidden",
        /// It is switched off because of the network's billing.
        BillingDisabled = "billing_disabled",
    }
}
