//! The API that the simulation calls.

use mighty_runtime::testing::InProcess;
use mighty_runtime::{Api, Client, Problem, endpoints};

/// An API that does not exist.
#[derive(Debug)]
pub enum Service {}

impl Api for Service {
    const NAME: &'static str = "Service";
    const BASE_URL: &'static str = "https://service.example";
    type ErrorBody = Problem;
}

/// A client of it.
pub type ServiceClient = Client<Service, InProcess>;

/// Its endpoints. Each call names itself in the path, so that the server can tell a retry from a call.
#[endpoints(api = Service, errors(5xx))]
pub trait Entries {
    /// Safe: may be sent twice.
    #[endpoint(method = GET, path = "/entries/{call}")]
    async fn show_entry(&self, call: u32) -> Result<(), ShowEntryError>;

    /// Idempotent: may be sent twice.
    #[endpoint(method = PUT, path = "/entries/{call}")]
    async fn put_entry(&self, call: u32) -> Result<(), PutEntryError>;

    /// Neither, and without a key: must not act twice.
    #[endpoint(method = POST, path = "/entries/{call}")]
    async fn add_entry(&self, call: u32) -> Result<(), AddEntryError>;
}
