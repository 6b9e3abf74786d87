//! Files that the network keeps.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::assets::{AssetStyle, UploadAssetError};
//! use mighty_networks::prelude::*;
//! use mighty_runtime::Part;
//!
//! let photo = Part::bytes(&b"\xFF\xD8"[..]).file_name("me.jpg").content_type("image/jpeg");
//! match mighty.upload_asset(&network, AssetStyle::Avatar, Some(photo), None, None, None).await {
//!     Ok(asset) => println!("asset {} is at {:?}", asset.id, asset.url),
//!     Err(UploadAssetError::UnprocessableEntity(e)) => println!("no avatar: {}", e.message()),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use std::str::FromStr;

#[cfg(feature = "testing")]
use mighty_runtime::serve::{FromPart, Taken};
use mighty_runtime::{IntoPart, Part, StreamPart, endpoints};
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::AssetId;
use crate::{MightyNetworks, NetworkId};

/// The files of the network.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = AssetsError,
    testing = "testing",
    server = "testing"
)]
pub trait Assets {
    /// Uploads a file: `asset_file`, or else what is at `source_url`.
    ///
    /// `original_aspect_ratio` is width by height, and `metadata` is kept with the file. The document has one
    /// more part, `input_type`, and calls it deprecated.
    ///
    /// - 400: neither a file nor a URL is given, or the style is unknown.
    /// - 422: the file is of a kind or size that this style does not take, or there is nothing at the URL.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/assets",
        success = 201,
        errors(400, 422),
        timeout = "2m",
        attempt_timeout = "2m"
    )]
    async fn upload_asset(
        &self,
        network_id: &NetworkId,
        #[part] asset_style: AssetStyle,
        #[part] asset_file: Option<Part>,
        #[part] source_url: Option<&str>,
        #[part] original_aspect_ratio: Option<&str>,
        #[part] metadata: Option<AssetMetadata>,
    ) -> Result<Asset, UploadAssetError>;
}

/// A file that the network keeps.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Which file.
    pub id: AssetId,
    /// Where it can be fetched.
    pub url: Option<String>,
    /// What kind of file it is.
    #[serde(rename = "type", default, deserialize_with = "null_as_default")]
    pub kind: String,
    /// The name of the file.
    pub name: Option<String>,
}

open_enum! {
    /// What a file is for.
    pub enum AssetStyle {
        /// The picture of a member or of the network.
        Avatar = "avatar",
        /// A picture to choose as avatar.
        AvatarSuggestion = "avatar_suggestion",
        /// A picture to choose as header.
        HeaderSuggestion = "header_suggestion",
        /// The avatar on a dark background.
        AvatarDarkMode = "avatar_dark_mode",
        /// A small picture.
        Thumbnail = "thumbnail",
        /// A small square picture.
        SquareThumbnail = "square_thumbnail",
        /// A picture in the description of a plan.
        BundleDescription = "bundle_description",
        /// The background of the landing page.
        LandingPageBackground = "landing_page_background",
        /// The video of the landing page.
        LandingPageVideo = "landing_page_video",
        /// The logo of the network's site.
        CustomerSiteLogo = "customer_site_logo",
        /// The picture of a space.
        SpaceAvatar = "space_avatar",
        /// A picture in the description of a space.
        SpaceDescription = "space_description",
        /// The banner on a coloured background.
        BrandBannerOnColor = "brand_banner_on_color",
        /// The banner on white.
        BrandBannerOnWhite = "brand_banner_on_white",
        /// The banner on a dark background.
        BrandBannerDarkMode = "brand_banner_dark_mode",
        /// The background of a banner.
        BackgroundImageBanner = "background_image_banner",
        /// The background of a banner of fixed ratio.
        BackgroundImageBannerFixedRatio = "background_image_banner_fixed_ratio",
        /// A picture in the text of a post.
        PostDescription = "post_description",
        /// A picture in the text of the landing page.
        LandingPageDescription = "landing_page_description",
        /// A cover.
        Cover = "cover",
        /// The picture of a post.
        Post = "post",
        /// The picture of a comment.
        Comment = "comment",
        /// Any file.
        File = "file",
        /// A header.
        Header = "header",
        /// A wide header.
        CinemaHeader = "cinema_header",
        /// An answer to a prompt in a profile.
        ProfilePromptAnswer = "profile_prompt_answer",
        /// What new members are greeted with.
        NewMemberPitch = "new_member_pitch",
        /// The preview of a link.
        EmbeddedLink = "embedded_link",
        /// The cover of a profile.
        UserCover = "user_cover",
        /// A video.
        Video = "video",
        /// The video of a lesson.
        CourseVideo = "course_video",
        /// The recording of a live stream.
        LiveMp4Recording = "live_mp4_recording",
        /// The second recording of a live stream.
        LiveMp4RecordingBackup = "live_mp4_recording_backup",
        /// The video of a comment.
        CommentVideo = "comment_video",
        /// A file of a conversation with the assistant.
        AiInteraction = "ai_interaction",
        /// The picture of an automation.
        AutomationActionImage = "automation_action_image",
        /// A picture of the landing page.
        LandingPageContent = "landing_page_content",
        /// The picture that search engines show.
        SeoImage = "seo_image",
        /// A voice note.
        VoiceNote = "voice_note",
    }
}

impl IntoPart for AssetStyle {
    fn into_part(self) -> StreamPart {
        self.as_str().into_part()
    }
}

#[cfg(feature = "testing")]
impl FromPart for AssetStyle {
    fn from_part(part: Taken) -> Result<Self, String> {
        String::from_part(part).map(Self::from)
    }
}

/// What is kept with a file: a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AssetMetadata(Map<String, Value>);

impl From<Map<String, Value>> for AssetMetadata {
    fn from(object: Map<String, Value>) -> Self {
        Self(object)
    }
}

/// Reads the JSON object.
impl FromStr for AssetMetadata {
    type Err = serde_json::Error;

    fn from_str(json: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(json)
    }
}

#[cfg(feature = "testing")]
impl FromPart for AssetMetadata {
    fn from_part(part: Taken) -> Result<Self, String> {
        String::from_part(part)?.parse().map_err(|error: serde_json::Error| error.to_string())
    }
}

impl IntoPart for AssetMetadata {
    fn into_part(self) -> StreamPart {
        Part::text(Value::Object(self.0).to_string()).content_type("application/json").into_part()
    }
}
