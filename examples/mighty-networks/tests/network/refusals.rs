//! What is refused, by the variants that callers match.

use mighty_networks::assets::AssetStyle;
use mighty_networks::badges::{CreateBadgeError, NewBadge};
use mighty_networks::collections::DeleteCollectionError;
use mighty_networks::comments::{CreatePostCommentError, NewComment};
use mighty_networks::custom_fields::{CustomFieldUpdate, ResponseType, UpdateCustomFieldError};
use mighty_networks::events::{CreateEventError, EventType, NewEvent};
use mighty_networks::members::{
    AddPlanMemberError, CreateMemberError, DeleteMemberError, MemberType, MemberUpdate, UpdateMemberError,
};
use mighty_networks::plans::PricingType;
use mighty_networks::posts::{CreatePostError, NewPost};
use mighty_networks::prelude::*;
use mighty_networks::reactions::{CreatePostReactionError, NewReaction};
use mighty_networks::rsvps::{CreateEventRsvpError, NewRsvp, RsvpStatus};
use mighty_networks::spaces::SpaceUpdate;
use mighty_networks::subscriptions::CancelSubscriptionError;
use mighty_networks::tags::{AddMemberTagError, CreateTagError, NewTag, TagAssignment};
use mighty_networks::testing::START;

use crate::world::{World, new_member};

#[tokio::test]
async fn a_member_who_cannot_be() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    world.member("Ada");
    let limited = mighty_networks::members::NewMember::builder().email("b@example.org").first_name("B").last_name("B");
    let limited = limited.member_type(MemberType::Limited).build();
    for new in [new_member("Ada"), new_member(" "), limited] {
        let refused = mighty.create_member(id, &new).await;
        assert!(matches!(refused, Err(CreateMemberError::UnprocessableEntity(_))), "{new:?}");
    }
    let host = mighty.delete_member(id, world.network().host()).await;
    assert!(matches!(host, Err(DeleteMemberError::UnprocessableEntity(_))));
    let king = MemberUpdate::builder().role("king".into()).build();
    let king = mighty.update_member(id, world.network().host(), &king).await;
    assert!(matches!(king, Err(UpdateMemberError::UnprocessableEntity(_))));
    assert_eq!(world.network().members().len(), 2);
}

#[tokio::test]
async fn what_is_there_already() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let ada = world.member("Ada").id;
    let tag = mighty.create_tag(id, &NewTag::builder().title("New").build()).await.unwrap().id;
    let again = mighty.create_tag(id, &NewTag::builder().title("New").build()).await;
    assert!(matches!(again, Err(CreateTagError::UnprocessableEntity(_))));
    let assignment = TagAssignment::builder().tag_id(tag).build();
    mighty.add_member_tag(id, ada, &assignment).await.unwrap();
    let again = mighty.add_member_tag(id, ada, &assignment).await;
    assert!(matches!(again, Err(AddMemberTagError::UnprocessableEntity(_))));
    let plan = world.network().add_plan("Friends", PricingType::Free).id;
    mighty.add_plan_member(id, plan, Some(ada)).await.unwrap();
    let AddPlanMemberError::UnprocessableEntity(error) = mighty.add_plan_member(id, plan, Some(ada)).await.unwrap_err()
    else {
        panic!("held twice")
    };
    assert_eq!(error.message(), "Member already has this plan");
}

#[tokio::test]
async fn what_is_not_valid() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let picture = world.network().add_asset(&AssetStyle::Avatar, "star.png").id;
    let brown = NewBadge::builder().title("Star").color("brown").avatar_id(picture).build();
    assert!(matches!(mighty.create_badge(id, &brown).await, Err(CreateBadgeError::UnprocessableEntity(_))));
    let space_id = world.network().add_space("Square").id;
    let nowhere = NewPost::builder().space_id(SpaceId::new(9)).title("Hello").build();
    assert!(matches!(mighty.create_post(id, None, &nowhere).await, Err(CreatePostError::NotFound(_))));
    let untitled = NewPost::builder().space_id(space_id).title("").build();
    assert!(matches!(mighty.create_post(id, None, &untitled).await, Err(CreatePostError::UnprocessableEntity(_))));
    let post = NewPost::builder().space_id(space_id).title("Hello").build();
    let post = mighty.create_post(id, None, &post).await.unwrap().id;
    let reply = NewComment::builder().text("Yes").reply_to_id(CommentId::new(9)).build();
    let reply = mighty.create_post_comment(id, post, &reply).await;
    assert!(matches!(reply, Err(CreatePostCommentError::UnprocessableEntity(_))));
    let nice = mighty.create_post_reaction(id, post, &NewReaction::builder().emoji("nice").build()).await;
    assert!(matches!(nice, Err(CreatePostReactionError::UnprocessableEntity(_))));
}

#[tokio::test]
async fn times_that_cannot_be() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let space_id = world.network().add_space("Kitchen").id;
    let hour = jiff::SignedDuration::from_hours(1);
    let event = |ends_at| {
        let new = NewEvent::builder().title("Tea").space_id(space_id).event_type(EventType::Local);
        new.starts_at(START).ends_at(ends_at).build()
    };
    let backwards = mighty.create_event(id, &event(START - hour)).await;
    assert!(matches!(backwards, Err(CreateEventError::UnprocessableEntity(_))));
    let tea = mighty.create_event(id, &event(START + hour)).await.unwrap().id;
    let ada = world.member("Ada").id;
    let rsvp = NewRsvp::builder().member_id(ada).status(RsvpStatus::Yes).instance_at(START + hour).build();
    let never = mighty.create_event_rsvp(id, tea, &rsvp).await;
    assert!(matches!(never, Err(CreateEventRsvpError::UnprocessableEntity(_))));
    mighty.remove_network_membership(id, ada, None).await.unwrap();
    let left = mighty.create_event_rsvp(id, tea, &rsvp).await;
    assert!(matches!(left, Err(CreateEventRsvpError::Forbidden(_))));
}

#[tokio::test]
async fn what_may_not_be_changed() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let field = world.network().add_fixed_custom_field("Name", ResponseType::TextShort).id;
    let after = mighty.update_custom_field(id, field, &CustomFieldUpdate::default()).await;
    assert!(matches!(after, Err(UpdateCustomFieldError::Forbidden(_))));
    let rooms = mighty_networks::collections::NewCollection::builder().name("Rooms").build();
    let rooms = mighty.create_collection(id, &rooms).await.unwrap().id;
    let hall = world.network().add_space("Hall").id;
    mighty.update_space(id, hall, &SpaceUpdate::builder().collection_id(rooms).build()).await.unwrap();
    let full = mighty.delete_collection(id, rooms).await;
    assert!(matches!(full, Err(DeleteCollectionError::UnprocessableEntity(_))));
}

#[tokio::test]
async fn a_subscription_ends_once() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let plan = world.network().add_plan("Patron", PricingType::Subscription).id;
    let paid = world.network().add_subscription(world.network().host(), plan).unwrap().subscription.id;
    let someday = mighty.cancel_subscription(id, paid, Some("someday")).await;
    assert!(matches!(someday, Err(CancelSubscriptionError::BadRequest(_))));
    mighty.cancel_subscription(id, paid, None).await.unwrap();
    let again = mighty.cancel_subscription(id, paid, None).await;
    assert!(matches!(again, Err(CancelSubscriptionError::UnprocessableEntity(_))));
}
