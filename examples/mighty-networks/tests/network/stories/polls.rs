//! Polls and questions.

use mighty_networks::polls::{NewPoll, NewPollType, PollPostType, PollType, PollUpdate};
use mighty_networks::prelude::*;

use crate::world::{Told, World};

pub(crate) async fn a_poll(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let space = world.network().add_space("Town square");
    let new = |kind| NewPoll::builder().space_id(space.id).title("Tea or coffee?").poll_type(kind);
    let poll = new(NewPollType::MultipleChoice).choices(["Tea", "Coffee"]).build();
    let poll = mighty.create_poll(id, &poll).await?;
    assert_eq!((&poll.poll_type, &poll.space), (&Some(PollType::MultipleChoice), &Some(space.clone())));
    assert_eq!(poll.choices.iter().map(|choice| choice.text.as_str()).collect::<Vec<_>>(), ["Tea", "Coffee"]);
    let question = mighty.create_poll(id, &new(NewPollType::Question).build()).await?;
    assert_eq!((question.post_type, question.poll_type), (Some(PollPostType::Question), None));
    assert_eq!(mighty.get_poll(id, poll.id).await?, poll);
    assert_eq!(mighty.list_polls(id, Some(space.id), None, None).await?.items.len(), 2);
    let changes = PollUpdate::builder().title("Coffee or tea?").build();
    assert_eq!(mighty.update_poll(id, poll.id, &changes).await?.title, "Coffee or tea?");
    let changes = PollUpdate::builder().description("Choose").build();
    assert_eq!(mighty.replace_poll(id, poll.id, &changes).await?.title, "Coffee or tea?");
    mighty.delete_poll(id, poll.id).await?;
    assert_eq!(world.network().polls().len(), 1);
    Ok(())
}
