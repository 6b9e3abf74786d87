//! `Mute`.

use crate::mute::{MutePostError, UnmutePostError};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::state::State;

/// That there is such a post, and such a member.
fn find(state: &State, post: PostId, member: MemberId) -> Result<(), MightyError> {
    state.posts.find(post)?;
    state.members.find(member)?;
    Ok(())
}

impl Mute for TestNetwork {
    async fn mute_post(&self, _: &NetworkId, post_id: PostId, user_id: MemberId) -> Result<(), MutePostError> {
        let mut state = self.state();
        find(&state, post_id, user_id).map_err(MutePostError::not_found)?;
        state.muted.insert((post_id, user_id));
        Ok(())
    }

    async fn unmute_post(&self, _: &NetworkId, post_id: PostId, user_id: MemberId) -> Result<(), UnmutePostError> {
        let mut state = self.state();
        find(&state, post_id, user_id).map_err(UnmutePostError::not_found)?;
        state.muted.remove(&(post_id, user_id));
        Ok(())
    }
}
