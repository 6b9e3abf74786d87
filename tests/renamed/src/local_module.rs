//! The library, as a module of this crate re-exports it.

use self::kit::{Api, Problem, endpoints};

/// What this crate takes from the library.
pub mod kit {
    pub use rt::*;
}

/// A clock.
#[derive(Debug)]
pub enum Clock {}

impl Api for Clock {
    const BASE_URL: &'static str = "https://time.example";
    type ErrorBody = Problem;
}

/// The time.
#[endpoints(api = Clock, crate = crate::local_module::kit)]
pub trait Time {
    /// Returns the time, as text.
    #[endpoint(method = GET, path = "/now")]
    async fn now(&self, #[header("Accept-Language")] language: Option<&str>) -> Result<String, NowError>;
}
