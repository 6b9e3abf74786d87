//! What each trait answers, a file for each: the implementations of the traits by the network, and the changes of its state
//! that they make.

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
mod memberships;
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
