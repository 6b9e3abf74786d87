//! Every type against its schema.

use std::collections::BTreeSet;

use mighty_networks::{
    Page, abuse_reports, assets, badges, collections, comments, courseworks, custom_field_answers,
    custom_field_options, custom_fields, events, invites, me, members, networks, plans, polls, posts, purchases,
    reactions, rsvps, spaces, subscriptions, tags,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use mighty_networks_fake::{Fields, Instances, document, is_required};

/// A schema's name, and its type as a round trip.
type Row = (&'static str, fn(&Value) -> Result<Value, String>);

/// Reads a value and writes it.
fn round_trip<T: DeserializeOwned + Serialize>(value: &Value) -> Result<Value, String> {
    let read: T = serde_json::from_value(value.clone()).map_err(|error| format!("{error}: {value}"))?;
    serde_json::to_value(read).map_err(|error| error.to_string())
}

macro_rules! tables {
    ($(static $table:ident = { $($schema:literal => $type:ty,)* })*) => {
        $(static $table: &[Row] = &[$(($schema, round_trip::<$type>)),*];)*
    };
}

tables! {
    static ANSWERS = {
        "AbuseReportResponse" => abuse_reports::AbuseReport,
        "AssetResponse" => assets::Asset,
        "BadgeResponse" => badges::Badge,
        "CategoryResponse" => members::Category,
        "CollectionOrderItemResponse" => collections::CollectionOrderItem,
        "CollectionResponse" => collections::Collection,
        "CommentResponse" => comments::Comment,
        "CourseworkResponse" => courseworks::Coursework,
        "CustomFieldAnswerResponse" => custom_field_answers::CustomFieldAnswer,
        "CustomFieldOptionResponse" => custom_field_options::CustomFieldOption,
        "CustomFieldResponse" => custom_fields::CustomField,
        "EmbeddedLinkResponse" => comments::EmbeddedLink,
        "EventCreatePayload" => rsvps::RsvpEvent,
        "EventInstanceResponse" => rsvps::EventInstance,
        "EventResponse" => events::Event,
        "InviteResponse" => invites::Invite,
        "MeResponse" => me::Identity,
        "MemberResponse" => members::Member,
        "NetworkResponse" => networks::Network,
        "PlanResponse" => plans::Plan,
        "PollChoiceResponse" => polls::PollChoice,
        "PollResponse" => polls::Poll,
        "PostResponse" => posts::Post,
        "PurchaseDetailResponse" => purchases::PurchaseDetail,
        "PurchasePlanResponse" => purchases::PurchasePlan,
        "PurchaseResponse" => purchases::Purchase,
        "ReactionResponse" => reactions::Reaction,
        "RsvpResponse" => rsvps::Rsvp,
        "SegmentResponse" => custom_field_answers::Segment,
        "SpaceResponse" => spaces::Space,
        "SubscriptionDetailResponse" => subscriptions::SubscriptionDetail,
        "SubscriptionPlanResponse" => subscriptions::SubscriptionPlan,
        "SubscriptionResponse" => subscriptions::Subscription,
        "TagResponse" => tags::Tag,
        "UserResponse" => me::User,
        "AbuseReportResponsePaged" => Page<abuse_reports::AbuseReport>,
        "BadgeResponsePaged" => Page<badges::Badge>,
        "CollectionOrderItemResponsePaged" => Page<collections::CollectionOrderItem>,
        "CollectionResponsePaged" => Page<collections::Collection>,
        "CommentResponsePaged" => Page<comments::Comment>,
        "CourseworkResponsePaged" => Page<courseworks::Coursework>,
        "CustomFieldAnswerResponsePaged" => Page<custom_field_answers::CustomFieldAnswer>,
        "CustomFieldOptionResponsePaged" => Page<custom_field_options::CustomFieldOption>,
        "CustomFieldResponsePaged" => Page<custom_fields::CustomField>,
        "EventResponsePaged" => Page<events::Event>,
        "InviteResponsePaged" => Page<invites::Invite>,
        "MemberResponsePaged" => Page<members::Member>,
        "PlanResponsePaged" => Page<plans::Plan>,
        "PollResponsePaged" => Page<polls::Poll>,
        "PostResponsePaged" => Page<posts::Post>,
        "PurchaseResponsePaged" => Page<purchases::Purchase>,
        "ReactionResponsePaged" => Page<reactions::Reaction>,
        "RsvpResponsePaged" => Page<rsvps::Rsvp>,
        "SpaceResponsePaged" => Page<spaces::Space>,
        "SubscriptionResponsePaged" => Page<subscriptions::Subscription>,
        "TagResponsePaged" => Page<tags::Tag>,
    }
    static REQUESTS = {
        "BadgeRequest" => badges::NewBadge,
        "BadgeUpdateRequest" => badges::BadgeUpdate,
        "BanRequest" => members::Ban,
        "CollectionCreateRequest" => collections::NewCollection,
        "CollectionOrderRequest" => collections::CollectionOrder,
        "CollectionSpacePosition" => collections::SpacePosition,
        "CollectionUpdateRequest" => collections::CollectionUpdate,
        "CommentRequest" => comments::NewComment,
        "CourseworkRequest" => courseworks::NewCoursework,
        "CourseworkUpdateRequest" => courseworks::CourseworkUpdate,
        "CustomFieldAnswerRequest" => custom_field_answers::NewCustomFieldAnswer,
        "CustomFieldOptionRequest" => custom_field_options::NewCustomFieldOption,
        "CustomFieldOptionUpdateRequest" => custom_field_options::CustomFieldOptionUpdate,
        "CustomFieldRequest" => custom_fields::NewCustomField,
        "CustomFieldUpdateRequest" => custom_fields::CustomFieldUpdate,
        "EventCreateRequest" => events::NewEvent,
        "EventUpdateRequest" => events::EventUpdate,
        "InviteRequest" => invites::NewInvite,
        "MemberBadgeRequest" => badges::BadgeAssignment,
        "MemberCreateRequest" => members::NewMember,
        "MemberTagAddRequest" => tags::TagAssignment,
        "MemberUpdateRequest" => members::MemberUpdate,
        "PollRequest" => polls::NewPoll,
        "PollUpdateRequest" => polls::PollUpdate,
        "PostRequest" => posts::NewPost,
        "PostUpdateRequest" => posts::PostUpdate,
        "ReactionRequest" => reactions::NewReaction,
        "RsvpRequest" => rsvps::NewRsvp,
        "SpaceRequest" => spaces::NewSpace,
        "SpaceUpdateRequest" => spaces::SpaceUpdate,
        "TagRequest" => tags::NewTag,
        "TagUpdateRequest" => tags::TagUpdate,
    }
    static INLINE_BODIES = {
        "update_badge" => badges::BadgeUpdate,
        "update_collection" => collections::CollectionUpdate,
        "update_coursework" => courseworks::CourseworkUpdate,
        "update_custom_field" => custom_fields::CustomFieldUpdate,
        "update_custom_field_option" => custom_field_options::CustomFieldOptionUpdate,
        "update_event" => events::EventUpdate,
        "update_event_rsvp" => rsvps::RsvpUpdate,
        "update_invite" => invites::InviteUpdate,
        "update_member" => members::MemberUpdate,
        "update_poll" => polls::PollUpdate,
        "update_post" => posts::PostUpdate,
        "update_space" => spaces::SpaceUpdate,
        "update_space_member" => members::MemberUpdate,
        "update_tag" => tags::TagUpdate,
    }
}

/// Schemas without a type of their own: the error's is an enum over several shapes, the empty one is `()`, and the third is used
/// by no operation.
const WITHOUT_TYPE: [&str; 3] = ["ErrorResponse", "EmptyResponse", "NetworkMemberResponse"];

/// Fields besides `id` without which an answer is not what it is called.
const IDENTITY: [(&str, &str); 5] = [
    ("EventInstanceResponse", "post_id"),
    ("MeResponse", "network"),
    ("MeResponse", "user"),
    ("PurchaseResponse", "purchase"),
    ("SubscriptionResponse", "subscription"),
];

/// The body that an operation's document writes where it is used.
fn inline_body<'d>(document: &'d Value, operation: &str) -> &'d Value {
    let items = document["paths"].as_object().unwrap().values();
    let mut operations = items.flat_map(|item| item.as_object().unwrap().values());
    let operation = operations.find(|found| found["operationId"] == operation).unwrap();
    &operation["requestBody"]["content"]["application/json"]["schema"]
}

