//! Events, and who comes.

use jiff::{SignedDuration, Timestamp};
use mighty_networks::events::{Event, EventType, EventUpdate, Frequency, NewEvent};
use mighty_networks::prelude::*;
use mighty_networks::rsvps::{NewRsvp, RsvpStatus, RsvpUpdate};
use mighty_networks::testing::START;

use crate::world::{Told, World};

const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

async fn tea(world: &World) -> Result<Event, mighty_runtime::Error> {
    let new = NewEvent::builder()
        .title("Tea")
        .space_id(world.network().add_space("Kitchen").id)
        .event_type(EventType::Local)
        .starts_at(START)
        .ends_at(START + SignedDuration::from_hours(1))
        .frequency(Frequency::Weekly)
        .build();
    Ok(world.mighty.create_event(&world.id, &new).await?)
}

pub(crate) async fn an_event(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let tea = tea(world).await?;
    assert_eq!(tea.recurrence_rule.as_deref(), Some("FREQ=WEEKLY;INTERVAL=1"));
    assert_eq!(mighty.get_event(id, tea.id).await?, tea);
    assert_eq!(mighty.list_events(id, None, None).await?.items, [tea.clone()]);
    let changes = EventUpdate::builder().location("The kitchen").build();
    let after = mighty.update_event(id, tea.id, &changes).await?;
    assert_eq!((after.location.as_deref(), after.created_at), (Some("The kitchen"), tea.created_at));
    let changes = EventUpdate::builder().interval(2).build();
    let after = mighty.replace_event(id, tea.id, &changes).await?;
    assert_eq!((after.title.as_str(), after.interval), ("Tea", Some(2)));
    mighty.delete_event(id, tea.id).await?;
    assert!(mighty.get_event(id, tea.id).await.is_err());
    Ok(())
}

pub(crate) async fn who_comes(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let (tea, ada) = (tea(world).await?.id, world.member("Ada"));
    let at = |at: Timestamp| NewRsvp::builder().member_id(ada.id).status(RsvpStatus::Yes).instance_at(at).build();
    let rsvp = mighty.create_event_rsvp(id, tea, &at(START + WEEK)).await?;
    let instance = rsvp.event_instance.clone().unwrap();
    assert_eq!((instance.instance_index, instance.starts_at), (1, Some(START + WEEK)));
    assert_eq!((rsvp.member.as_ref(), rsvp.event.as_ref().unwrap().id), (Some(&ada), tea));
    assert_eq!(mighty.get_event_rsvp(id, tea, rsvp.id).await?, rsvp);

    // Of another date it is another one, and of the same date it is this one.
    let other = mighty.create_event_rsvp(id, tea, &at(START)).await?;
    assert_eq!(mighty.create_event_rsvp(id, tea, &at(START)).await?.id, other.id);
    let listed = mighty.list_event_rsvps(id, tea, Some(START), None, None).await?.items;
    assert_eq!(listed.iter().map(|rsvp| rsvp.id).collect::<Vec<_>>(), [other.id]);

    let changes = RsvpUpdate::builder().status(RsvpStatus::Maybe).build();
    let after = mighty.update_event_rsvp(id, tea, rsvp.id, &changes).await?;
    assert_eq!((after.status, after.event_instance), (Some(RsvpStatus::Maybe), Some(instance)));
    let replaced = NewRsvp::builder().member_id(ada.id).status(RsvpStatus::No).build();
    assert_eq!(mighty.replace_event_rsvp(id, tea, rsvp.id, &replaced).await?.event_instance, None);
    mighty.delete_event_rsvp(id, tea, rsvp.id).await?;
    assert_eq!(world.network().rsvps().len(), 1);
    Ok(())
}
