//! Who writes, owns and is assigned.

use sdk_support::open_enum;
use serde::{Deserialize, Serialize};

use crate::ids::UserId;

/// A user, an organization or a bot, as other objects mention it.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// The name that paths use; it can be changed.
    pub login: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: UserKind,
    /// Its page.
    pub html_url: Option<String>,
}

open_enum! {
    /// What an account stands for.
    pub enum UserKind {
        /// A person.
        User = "User",
        /// An organization.
        Organization = "Organization",
        /// An app.
        Bot = "Bot",
    }
}
