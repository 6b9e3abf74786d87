//! The network to be exported.

use std::env;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use mighty_networks::prelude::*;
use mighty_networks_fake::{FakeServer, Faults, Population, TOKEN};
use mighty_runtime::{HyperTransport, RetryPolicy};

use super::args::Args;
use super::watch::{Pace, Tally, Watched};

/// Time for a request and for a whole call, besides what the rate takes.
const ATTEMPT: Duration = Duration::from_secs(10);
const CALL: Duration = Duration::from_secs(60);

/// Attempts at one call.
const ATTEMPTS: u32 = 5;

/// A client of a network, and what is known of its requests.
pub(crate) struct Connection {
    pub(crate) client: MightyClient<Watched<HyperTransport>>,
    pub(crate) network: NetworkId,
    pub(crate) tally: Arc<Tally>,
    /// How many members there are, of a network that is made up.
    pub(crate) members: Option<u64>,
    /// The server of a network that is made up.
    _server: Option<FakeServer>,
}

impl Connection {
    /// To the network that the environment names, or to one that is made up.
    pub(crate) async fn open(args: &Args) -> Result<Self, Box<dyn Error>> {
        match (env::var("MIGHTY_API_TOKEN"), env::var("MIGHTY_NETWORK_ID")) {
            (Ok(token), Ok(network)) => Self::to(args, token, network.parse()?, None),
            (Err(_), Err(_)) if args.api_url.is_none() => {
                let faults = Faults::Some { retry_after: Duration::from_secs(1) };
                let server = FakeServer::populated(Population { members: args.members, faults }).await?;
                eprintln!("No token in the environment: exporting a network that is made up.");
                Self::to(args, TOKEN.to_owned(), "steam-engines".parse()?, Some(server))
            }
            // `--api-url` alone would send what is made up to somebody.
            _ => Err("a real network needs both MIGHTY_API_TOKEN and MIGHTY_NETWORK_ID in the environment".into()),
        }
    }

    /// To this network; `server` is where it is, if it is made up.
    pub(crate) fn to(
        args: &Args,
        token: String,
        network: NetworkId,
        server: Option<FakeServer>,
    ) -> Result<Self, Box<dyn Error>> {
        let tally = Arc::new(Tally::default());
        let transport = Watched::new(HyperTransport::new()?, Pace::new(args.interval), tally.clone());
        let calls = tally.clone();
        // A request waits for its turn within its own time and that of its call.
        let mut builder = MightyClient::over(transport)
            .bearer(token)
            .retry(RetryPolicy::new().attempts(ATTEMPTS))
            .attempt_timeout(ATTEMPT + args.interval)
            .timeout(CALL + args.interval * ATTEMPTS)
            .observe(move |_| calls.count_call());
        let made_up = server.as_ref().map(|server| server.base_url().to_owned());
        if let Some(url) = args.api_url.clone().or(made_up) {
            builder = builder.base_url(url);
        }
        let members = server.as_ref().map(|_| args.members);
        Ok(Self { client: builder.build()?, network, tally, members, _server: server })
    }
}
