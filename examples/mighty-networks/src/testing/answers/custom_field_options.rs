//! `CustomFieldOptions`.

use mighty_runtime::Items;

use crate::custom_field_options::{
    CreateCustomFieldOptionError, CustomFieldOption, CustomFieldOptionUpdate, DeleteCustomFieldOptionError,
    GetCustomFieldOptionError, ListCustomFieldOptionsError, NewCustomFieldOption, ReplaceCustomFieldOptionError,
    UpdateCustomFieldOptionError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::setting::{set, set_some};
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

use super::custom_fields::has_choices;

impl State {
    pub(super) fn add_option(
        &mut self,
        field: CustomFieldId,
        title: &str,
        description: Option<&str>,
    ) -> CustomFieldOption {
        let (now, owner) = (self.tick(), self.owner);
        self.options.add(|id| CustomFieldOption {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            title: title.to_owned(),
            description: description.map(str::to_owned),
            custom_field_id: Some(field),
            member_count: 0,
            is_ad_hoc: false,
            creator_id: Some(owner),
        })
    }

    /// A choice of that field.
    pub(super) fn option_of(
        &self,
        field: CustomFieldId,
        id: CustomFieldOptionId,
    ) -> Result<CustomFieldOption, MightyError> {
        self.custom_fields.find(field)?;
        let option = self.options.find(id)?;
        if option.custom_field_id == Some(field) { Ok(self.chosen(option)) } else { Err(missing("Option")) }
    }

    /// With the number of those who chose it.
    fn chosen(&self, option: &CustomFieldOption) -> CustomFieldOption {
        let is_chosen = |segment: &SegmentId| segment.get() == option.id.get();
        let answers = self.answers.iter().filter(|answer| answer.segments.iter().any(|segment| is_chosen(&segment.id)));
        CustomFieldOption { member_count: u64::try_from(answers.count()).unwrap_or(u64::MAX), ..option.clone() }
    }

    /// Whether a choice can have that title; `id` is its own.
    fn check_option(&self, field: CustomFieldId, id: Option<CustomFieldOptionId>, title: &str) -> Valid {
        valid::name("Title", title)?;
        let mut options = self.options.iter().filter(|option| option.custom_field_id == Some(field));
        valid(options.all(|option| Some(option.id) == id || option.title != title), "Title has already been taken")
    }

    fn check_changes_of(
        &self,
        field: CustomFieldId,
        id: CustomFieldOptionId,
        changes: &CustomFieldOptionUpdate,
    ) -> Valid {
        changes.title.as_ref().map_or(Ok(()), |title| self.check_option(field, Some(id), title))
    }

    fn set_option(
        &mut self,
        id: CustomFieldOptionId,
        changes: &CustomFieldOptionUpdate,
    ) -> Result<CustomFieldOption, MightyError> {
        let now = self.tick();
        let option = self.options.change(id)?;
        set(&mut option.title, &changes.title);
        set_some(&mut option.description, &changes.description);
        option.updated_at = Some(now);
        let option = option.clone();
        Ok(self.chosen(&option))
    }
}

impl CustomFieldOptions for TestNetwork {
    async fn list_custom_field_options(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        term: Option<&str>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<CustomFieldOption>, ListCustomFieldOptionsError> {
        let state = self.state();
        // 404 is not declared: over HTTP the door says so before.
        state.custom_fields.find(custom_field_id).map_err(ListCustomFieldOptionsError::forbidden)?;
        let term = term.unwrap_or_default().to_lowercase();
        let options = state.options.iter().filter(|option| option.custom_field_id == Some(custom_field_id));
        let options = options.filter(|option| option.title.to_lowercase().contains(&term));
        Ok(page(options.map(|option| state.chosen(option)).collect(), number, per_page))
    }

    fn list_custom_field_options_stream(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        term: Option<&str>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<CustomFieldOption>, ListCustomFieldOptionsError> {
        self.client().list_custom_field_options_stream(network_id, custom_field_id, term, page, per_page)
    }

    async fn create_custom_field_option(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        new: &NewCustomFieldOption,
    ) -> Result<CustomFieldOption, CreateCustomFieldOptionError> {
        let mut state = self.state();
        // As above.
        let field = state.custom_fields.find(custom_field_id).map_err(CreateCustomFieldOptionError::forbidden)?;
        let is_of_choices = field.field.response_type.as_ref().is_some_and(has_choices);
        valid(is_of_choices, "Custom field has no options")
            .map_err(CreateCustomFieldOptionError::unprocessable_entity)?;
        let checked = state.check_option(custom_field_id, None, &new.title);
        checked.map_err(CreateCustomFieldOptionError::unprocessable_entity)?;
        Ok(state.add_option(custom_field_id, &new.title, new.description.as_deref()))
    }

    async fn get_custom_field_option(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
    ) -> Result<CustomFieldOption, GetCustomFieldOptionError> {
        self.state().option_of(custom_field_id, option_id).map_err(GetCustomFieldOptionError::not_found)
    }

    async fn update_custom_field_option(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
        changes: &CustomFieldOptionUpdate,
    ) -> Result<CustomFieldOption, UpdateCustomFieldOptionError> {
        let mut state = self.state();
        state.option_of(custom_field_id, option_id).map_err(UpdateCustomFieldOptionError::not_found)?;
        let checked = state.check_changes_of(custom_field_id, option_id, changes);
        checked.map_err(UpdateCustomFieldOptionError::unprocessable_entity)?;
        state.set_option(option_id, changes).map_err(UpdateCustomFieldOptionError::not_found)
    }

    async fn replace_custom_field_option(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
        changes: &CustomFieldOptionUpdate,
    ) -> Result<CustomFieldOption, ReplaceCustomFieldOptionError> {
        let mut state = self.state();
        state.option_of(custom_field_id, option_id).map_err(ReplaceCustomFieldOptionError::not_found)?;
        let checked = state.check_changes_of(custom_field_id, option_id, changes);
        checked.map_err(ReplaceCustomFieldOptionError::unprocessable_entity)?;
        state.set_option(option_id, changes).map_err(ReplaceCustomFieldOptionError::not_found)
    }

    async fn delete_custom_field_option(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        option_id: CustomFieldOptionId,
    ) -> Result<(), DeleteCustomFieldOptionError> {
        let mut state = self.state();
        state.option_of(custom_field_id, option_id).map_err(DeleteCustomFieldOptionError::not_found)?;
        state.options.remove(option_id).map_err(DeleteCustomFieldOptionError::not_found)?;
        state.answers.retain(|answer| answer.segments.iter().all(|segment| segment.id.get() != option_id.get()));
        Ok(())
    }
}
