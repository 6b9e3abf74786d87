//! The network itself, and who the token belongs to.

use mighty_runtime::{Response, endpoints};
use schemars::JsonSchema;
use sdk_support::null_as_default;
use serde::Deserialize;

use super::{Member, MightyNetworks, NetworkId};

/// A network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Network {
    /// The number by which the API knows the network.
    pub id: u64,
    /// The first part of its host name; as good as the number in every path.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subdomain: String,
    /// The name that members see.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
}

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Me {
    /// The owner of the token.
    pub user: Member,
    /// The network that the token opens.
    pub network: Network,
}

/// The network itself, and who the token belongs to.
#[endpoints(api = MightyNetworks, errors(401, 403, 404, 429, 5xx), error = AccountError)]
pub trait Account {
    /// Returns the network, with the headers of the answer.
    #[endpoint(method = GET, path = "/networks/{network_id}/")]
    async fn show_network(
        &self,
        network_id: &NetworkId,
        #[header("Accept-Language")] language: Option<&str>,
    ) -> Result<Response<Network>, ReadAccountError>;

    /// Returns the owner of the token.
    #[endpoint(method = GET, path = "/networks/{network_id}/me")]
    async fn show_me(&self, network_id: &NetworkId) -> Result<Me, ReadAccountError>;
}
