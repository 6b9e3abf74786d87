//! New passwords.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::password_resets::CreatePasswordResetError;
//! use mighty_networks::prelude::*;
//!
//! match mighty.create_password_reset(&network, MemberId::new(42)).await {
//!     Ok(()) => println!("an email is on its way"),
//!     Err(CreatePasswordResetError::NotFound(_)) => println!("no such member"),
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(()) }) }
//! ```

use mighty_runtime::endpoints;

use crate::ids::MemberId;
use crate::{MightyNetworks, NetworkId};

/// New passwords for members.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PasswordResetsError,
    testing = "testing",
    server = "testing"
)]
pub trait PasswordResets {
    /// Sends a member an email with a link to set a new password.
    ///
    /// - 404: the network has no such member.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members/{member_id}/password_resets",
        success = 204,
        errors(404)
    )]
    async fn create_password_reset(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
    ) -> Result<(), CreatePasswordResetError>;
}
