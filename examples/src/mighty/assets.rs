//! `…/assets`

use mighty_runtime::{Part, endpoints};
use serde::Deserialize;

use super::{MightyNetworks, NetworkId, ValidationError};

/// A file that the network keeps.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Asset {
    /// The number by which the API knows the file.
    pub id: u64,
    /// Where it can be fetched.
    pub url: Option<String>,
    /// What it is for.
    #[serde(rename = "type")]
    pub style: String,
    /// The name of the file.
    pub name: Option<String>,
}

/// The files of a network.
#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = AssetsError)]
pub trait Assets {
    /// Uploads a file; `style` says what it is for, as in `avatar`.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/assets",
        success = 201,
        errors(400, 413, 422(ValidationError)),
        timeout = "2m",
        attempt_timeout = "2m"
    )]
    async fn upload_asset(
        &self,
        network_id: &NetworkId,
        #[part(name = "asset_style")] style: &str,
        #[part(name = "asset_file")] file: Part,
    ) -> Result<Asset, UploadAssetError>;
}
