//! `Polls`.

use mighty_runtime::Items;

use crate::polls::{
    CreatePollError, DeletePollError, GetPollError, ListPollsError, NewPoll, NewPollType, Poll, PollChoice,
    PollPostType, PollType, PollUpdate, ReplacePollError, UpdatePollError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::setting::{set, set_some};
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

impl State {
    fn add_poll(&mut self, new: &NewPoll) -> Poll {
        let now = self.tick();
        let creator = self.members.find(self.owner).ok().map(|owner| shown::user(owner, true));
        let space = self.spaces.find(new.space_id).ok().cloned();
        let choices = new.choices.iter().flatten().zip(1_u64..);
        let choices = choices.map(|(text, number)| PollChoice { id: number.to_string().into(), text: text.clone() });
        self.polls.add(|id| Poll {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            post_type: Some(if is_question(new) { PollPostType::Question } else { PollPostType::Poll }),
            poll_type: poll_type(&new.poll_type),
            title: new.title.clone(),
            description: new.description.clone(),
            creator,
            space,
            images: Vec::new(),
            choices: choices.collect(),
            status: "posted".to_owned(),
            published_at: Some(now),
            permalink: shown::permalink("polls", id),
            comments_enabled: true,
            last_activity_at: Some(now),
        })
    }

    fn set_poll(&mut self, id: PollId, changes: &PollUpdate) -> Result<Poll, MightyError> {
        let now = self.tick();
        let poll = self.polls.change(id)?;
        set(&mut poll.title, &changes.title);
        set_some(&mut poll.description, &changes.description);
        poll.updated_at = Some(now);
        Ok(poll.clone())
    }
}

fn is_question(new: &NewPoll) -> bool {
    new.poll_type == NewPollType::Question
}

/// The kind as the API shows it; `None` for a question.
fn poll_type(new: &NewPollType) -> Option<PollType> {
    match new {
        NewPollType::MultipleChoice => Some(PollType::MultipleChoice),
        NewPollType::HotCold => Some(PollType::HotCold),
        NewPollType::Percentage => Some(PollType::Percentage),
        NewPollType::Question | NewPollType::Other(_) => None,
    }
}

fn check_new(new: &NewPoll) -> Valid {
    valid::name("Title", &new.title)?;
    valid::known("Poll type", Some(&new.poll_type), NewPollType::KNOWN)?;
    let has_choices = new.choices.as_ref().is_some_and(|choices| !choices.is_empty());
    valid(has_choices || is_question(new), "Choices can't be blank")
}

fn check(changes: &PollUpdate) -> Valid {
    changes.title.as_ref().map_or(Ok(()), |title| valid::name("Title", title))
}

impl Polls for TestNetwork {
    async fn list_polls(
        &self,
        _: &NetworkId,
        space_id: Option<SpaceId>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Poll>, ListPollsError> {
        let is_in_space = |poll: &Poll| space_id.is_none() || poll.space.as_ref().map(|space| space.id) == space_id;
        Ok(page(self.state().polls.filtered(is_in_space), number, per_page))
    }

    fn list_polls_stream(
        &self,
        network_id: &NetworkId,
        space_id: Option<SpaceId>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Poll>, ListPollsError> {
        self.client().list_polls_stream(network_id, space_id, page, per_page)
    }

    async fn create_poll(&self, _: &NetworkId, new: &NewPoll) -> Result<Poll, CreatePollError> {
        let mut state = self.state();
        state.spaces.find(new.space_id).map_err(CreatePollError::not_found)?;
        check_new(new).map_err(CreatePollError::unprocessable_entity)?;
        Ok(state.add_poll(new))
    }

    async fn get_poll(&self, _: &NetworkId, poll_id: PollId) -> Result<Poll, GetPollError> {
        self.state().polls.find(poll_id).cloned().map_err(GetPollError::not_found)
    }

    async fn update_poll(&self, _: &NetworkId, poll_id: PollId, changes: &PollUpdate) -> Result<Poll, UpdatePollError> {
        let mut state = self.state();
        state.polls.find(poll_id).map_err(UpdatePollError::not_found)?;
        check(changes).map_err(UpdatePollError::unprocessable_entity)?;
        state.set_poll(poll_id, changes).map_err(UpdatePollError::not_found)
    }

    async fn replace_poll(
        &self,
        _: &NetworkId,
        poll_id: PollId,
        changes: &PollUpdate,
    ) -> Result<Poll, ReplacePollError> {
        let mut state = self.state();
        state.polls.find(poll_id).map_err(ReplacePollError::not_found)?;
        check(changes).map_err(ReplacePollError::unprocessable_entity)?;
        state.set_poll(poll_id, changes).map_err(ReplacePollError::not_found)
    }

    async fn delete_poll(&self, _: &NetworkId, poll_id: PollId) -> Result<(), DeletePollError> {
        self.state().polls.remove(poll_id).map(drop).map_err(DeletePollError::not_found)
    }
}
