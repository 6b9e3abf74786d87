//! `CustomFieldAnswers`.

use mighty_runtime::Items;

use crate::custom_field_answers::{
    CustomFieldAnswer, DeleteMemberAnswerError, GetMemberAnswerError, ListMemberAnswersError, NewCustomFieldAnswer,
    Segment, UpsertMemberAnswerError,
};
use crate::custom_fields::{NewCustomField, ResponseBy, ResponseType};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::{missing, refused};
use crate::testing::state::State;
use crate::testing::valid::{Valid, valid};

use super::custom_fields::has_choices;

impl State {
    /// That there is such a field, and such a member, in the network or not.
    fn find_field_and_member(&self, field: CustomFieldId, member: MemberId) -> Result<(), MightyError> {
        self.custom_fields.find(field)?;
        if self.has_left(member) { Ok(()) } else { self.members.find(member).map(drop) }
    }

    /// How a field was set up, if hosts may answer it for this member.
    fn setup_for(&self, field: CustomFieldId, member: MemberId) -> Result<&NewCustomField, MightyError> {
        self.members.find(member)?;
        let setup = self.custom_fields.find(field)?.setup.as_ref();
        let by_hosts = setup.filter(|setup| setup.response_by == ResponseBy::HostsOnly);
        by_hosts.ok_or_else(|| refused("Hosts can't answer this custom field for members"))
    }

    /// The groups that an answer chooses.
    fn segments(&self, field: CustomFieldId, ids: &[SegmentId]) -> Result<Vec<Segment>, MightyError> {
        let segments = ids.iter().map(|id| {
            let option = self.option_of(field, CustomFieldOptionId::new(id.get()));
            let option = option.map_err(|_| refused("Segment must exist"))?;
            Ok(Segment {
                id: *id,
                created_at: option.created_at,
                updated_at: option.updated_at,
                title: option.title,
                description: option.description,
                color: None,
                custom_field_id: Some(field),
            })
        });
        segments.collect()
    }

    fn answer_of(&self, field: CustomFieldId, member: MemberId) -> Option<&CustomFieldAnswer> {
        let is_own =
            |answer: &&CustomFieldAnswer| answer.custom_field_id == Some(field) && answer.user_id == Some(member);
        self.answers.iter().find(is_own)
    }

    /// Answers a field in place of the answer before.
    fn answer(
        &mut self,
        field: CustomFieldId,
        member: MemberId,
        text: Option<String>,
        segments: Vec<Segment>,
    ) -> CustomFieldAnswer {
        let now = Some(self.tick());
        let before = self.answer_of(field, member).map(|answer| (answer.id, answer.created_at));
        let answer = |id, created_at| CustomFieldAnswer {
            id,
            created_at,
            updated_at: now,
            user_id: Some(member),
            custom_field_id: Some(field),
            text,
            segments,
            last_edited_at: now,
        };
        let Some((id, created_at)) = before else { return self.answers.add(|id| answer(id, now)) };
        let answer = answer(id, created_at);
        self.answers.put(id, answer.clone());
        answer
    }
}

/// Whether an answer fits the field.
fn check(setup: &NewCustomField, answer: &NewCustomFieldAnswer) -> Valid {
    let chosen = answer.segment_ids.as_deref().unwrap_or_default();
    if !has_choices(&setup.response_type) {
        valid(chosen.is_empty(), "Segment ids are for custom fields with options")?;
        return valid(answer.text.as_ref().is_some_and(|text| !text.is_empty()), "Text can't be blank");
    }
    valid(answer.text.is_none(), "Text is for custom fields without options")?;
    valid(!chosen.is_empty(), "Segment ids can't be blank")?;
    let is_single = setup.response_type == ResponseType::DropdownSingleSelect;
    let most = if is_single { Some(1) } else { setup.max_responses };
    let count = u64::try_from(chosen.len()).unwrap_or(u64::MAX);
    valid(most.is_none_or(|most| count <= most), "Segment ids are too many")
}

impl CustomFieldAnswers for TestNetwork {
    async fn list_member_answers(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<CustomFieldAnswer>, ListMemberAnswersError> {
        let state = self.state();
        state.find_field_and_member(custom_field_id, member_id).map_err(ListMemberAnswersError::not_found)?;
        Ok(page(state.answer_of(custom_field_id, member_id).cloned().into_iter().collect(), number, per_page))
    }

    fn list_member_answers_stream(
        &self,
        network_id: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<CustomFieldAnswer>, ListMemberAnswersError> {
        self.client().list_member_answers_stream(network_id, custom_field_id, member_id, page, per_page)
    }

    async fn upsert_member_answer(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        answer: &NewCustomFieldAnswer,
    ) -> Result<CustomFieldAnswer, UpsertMemberAnswerError> {
        let mut state = self.state();
        state.find_field_and_member(custom_field_id, member_id).map_err(UpsertMemberAnswerError::not_found)?;
        let setup = state.setup_for(custom_field_id, member_id).map_err(UpsertMemberAnswerError::forbidden)?;
        check(setup, answer).map_err(UpsertMemberAnswerError::unprocessable_entity)?;
        let chosen = answer.segment_ids.as_deref().unwrap_or_default();
        let segments =
            state.segments(custom_field_id, chosen).map_err(UpsertMemberAnswerError::unprocessable_entity)?;
        Ok(state.answer(custom_field_id, member_id, answer.text.clone(), segments))
    }

    async fn delete_member_answer(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
    ) -> Result<(), DeleteMemberAnswerError> {
        let mut state = self.state();
        state.find_field_and_member(custom_field_id, member_id).map_err(DeleteMemberAnswerError::not_found)?;
        state.setup_for(custom_field_id, member_id).map_err(DeleteMemberAnswerError::forbidden)?;
        let answer = state.answer_of(custom_field_id, member_id).map(|answer| answer.id);
        let answer = answer.ok_or_else(|| DeleteMemberAnswerError::not_found(missing("Answer")))?;
        state.answers.remove(answer).map(drop).map_err(DeleteMemberAnswerError::not_found)
    }

    async fn get_member_answer(
        &self,
        _: &NetworkId,
        custom_field_id: CustomFieldId,
        member_id: MemberId,
        answer_id: CustomFieldAnswerId,
    ) -> Result<CustomFieldAnswer, GetMemberAnswerError> {
        let state = self.state();
        state.find_field_and_member(custom_field_id, member_id).map_err(GetMemberAnswerError::not_found)?;
        let answer = state.answer_of(custom_field_id, member_id).filter(|answer| answer.id == answer_id).cloned();
        answer.ok_or_else(|| GetMemberAnswerError::not_found(missing("Answer")))
    }
}
