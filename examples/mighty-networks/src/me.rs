//! Who is asking.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//!
//! let me = mighty.get_me(&network).await?;
//! println!("{} asks about the network {}", me.user.id, me.network.id);
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use crate::ids::MemberId;
use crate::networks::Network;
use crate::{MightyNetworks, NetworkId};

/// Who the token belongs to.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = MeError,
    testing = "testing",
    server = "testing"
)]
pub trait Me {
    /// Returns the owner of the key, and the network that it opens: a good first call to see whether both are
    /// right.
    #[endpoint(method = GET, path = "/networks/{network_id}/me", success = 200)]
    async fn get_me(&self, network_id: &NetworkId) -> Result<Identity, GetMeError>;
}

/// A person, as the API describes the owner of a key and whoever made something.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Which member.
    pub id: MemberId,
    /// When the member was created.
    pub created_at: Option<Timestamp>,
    /// When the member was last changed.
    pub updated_at: Option<Timestamp>,
    /// The whole name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The address. Empty if the network's plan or the user does not let it be seen.
    #[serde(default, deserialize_with = "null_as_default")]
    pub email: String,
    /// What they say about themselves, in short.
    #[serde(default, deserialize_with = "null_as_default")]
    pub short_bio: String,
    /// Whether they administer the network.
    #[serde(default, deserialize_with = "null_as_default")]
    pub admin: bool,
}

/// Who is asking.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The owner of the key.
    pub user: User,
    /// The network that the key opens.
    pub network: Network,
}
