//! The library, as another crate re-exports it.

use mighty_facade::sdk::{Api, Part, Problem, Response, endpoints};

/// A gallery.
#[derive(Debug)]
pub enum Gallery {}

impl Api for Gallery {
    const BASE_URL: &'static str = "https://gallery.example";
    type ErrorBody = Problem;
}

/// Pictures.
#[endpoints(api = Gallery, crate = ::mighty_facade::sdk, errors(413, 4xx, 5xx), error = PicturesError, timeout = "1m")]
pub trait Pictures {
    /// Hangs a picture.
    #[endpoint(method = PUT, path = "/pictures/{id}", retry(attempts = 2, on = [413, connect]))]
    async fn hang(&self, id: u64, #[part] picture: Part, #[part] tags: Vec<String>) -> Result<Response<()>, HangError>;
}
