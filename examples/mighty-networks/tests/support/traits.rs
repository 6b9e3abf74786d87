//! All traits of the crate.

use mighty_networks::{
    abuse_reports, assets, badges, collections, comments, courseworks, custom_field_answers, custom_field_options,
    custom_fields, events, invites, me, members, mute, networks, password_resets, plans, polls, posts, purchases,
    reactions, rsvps, spaces, subscriptions, tags,
};
use mighty_runtime::Endpoint;

/// The endpoints of all traits, in the order of their names.
pub(crate) const TRAITS: [&[&Endpoint]; 25] = [
    abuse_reports::AbuseReportsEndpoints::ALL,
    assets::AssetsEndpoints::ALL,
    badges::BadgesEndpoints::ALL,
    collections::CollectionsEndpoints::ALL,
    comments::CommentsEndpoints::ALL,
    courseworks::CourseworksEndpoints::ALL,
    custom_field_answers::CustomFieldAnswersEndpoints::ALL,
    custom_field_options::CustomFieldOptionsEndpoints::ALL,
    custom_fields::CustomFieldsEndpoints::ALL,
    events::EventsEndpoints::ALL,
    invites::InvitesEndpoints::ALL,
    me::MeEndpoints::ALL,
    members::MembersEndpoints::ALL,
    mute::MuteEndpoints::ALL,
    networks::NetworksEndpoints::ALL,
    password_resets::PasswordResetsEndpoints::ALL,
    plans::PlansEndpoints::ALL,
    polls::PollsEndpoints::ALL,
    posts::PostsEndpoints::ALL,
    purchases::PurchasesEndpoints::ALL,
    reactions::ReactionsEndpoints::ALL,
    rsvps::RsvpsEndpoints::ALL,
    spaces::SpacesEndpoints::ALL,
    subscriptions::SubscriptionsEndpoints::ALL,
    tags::TagsEndpoints::ALL,
];
