//! Everything that calls need: `use mighty_networks::prelude::*`.
//!
//! The traits, so that their methods can be called; the client; ids. The types of requests and answers, and the errors,
//! are in the module of their trait, as in [`members::NewMember`](crate::members::NewMember).

pub use crate::abuse_reports::AbuseReports;
pub use crate::assets::Assets;
pub use crate::badges::Badges;
pub use crate::collections::Collections;
pub use crate::comments::Comments;
pub use crate::courseworks::Courseworks;
pub use crate::custom_field_answers::CustomFieldAnswers;
pub use crate::custom_field_options::CustomFieldOptions;
pub use crate::custom_fields::CustomFields;
pub use crate::events::Events;
pub use crate::ids::*;
pub use crate::invites::Invites;
pub use crate::me::Me;
pub use crate::members::Members;
pub use crate::mute::Mute;
pub use crate::networks::Networks;
pub use crate::password_resets::PasswordResets;
pub use crate::plans::Plans;
pub use crate::polls::Polls;
pub use crate::posts::Posts;
pub use crate::purchases::Purchases;
pub use crate::reactions::Reactions;
pub use crate::rsvps::Rsvps;
pub use crate::spaces::Spaces;
pub use crate::subscriptions::Subscriptions;
pub use crate::tags::Tags;
pub use crate::{MightyClient, MightyError, MightyNetworks, NetworkId, Page};
