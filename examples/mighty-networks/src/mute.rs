//! Whether members hear of a post.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//!
//! let (post, member) = (PostId::new(5), MemberId::new(42));
//! mighty.mute_post(&network, post, member).await?;
//! mighty.unmute_post(&network, post, member).await?;
//! # Ok(()) }) }
//! ```

use mighty_runtime::endpoints;

use crate::ids::{MemberId, PostId};
use crate::{MightyNetworks, NetworkId};

/// Whether a member hears of what happens to a post.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = MuteError,
    testing = "testing",
    server = "testing"
)]
pub trait Mute {
    /// Lets a member hear no more of a post.
    ///
    /// - 404: the network has no such post or member.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/posts/{post_id}/mute",
        success = 204,
        errors(404),
        idempotent
    )]
    async fn mute_post(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] user_id: MemberId,
    ) -> Result<(), MutePostError>;

    /// Lets a member hear of a post again.
    ///
    /// - 404: the network has no such post or member.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/posts/{post_id}/mute", success = 204, errors(404))]
    async fn unmute_post(
        &self,
        network_id: &NetworkId,
        post_id: PostId,
        #[query] user_id: MemberId,
    ) -> Result<(), UnmutePostError>;
}
