//! The calls of all operations, a file for each trait.

mod abuse_reports;
mod assets;
mod badges;
mod collections;
mod comments;
mod courseworks;
mod custom_field_answers;
mod custom_field_options;
mod custom_fields;
mod events;
mod invites;
mod me;
mod members;
mod mute;
mod networks;
mod password_resets;
mod plans;
mod polls;
mod posts;
mod purchases;
mod reactions;
mod rsvps;
mod spaces;
mod subscriptions;
mod tags;

use crate::call::Calls;

/// All calls, trait by trait.
pub(crate) fn all() -> Vec<Calls> {
    vec![
        abuse_reports::all(),
        assets::all(),
        badges::all(),
        collections::all(),
        comments::all(),
        courseworks::all(),
        custom_field_answers::all(),
        custom_field_options::all(),
        custom_fields::all(),
        events::all(),
        invites::all(),
        me::all(),
        members::all(),
        mute::all(),
        networks::all(),
        password_resets::all(),
        plans::all(),
        polls::all(),
        posts::all(),
        purchases::all(),
        reactions::all(),
        rsvps::all(),
        spaces::all(),
        subscriptions::all(),
        tags::all(),
    ]
}