#[test]
fn every_schema_has_a_type() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap().keys().map(String::as_str);
    let typed = ANSWERS.iter().chain(REQUESTS).map(|row| row.0).chain(WITHOUT_TYPE);
    assert_eq!(typed.collect::<BTreeSet<_>>(), schemas.collect());
}

#[test]
fn every_field_of_an_answer_is_read() {
    let document = document();
    let instances = Instances::of(&document);
    for (schema, round_trip) in ANSWERS {
        let value = instances.make(instances.schema(schema), Fields::All);
        assert_eq!(round_trip(&value), Ok(value), "{schema}");
    }
}

#[test]
fn an_answer_needs_no_more_than_what_is_required() {
    let document = document();
    let instances = Instances::of(&document);
    for (schema, round_trip) in ANSWERS {
        for fields in [Fields::Required, Fields::OptionalNull] {
            let value = instances.make(instances.schema(schema), fields);
            assert!(round_trip(&value).is_ok(), "{schema}, {fields:?}: {:?}", round_trip(&value));
        }
    }
}

#[test]
fn unknown_fields_are_ignored() {
    let document = document();
    let instances = Instances::of(&document);
    for (schema, round_trip) in ANSWERS {
        let known = instances.make(instances.schema(schema), Fields::All);
        let with_unknown = instances.make(instances.schema(schema), Fields::Unknown);
        assert!(with_unknown.to_string().contains("zz_added_later"), "{schema} has nothing unknown");
        assert_eq!(round_trip(&with_unknown), Ok(known), "{schema}");
    }
}

