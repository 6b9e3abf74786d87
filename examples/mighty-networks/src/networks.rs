//! The network itself.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//!
//! // By its number or by its subdomain.
//! let network = mighty.get_network(&NetworkId::try_from("steam-engines").unwrap()).await?;
//! println!("network {}", network.id);
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};

use crate::{MightyNetworks, NetworkId};

/// The network itself.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = NetworksError,
    testing = "testing",
    server = "testing"
)]
pub trait Networks {
    /// Returns the network. A key opens one network, and no other can be asked for.
    ///
    /// The document lists no 404 here, so an unknown network is `Unexpected`, with that status in it.
    #[endpoint(method = GET, path = "/networks/{network_id}/", success = 200)]
    async fn get_network(&self, network_id: &NetworkId) -> Result<Network, GetNetworkError>;
}

/// A network.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Which network.
    pub id: NetworkId,
    /// When the network was created.
    pub created_at: Option<Timestamp>,
    /// When the network was last changed.
    pub updated_at: Option<Timestamp>,
    /// The first part of its host name; as good as the number in every call.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subdomain: String,
    /// The name that members see.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// What stands below it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subtitle: String,
    /// What it is for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub purpose: String,
    /// The text about it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: String,
}
