//! New passwords.

use mighty_runtime::endpoints;

use crate::ids::MemberId;
use crate::{MightyNetworks, NetworkId};

/// New passwords for members.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = PasswordResetsError
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