/// The API sends less than it promises; only what makes an object that object has to be there.
#[test]
fn required_fields_may_be_null_or_absent_except_for_the_identity() {
    let document = document();
    let instances = Instances::of(&document);
    for (name, round_trip) in ANSWERS.iter().filter(|(name, _)| !name.ends_with("Paged")) {
        let schema = instances.schema(name);
        let whole = instances.make(schema, Fields::All);
        for (field, _) in whole.as_object().unwrap().iter().filter(|(field, _)| is_required(schema, field)) {
            let [mut absent, mut null] = [whole.clone(), whole.clone()];
            absent.as_object_mut().unwrap().remove(field);
            null[field] = Value::Null;
            let is_identity = field == "id" || IDENTITY.contains(&(name, field));
            for value in [absent, null] {
                assert_eq!(round_trip(&value).is_err(), is_identity, "{name}.{field}: {:?}", round_trip(&value));
            }
        }
    }
}

/// Whatever is set is written under the document's name; whatever is not set is not written.
#[test]
fn requests_are_written_as_their_schemas_say() {
    let document = document();
    let instances = Instances::of(&document);
    let named = REQUESTS.iter().map(|row| (row, instances.schema(row.0)));
    let inline = INLINE_BODIES.iter().map(|row| (row, inline_body(&document, row.0)));
    for ((name, round_trip), schema) in named.chain(inline) {
        for fields in [Fields::All, Fields::Required] {
            let value = instances.make(schema, fields);
            assert_eq!(round_trip(&value), Ok(value), "{name}, {fields:?}");
        }
    }
}

#[test]
fn every_inline_body_has_a_type() {
    let document = document();
    let items = document["paths"].as_object().unwrap().values();
    let inline = items.flat_map(|item| item.as_object().unwrap().values()).filter(|operation| {
        operation["requestBody"]["content"]["application/json"]["schema"].get("properties").is_some()
    });
    let inline: BTreeSet<_> = inline.filter_map(|operation| operation["operationId"].as_str()).collect();
    assert_eq!(INLINE_BODIES.iter().map(|row| row.0).collect::<BTreeSet<_>>(), inline);
}

#[test]
fn a_date_may_have_any_offset() {
    let at = |text: &str| {
        serde_json::from_value::<spaces::Space>(json!({"id": 1, "created_at": text})).map(|s| s.created_at)
    };
    let utc = at("2026-03-04T05:06:07Z").unwrap();
    assert!(utc.is_some());
    for same in ["2026-03-04T05:06:07.000Z", "2026-03-03T21:06:07-08:00", "2026-03-04T10:36:07+05:30"] {
        assert_eq!(at(same).unwrap(), utc, "{same}");
    }
    assert!(at("yesterday").is_err());
}

#[test]
fn an_enum_keeps_a_value_that_it_does_not_know() {
    let member: members::Member = serde_json::from_value(json!({"id": "7", "member_type": "honorary"})).unwrap();
    assert_eq!(member.member_type, Some(members::MemberType::Other("honorary".to_owned())));
    assert_eq!(member.id.get(), 7);
}

#[test]
fn categories_are_text_or_objects() {
    let read = |categories: Value| {
        serde_json::from_value::<members::Member>(json!({"id": 1, "categories": categories})).map(|m| m.categories)
    };
    assert_eq!(read(json!("a, b")).unwrap(), members::Categories::Text("a, b".to_owned()));
    assert_eq!(read(Value::Null).unwrap(), members::Categories::default());
    let members::Categories::List(list) = read(json!([{"id": 3, "title": "Founders"}])).unwrap() else {
        panic!("no list")
    };
    assert_eq!((list.len(), list[0].title.as_str()), (1, "Founders"));
}

#[test]
fn every_style_of_the_document_is_known() {
    let document = document();
    let operation = &document["paths"]["/admin/v1/networks/{network_id}/assets"]["post"];
    let styles =
        &operation["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"]["asset_style"]["enum"];
    assert_eq!(serde_json::to_value(assets::AssetStyle::KNOWN).unwrap(), *styles);
}
