//! `PasswordResets`.

use crate::password_resets::CreatePasswordResetError;
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::sent::Sent;

impl PasswordResets for TestNetwork {
    async fn create_password_reset(&self, _: &NetworkId, member_id: MemberId) -> Result<(), CreatePasswordResetError> {
        let mut state = self.state();
        state.members.find(member_id).map_err(CreatePasswordResetError::not_found)?;
        state.sent.push(Sent::PasswordReset(member_id));
        Ok(())
    }
}
