//! A client, a server in trouble and many calls, on virtual time: what retries do for the callers and to the server.
//!
//! Nothing here reads a real clock or draws real chance, so that a run is the same to the request each time.

mod chance;
mod chart;
mod contender;
mod figures;
mod run;
mod scenario;
mod server;
mod service;

pub use self::chance::Chance;
pub use self::chart::{Curve, Panel, chart};
pub use self::contender::{CONTENDERS, Contender, DEFAULTS, NO_BUDGET, PROFILE};
pub use self::figures::Figures;
pub use self::run::{Call, Run, on_virtual_time};
pub use self::scenario::{Down, Fault, Scenario};
pub use self::server::call_of;
pub use self::service::{Entries, Service, ServiceClient};
