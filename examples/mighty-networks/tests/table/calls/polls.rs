//! The calls of `Polls`.

use mighty_networks::polls::{NewPoll, NewPollType, PollUpdate, PollsEndpoints};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(PollsEndpoints {
        list_polls(Some(SpaceId::new(2)), Some(2), Some(100));
        create_poll(&new_poll());
        get_poll(PollId::new(3));
        update_poll(PollId::new(4), &poll_update());
        replace_poll(PollId::new(5), &poll_update());
        delete_poll(PollId::new(6));
    })
}

fn new_poll() -> NewPoll {
    NewPoll::builder()
        .space_id(SpaceId::new(7))
        .title("some title")
        .description("some description")
        .poll_type(NewPollType::MultipleChoice)
        .choices(["some choices"])
        .notify(true)
        .build()
}

fn poll_update() -> PollUpdate {
    PollUpdate::builder().title("some title").description("some description").build()
}
