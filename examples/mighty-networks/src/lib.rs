//! The Mighty Networks Admin API: all 137 operations of its document, as methods of one client.
//!
//! ```no_run
//! use mighty_networks::members::{GetMemberError, MemberUpdate};
//! use mighty_networks::prelude::*;
//!
//! # async fn run(token: String) -> Result<(), Box<dyn std::error::Error>> {
//! let mighty = MightyClient::builder().bearer(token).build()?;
//! let network = NetworkId::try_from("steam-engines")?;
//! match mighty.get_member(&network, MemberId::new(42)).await {
//!     Ok(member) => println!("{}", member.email),
//!     Err(GetMemberError::NotFound(e)) => println!("no such member: {}", e.message()),
//!     Err(e) => return Err(e.into()),
//! }
//! let changes = MemberUpdate::builder().first_name("Ada").build();
//! mighty.update_member(&network, MemberId::new(42), &changes).await?; // the rest stays as it is
//! # Ok(())
//! # }
//! ```
//!
//! # Where to look
//!
//! One trait for each tag of the document, and the types of its requests and answers beside it:
//!
//! | trait | | operations |
//! |---|---|---|
//! | [`AbuseReports`](abuse_reports::AbuseReports) | reports of abuse | 1 |
//! | [`Assets`](assets::Assets) | files that the network keeps | 1 |
//! | [`Badges`](badges::Badges) | badges, and who wears them | 10 |
//! | [`Collections`](collections::Collections) | collections of spaces | 7 |
//! | [`Comments`](comments::Comments) | comments on posts | 4 |
//! | [`Courseworks`](courseworks::Courseworks) | sections, lessons and quizzes of courses | 6 |
//! | [`CustomFieldAnswers`](custom_field_answers::CustomFieldAnswers) | what members answer to custom fields | 4 |
//! | [`CustomFieldOptions`](custom_field_options::CustomFieldOptions) | choices of custom fields | 6 |
//! | [`CustomFields`](custom_fields::CustomFields) | questions that members answer in their profiles | 6 |
//! | [`Events`](events::Events) | events | 6 |
//! | [`Invites`](invites::Invites) | invitations to the network and to plans | 11 |
//! | [`Me`](me::Me) | who is asking | 1 |
//! | [`Members`](members::Members) | members, of the network, of its spaces and of its plans | 18 |
//! | [`Mute`](mute::Mute) | whether members hear of a post | 2 |
//! | [`Networks`](networks::Networks) | the network itself | 1 |
//! | [`PasswordResets`](password_resets::PasswordResets) | new passwords | 1 |
//! | [`Plans`](plans::Plans) | plans, and who holds them | 5 |
//! | [`Polls`](polls::Polls) | polls and questions | 6 |
//! | [`Posts`](posts::Posts) | posts in spaces | 6 |
//! | [`Purchases`](purchases::Purchases) | what members have bought once | 3 |
//! | [`Reactions`](reactions::Reactions) | reactions to posts and comments | 6 |
//! | [`Rsvps`](rsvps::Rsvps) | who comes to an event | 6 |
//! | [`Spaces`](spaces::Spaces) | spaces of the network | 7 |
//! | [`Subscriptions`](subscriptions::Subscriptions) | what members pay for again and again | 3 |
//! | [`Tags`](tags::Tags) | tags, and who has them | 10 |
//!
//! [`operations`] is a table of all of them, with what each can answer and what is tried again.
//!
//! # Errors
//!
//! Each method has an error enum of its own with the statuses that the document lists, and those that any call can
//! answer with: 401, as `TokenExpired` where its body has that code and else as `Unauthorized`, 403, 429 and 5xx.
//! `help()` on each error says what may be the matter with the latter, and what to do, `user_message()` what to tell end
//! users; both are also at the end of the page of all [`operations`]. What a status means for one call is in the
//! documentation of its method. Of a 422 the document says no more than that something is not valid, so the methods name
//! what their fields can get wrong; `message()` says what it was.
//!
//! # Lists
//!
//! Methods that return a [`Page`] take `page`, from 1, and `per_page`, which is 25 unless said and at most 100. Beside
//! each stands one that streams: its items one after the other, each page asked for when it is needed.
//!
//! ```no_run
//! # use mighty_networks::prelude::*;
//! # async fn run(mighty: MightyClient, network: NetworkId) -> Result<(), mighty_networks::members::ListMembersError> {
//! let mut members = mighty.list_members_stream(&network, None, None).page_size(100);
//! while let Some(member) = members.next().await {
//!     println!("{}", member?.email);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Requests
//!
//! Made by builders, which do not compile without what the document requires. What is not set is not sent, so that an
//! update changes only what it names. The document lets no field be null, so there is no way to send null.
//!
//! # Answers
//!
//! The API sends less than its document promises: fields that it requires are sometimes null or absent. One rule says
//! what a field is:
//!
//! | the document says | the field is | null, or absent |
//! |---|---|---|
//! | it is the id, or the object that the answer is about | its type | the answer does not decode |
//! | it is required, and is text, a count, or yes or no | its type | empty, 0, no |
//! | it is a list | `Vec` | empty |
//! | anything else, required or not | `Option` | `None` |
//!
//! Fields that the document does not have are ignored. Enums keep values that they do not know, in `Other`. Ids are
//! read with and without quotes. Dates are [`jiff::Timestamp`]s.
//!
//! # Tests
//!
//! With the feature `testing`, the module of this name has a network in memory that answers all operations. Answers may gain
//! fields, so they cannot be built field by field; where a test needs one without a network, it reads it from JSON:
//!
//! ```
//! use mighty_networks::members::Member;
//!
//! let member: Member = serde_json::from_str(r#"{"id": 42, "email": "ada@example.org"}"#)?;
//! assert_eq!(member.email, "ada@example.org");
//! # Ok::<(), serde_json::Error>(())
//! ```

pub mod abuse_reports;
mod api;
pub mod assets;
pub mod badges;
pub mod collections;
pub mod comments;
pub mod courseworks;
pub mod custom_field_answers;
pub mod custom_field_options;
pub mod custom_fields;
mod error;
pub mod events;
mod help;
pub mod ids;
pub mod invites;
pub mod me;
pub mod members;
pub mod mute;
mod network_id;
pub mod networks;
#[cfg(all(doc, not(doctest)))]
#[doc = include_str!("../docs/operations.md")]
pub mod operations {}
mod page;
pub mod password_resets;
pub mod plans;
pub mod polls;
pub mod posts;
pub mod prelude;
pub mod purchases;
pub mod reactions;
pub mod rsvps;
pub mod spaces;
pub mod subscriptions;
pub mod tags;
mod target;
#[cfg(feature = "testing")]
pub mod testing;

/// The README's example, compiled as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use self::api::{MightyClient, MightyNetworks};
pub use self::error::MightyError;
pub use self::network_id::{InvalidNetworkId, NetworkId};
pub use self::page::{Links, Page, PageMeta};
pub use self::target::TargetType;
