//! `Me`.

use crate::me::{GetMeError, Identity};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::shown;

impl Me for TestNetwork {
    async fn get_me(&self, _: &NetworkId) -> Result<Identity, GetMeError> {
        let state = self.state();
        let owner = state.members.find(state.owner).map_err(GetMeError::forbidden)?;
        Ok(Identity { user: shown::user(owner, true), network: state.network.clone() })
    }
}
