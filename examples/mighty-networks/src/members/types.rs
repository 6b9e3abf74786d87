//! The types of [`Members`](super::Members).

use bon::Builder;
use jiff::Timestamp;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::Categories;
use crate::ids::{MemberId, SpaceId};

/// A member of a network.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Which member.
    pub id: MemberId,
    /// When the member was created.
    pub created_at: Option<Timestamp>,
    /// When the member was last changed.
    pub updated_at: Option<Timestamp>,
    /// The address. Empty if the network's plan or the member does not let it be seen.
    #[serde(default, deserialize_with = "null_as_default")]
    pub email: String,
    /// How much of the network the member may enter.
    pub member_type: Option<MemberType>,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// The time zone, as in `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// The place, as free text.
    pub location: Option<String>,
    /// What the member says about themselves.
    pub bio: Option<String>,
    /// How many others have joined through this member.
    pub referral_count: Option<u64>,
    /// The picture's URL.
    pub avatar: Option<String>,
    /// The categories that the member is in.
    #[serde(default, deserialize_with = "null_as_default")]
    pub categories: Categories,
    /// The member's page on the network.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
    /// The name of the level that referrals have earned.
    pub ambassador_level: Option<String>,
}

/// A member to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewMember {
    /// Where the welcome goes.
    pub email: String,
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// What the member may do; a contributor unless said.
    pub role: Option<Role>,
    /// How much of the network the member may enter; [`Limited`](MemberType::Limited) needs `space_ids`.
    pub member_type: Option<MemberType>,
    /// The spaces that a limited member may enter.
    #[builder(with = FromIterator::from_iter)]
    pub space_ids: Option<Vec<SpaceId>>,
    /// Whether a welcome is sent; it is unless said.
    pub send_welcome_email: Option<bool>,
}

/// What to change about a member; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct MemberUpdate {
    /// What the member may do.
    pub role: Option<Role>,
    /// The address.
    pub email: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
}

/// Why a member is banned.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct Ban {
    /// The reason.
    pub ban_reason: Option<String>,
}

open_enum! {
    /// How much of the network a member may enter.
    pub enum MemberType {
        /// All that is open to members.
        Full = "full",
        /// Certain spaces only.
        Limited = "limited",
    }
}

open_enum! {
    /// What a member may do.
    ///
    /// These are the roles of the API's document. Other pages of its documentation speak of `admin`, `member` and
    /// `guest`, which [`Other`](Self::Other) can say.
    pub enum Role {
        /// Runs the network.
        Host = "host",
        /// Keeps order in it.
        Moderator = "moderator",
        /// Takes part in it.
        Contributor = "contributor",
    }
}
