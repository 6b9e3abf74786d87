//! `CustomFields`.

use mighty_runtime::Items;

use crate::custom_fields::{
    CreateCustomFieldError, CustomField, CustomFieldStatus, CustomFieldUpdate, DeleteCustomFieldError,
    GetCustomFieldError, ListCustomFieldsError, NewCustomField, Privacy, ReplaceCustomFieldError, ResponseBy,
    ResponseType, UpdateCustomFieldError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::refused;
use crate::testing::setting::set;
use crate::testing::state::{Field, State};
use crate::testing::valid::{self, Valid, valid};

/// How many choices can be taken, where several can.
const RESPONSES: std::ops::RangeInclusive<u64> = 2..=40;

impl State {
    /// Makes a field, with its choices.
    fn add_custom_field(&mut self, new: &NewCustomField) -> CustomField {
        let now = self.tick();
        let Field { field, .. } = self.custom_fields.add(|id| {
            let (title, response_type) = (new.title.clone(), Some(new.response_type.clone()));
            let field = CustomField { id, created_at: Some(now), updated_at: Some(now), title, response_type };
            Field { field, setup: Some(new.clone()) }
        });
        for choice in new.options.iter().flatten() {
            self.add_option(field.id, choice, None);
        }
        field
    }

    /// That hosts may change a field.
    fn check_is_hosts(&self, id: CustomFieldId) -> Valid {
        let is_hosts = self.custom_fields.find(id).is_ok_and(|field| field.setup.is_some());
        valid(is_hosts, "Custom field was not created by a host")
    }

    fn set_custom_field(&mut self, id: CustomFieldId, changes: &CustomFieldUpdate) -> Result<CustomField, MightyError> {
        let now = self.tick();
        let Field { field, .. } = self.custom_fields.change(id)?;
        set(&mut field.title, &changes.title);
        field.updated_at = Some(now);
        Ok(field.clone())
    }
}

/// Whether a field of that type is one of choices.
pub(super) fn has_choices(kind: &ResponseType) -> bool {
    matches!(kind, ResponseType::DropdownSingleSelect | ResponseType::DropdownMultiSelect)
}

fn check_new(new: &NewCustomField) -> Valid {
    valid::name("Title", &new.title)?;
    valid::known("Response type", Some(&new.response_type), ResponseType::KNOWN)?;
    valid::known("Privacy", Some(&new.privacy), Privacy::KNOWN)?;
    valid::known("Response by", Some(&new.response_by), ResponseBy::KNOWN)?;
    let choices = new.options.as_deref().unwrap_or_default();
    valid(!choices.is_empty() || !has_choices(&new.response_type), "Options can't be blank")?;
    match new.max_responses {
        Some(_) if new.response_type != ResponseType::DropdownMultiSelect => {
            Err(refused("Max responses is for multiple choices"))
        }
        Some(most) => valid(RESPONSES.contains(&most), "Max responses must be 2 to 40"),
        None => Ok(()),
    }
}

fn check(changes: &CustomFieldUpdate) -> Valid {
    valid::known("Status", changes.status.as_ref(), CustomFieldStatus::KNOWN)?;
    changes.title.as_ref().map_or(Ok(()), |title| valid::name("Title", title))
}

impl CustomFields for TestNetwork {
    async fn list_custom_fields(
        &self,
        _: &NetworkId,
        response_type: Option<ResponseType>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<CustomField>, ListCustomFieldsError> {
        let state = self.state();
        let fields = state.custom_fields.iter().map(|field| &field.field);
        let fields = fields.filter(|field| response_type.is_none() || field.response_type == response_type);
        Ok(page(fields.cloned().collect(), number, per_page))
    }

    fn list_custom_fields_stream(
        &self,
        network_id: &NetworkId,
        response_type: Option<ResponseType>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<CustomField>, ListCustomFieldsError> {
        self.client().list_custom_fields_stream(network_id, response_type, page, per_page)
    }

    async fn create_custom_field(
        &self,
        _: &NetworkId,
        new: &NewCustomField,
    ) -> Result<CustomField, CreateCustomFieldError> {
        let mut state = self.state();
        check_new(new).map_err(CreateCustomFieldError::unprocessable_entity)?;
        Ok(state.add_custom_field(new))
    }

    async fn get_custom_field(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
    ) -> Result<CustomField, GetCustomFieldError> {
        let state = self.state();
        state
            .custom_fields
            .find(custom_field_id)
            .map(|field| field.field.clone())
            .map_err(GetCustomFieldError::not_found)
    }

    async fn update_custom_field(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        changes: &CustomFieldUpdate,
    ) -> Result<CustomField, UpdateCustomFieldError> {
        let mut state = self.state();
        state.custom_fields.find(custom_field_id).map_err(UpdateCustomFieldError::not_found)?;
        state.check_is_hosts(custom_field_id).map_err(UpdateCustomFieldError::forbidden)?;
        check(changes).map_err(UpdateCustomFieldError::unprocessable_entity)?;
        state.set_custom_field(custom_field_id, changes).map_err(UpdateCustomFieldError::not_found)
    }

    async fn replace_custom_field(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        changes: &CustomFieldUpdate,
    ) -> Result<CustomField, ReplaceCustomFieldError> {
        let mut state = self.state();
        state.custom_fields.find(custom_field_id).map_err(ReplaceCustomFieldError::not_found)?;
        state.check_is_hosts(custom_field_id).map_err(ReplaceCustomFieldError::forbidden)?;
        check(changes).map_err(ReplaceCustomFieldError::unprocessable_entity)?;
        state.set_custom_field(custom_field_id, changes).map_err(ReplaceCustomFieldError::not_found)
    }

    async fn delete_custom_field(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
    ) -> Result<(), DeleteCustomFieldError> {
        let mut state = self.state();
        state.custom_fields.find(custom_field_id).map_err(DeleteCustomFieldError::not_found)?;
        state.check_is_hosts(custom_field_id).map_err(DeleteCustomFieldError::forbidden)?;
        state.custom_fields.remove(custom_field_id).map_err(DeleteCustomFieldError::not_found)?;
        state.options.retain(|option| option.custom_field_id != Some(custom_field_id));
        state.answers.retain(|answer| answer.custom_field_id != Some(custom_field_id));
        Ok(())
    }
}
