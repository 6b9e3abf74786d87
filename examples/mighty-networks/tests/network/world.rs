//! A network on a socket, and a client that remembers what it did.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use mighty_networks::members::{Member, NewMember};
use mighty_networks::prelude::*;
use mighty_networks::testing::{TestNetwork, TestServer, server};

/// How a story ends: whatever goes wrong is this.
pub(crate) type Told = Result<(), mighty_runtime::Error>;

/// Names of operations.
pub(crate) type Names = Arc<Mutex<BTreeSet<&'static str>>>;

pub(crate) struct World {
    server: TestServer,
    pub(crate) mighty: MightyClient,
    pub(crate) id: NetworkId,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::remembering(Names::default()).await
    }

    /// Whose client writes down which operations succeed.
    pub(crate) async fn remembering(succeeded: Names) -> Self {
        let server = server().await;
        let builder = MightyClient::builder().base_url(server.base_url()).bearer(server.network().token());
        let builder = builder.observe(move |outcome| {
            if outcome.status().is_some_and(|status| status.is_success()) {
                succeeded.lock().unwrap().insert(outcome.endpoint().name());
            }
        });
        let id = server.network().id();
        Self { mighty: builder.build().unwrap(), id, server }
    }

    pub(crate) fn network(&self) -> &TestNetwork {
        self.server.network()
    }

    pub(crate) fn base_url(&self) -> &str {
        self.server.base_url()
    }

    /// A member with that first name.
    pub(crate) fn member(&self, first_name: &str) -> Member {
        self.network().add_member(&new_member(first_name))
    }
}

pub(crate) fn new_member(first_name: &str) -> NewMember {
    let email = format!("{}@example.org", first_name.to_lowercase());
    NewMember::builder().email(email).first_name(first_name).last_name("Lovelace").build()
}
