//! Polls and questions.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::polls::{NewPoll, NewPollType};
//! use mighty_networks::prelude::*;
//!
//! let poll = NewPoll::builder()
//!     .space_id(SpaceId::new(5))
//!     .title("Tea or coffee?")
//!     .poll_type(NewPollType::MultipleChoice)
//!     .choices(["Tea", "Coffee"])
//!     .build();
//! let poll = mighty.create_poll(&network, &poll).await?;
//! println!("poll {}", poll.id);
//! # Ok(()) }) }
//! ```

use std::fmt;

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{PollId, SpaceId};
use crate::me::User;
use crate::spaces::Space;
use crate::{MightyNetworks, NetworkId, Page};

/// The polls and questions of the network.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PollsError,
    testing = "testing",
    server = "testing"
)]
pub trait Polls {
    /// Returns one page of the polls of the network, or of a space.
    #[endpoint(method = GET, path = "/networks/{network_id}/polls", success = 200, paginate)]
    async fn list_polls(
        &self,
        network_id: &NetworkId,
        #[query] space_id: Option<SpaceId>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Poll>, ListPollsError>;

    /// Asks a poll or a question, as the owner of the key.
    ///
    /// - 404: the network has no such space.
    /// - 422: the title is empty, the type is unknown, or choices are missing that this type needs.
    #[endpoint(method = POST, path = "/networks/{network_id}/polls", success = 201, errors(404, 422))]
    async fn create_poll(&self, network_id: &NetworkId, #[body] new: &NewPoll) -> Result<Poll, CreatePollError>;

    /// Returns one poll.
    ///
    /// - 404: the network has no such poll.
    #[endpoint(method = GET, path = "/networks/{network_id}/polls/{poll_id}/", success = 200, errors(404))]
    async fn get_poll(&self, network_id: &NetworkId, poll_id: PollId) -> Result<Poll, GetPollError>;

    /// Changes a poll.
    ///
    /// - 404: the network has no such poll.
    /// - 422: the title is empty.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/polls/{poll_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_poll(
        &self,
        network_id: &NetworkId,
        poll_id: PollId,
        #[body] changes: &PollUpdate,
    ) -> Result<Poll, UpdatePollError>;

    /// Replaces what can be changed about a poll.
    ///
    /// What is not set may be set back: the document does not say. [`update_poll`](Self::update_poll) leaves it
    /// as it is.
    ///
    /// - 404: the network has no such poll.
    /// - 422: the title is empty.
    #[endpoint(method = PUT, path = "/networks/{network_id}/polls/{poll_id}/", success = 200, errors(404, 422))]
    async fn replace_poll(
        &self,
        network_id: &NetworkId,
        poll_id: PollId,
        #[body] changes: &PollUpdate,
    ) -> Result<Poll, ReplacePollError>;

    /// Deletes a poll with its answers.
    ///
    /// - 404: the network has no such poll.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/polls/{poll_id}/", success = 204, errors(404))]
    async fn delete_poll(&self, network_id: &NetworkId, poll_id: PollId) -> Result<(), DeletePollError>;
}

/// A poll or a question in a space.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Which poll.
    pub id: PollId,
    /// When the poll was created.
    pub created_at: Option<Timestamp>,
    /// When the poll was last changed.
    pub updated_at: Option<Timestamp>,
    /// Whether it is a poll or a question.
    pub post_type: Option<PollPostType>,
    /// What kind of poll it is; `None` for a question.
    pub poll_type: Option<PollType>,
    /// The question.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// Who made it.
    pub creator: Option<User>,
    /// The space that it is in.
    pub space: Option<Space>,
    /// The URLs of its pictures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub images: Vec<String>,
    /// What members can choose.
    #[serde(default, deserialize_with = "null_as_default")]
    pub choices: Vec<PollChoice>,
    /// Its state.
    #[serde(default, deserialize_with = "null_as_default")]
    pub status: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The URL of the poll's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
    /// Whether it can be commented on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub comments_enabled: bool,
    /// When something last happened to it.
    pub last_activity_at: Option<Timestamp>,
}

/// A choice of a poll.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollChoice {
    /// Which choice.
    pub id: PollChoiceId,
    /// What it says.
    #[serde(default, deserialize_with = "null_as_default")]
    pub text: String,
}

/// A poll or a question to be asked.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewPoll {
    /// The space to ask in.
    pub space_id: SpaceId,
    /// The question.
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// What kind of poll it is.
    pub poll_type: NewPollType,
    /// What members can choose; needed for all but questions.
    #[builder(with = |texts: impl IntoIterator<Item = impl Into<String>>| texts.into_iter().map(Into::into).collect())]
    pub choices: Option<Vec<String>>,
    /// Whether the members of the space are told.
    pub notify: Option<bool>,
}

/// What to change about a poll; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct PollUpdate {
    /// The question.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
}

open_enum! {
    /// Whether it is a poll or a question.
    pub enum PollPostType {
        /// A poll, which has choices.
        Poll = "poll",
        /// A question, which is answered in comments.
        Question = "question",
    }
}

open_enum! {
    /// What kind of poll it is.
    pub enum PollType {
        /// Members choose from a list.
        MultipleChoice = "multiple_choice_poll",
        /// Members choose a place between two ends.
        HotCold = "hot_cold_poll",
        /// Members choose a percentage.
        Percentage = "percentage_poll",
    }
}

open_enum! {
    /// What kind of poll to ask. The API writes these differently from those of [`PollType`].
    pub enum NewPollType {
        /// Members choose from a list.
        MultipleChoice = "multiple_choice",
        /// Members choose a place between two ends.
        HotCold = "hot_cold",
        /// Members choose a percentage.
        Percentage = "percentage",
        /// Members answer in comments; there are no choices.
        Question = "question",
    }
}

/// A choice of a poll. Unlike every other id it is text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PollChoiceId(String);

impl PollChoiceId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for PollChoiceId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for PollChoiceId {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for PollChoiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
