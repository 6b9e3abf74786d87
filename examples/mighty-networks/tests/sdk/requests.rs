//! What the builders make.

use jiff::Timestamp;
use mighty_networks::collections::{CollectionOrder, SpacePosition};
use mighty_networks::custom_fields::{NewCustomField, Privacy, ResponseBy, ResponseType};
use mighty_networks::events::{Days, EventType, EventUpdate, Frequency, NewEvent};
use mighty_networks::members::{MemberType, MemberUpdate, NewMember, Role};
use mighty_networks::polls::{NewPoll, NewPollType};
use mighty_networks::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

fn written(request: &impl Serialize) -> Value {
    serde_json::to_value(request).unwrap()
}

#[test]
fn an_update_sends_only_what_was_set() {
    assert_eq!(written(&MemberUpdate::default()), json!({}));
    assert_eq!(written(&MemberUpdate::builder().build()), json!({}));
    assert_eq!(written(&MemberUpdate::builder().first_name("Ada").build()), json!({"first_name": "Ada"}));
    let role = MemberUpdate::builder().role(Role::Moderator).maybe_email(None::<String>).build();
    assert_eq!(written(&role), json!({"role": "moderator"}));
}

/// An empty text or list is something that was set.
#[test]
fn empty_is_not_unset() {
    assert_eq!(written(&MemberUpdate::builder().last_name("").build()), json!({"last_name": ""}));
    let member = NewMember::builder().email("a@example.org").first_name("A").last_name("B").space_ids([]).build();
    assert_eq!(written(&member)["space_ids"], json!([]));
}

#[test]
fn a_new_member_has_what_is_required_and_what_was_set() {
    let member = NewMember::builder()
        .email("ada@example.org")
        .first_name("Ada")
        .last_name("Lovelace")
        .member_type(MemberType::Limited)
        .space_ids([SpaceId::new(3), SpaceId::new(5)])
        .send_welcome_email(false)
        .build();
    let expected = json!({
        "email": "ada@example.org", "first_name": "Ada", "last_name": "Lovelace",
        "member_type": "limited", "space_ids": [3, 5], "send_welcome_email": false,
    });
    assert_eq!(written(&member), expected);
}

#[test]
fn a_value_that_the_crate_does_not_know_can_be_sent() {
    let update = MemberUpdate::builder().role("admin".into()).build();
    assert_eq!(written(&update), json!({"role": "admin"}));
}

#[test]
fn lists_are_made_of_anything() {
    let poll = NewPoll::builder()
        .space_id(SpaceId::new(1))
        .title("Tea?")
        .poll_type(NewPollType::MultipleChoice)
        .choices(["Yes", "No"])
        .build();
    assert_eq!(written(&poll)["choices"], json!(["Yes", "No"]));
    let field = NewCustomField::builder()
        .title("Engine")
        .response_type(ResponseType::DropdownSingleSelect)
        .privacy(Privacy::Public)
        .response_by(ResponseBy::IndividualMember)
        .options(vec!["Steam".to_owned()])
        .build();
    assert_eq!(written(&field)["options"], json!(["Steam"]));
    let places = [7, 9].map(SpaceId::new).into_iter().zip(1..);
    let places = places.map(|(space, position)| SpacePosition::builder().space_id(space).position(position).build());
    let order = CollectionOrder::builder().spaces(places).build();
    assert_eq!(written(&order), json!({"spaces": [{"space_id": 7, "position": 1}, {"space_id": 9, "position": 2}]}));
}

fn event(days: Days) -> NewEvent {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    NewEvent::builder()
        .title("Tea")
        .space_id(SpaceId::new(1))
        .starts_at(at("2026-03-04T15:00:00+01:00"))
        .ends_at(at("2026-03-04T16:00:00+01:00"))
        .event_type(EventType::OnlineMeeting)
        .frequency(Frequency::Weekly)
        .interval(2)
        .by_days(days)
        .build()
}

#[test]
fn an_instant_is_sent_with_its_offset() {
    assert_eq!(written(&event(1.into()))["starts_at"], json!("2026-03-04T14:00:00Z"));
}

/// The document types the days as a number where an event is made, and describes a list.
#[test]
fn one_day_is_a_number_and_several_are_text() {
    assert_eq!(written(&event(3.into()))["by_days"], json!(3));
    assert_eq!(written(&event([1, 3].into()))["by_days"], json!("1,3"));
    assert_eq!(written(&event("MO".into()))["by_days"], json!("MO"));
    assert_eq!(written(&event(3.into())).get("by_month_days"), None);
    assert_eq!(written(&EventUpdate::builder().by_days(3).build()), json!({"by_days": "3"}));
}
