//! `Networks`.

use crate::networks::{GetNetworkError, Network};
use crate::prelude::*;
use crate::testing::TestNetwork;

impl Networks for TestNetwork {
    async fn get_network(&self, _: &NetworkId) -> Result<Network, GetNetworkError> {
        Ok(self.state().network.clone())
    }
}
