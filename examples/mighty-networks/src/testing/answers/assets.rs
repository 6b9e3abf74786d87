//! `Assets`.

use mighty_runtime::Part;

use crate::assets::{Asset, AssetMetadata, AssetStyle, UploadAssetError};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::refusals::refused;
use crate::testing::valid::{self, valid};

/// Where nothing is.
const NOWHERE: &str = "Source url could not be fetched";

impl Assets for TestNetwork {
    async fn upload_asset(
        &self,
        _: &NetworkId,
        asset_style: AssetStyle,
        asset_file: Option<Part>,
        source_url: Option<&str>,
        _original_aspect_ratio: Option<&str>,
        _metadata: Option<AssetMetadata>,
    ) -> Result<Asset, UploadAssetError> {
        valid::known("Asset style", Some(&asset_style), AssetStyle::KNOWN).map_err(UploadAssetError::bad_request)?;
        let name = match (&asset_file, source_url) {
            (Some(file), _) => file.given_file_name(),
            (None, Some(url)) => {
                let is_url = url.starts_with("https://") || url.starts_with("http://");
                valid(is_url, NOWHERE).map_err(UploadAssetError::unprocessable_entity)?;
                url.rsplit('/').next().filter(|name| !name.is_empty())
            }
            (None, None) => return Err(UploadAssetError::bad_request(refused("Asset file can't be blank"))),
        };
        Ok(self.state().add_file(&asset_style, name))
    }
}
