//! The API itself.

use mighty_runtime::{Api, Client, HyperTransport, NextPage, Pagination};

use crate::RegistryError;

/// A registry. There is no value of this type; it names the API in `Client<Registry>`.
///
/// The base URL is that of Docker Hub; another registry is reached by `base_url("https://registry.example/v2")`.
#[derive(Debug)]
pub enum Registry {}

impl Api for Registry {
    const BASE_URL: &'static str = "https://registry-1.docker.io/v2";
    type ErrorBody = RegistryError;
    const NAME: &'static str = "Registry";
    // "Pagination" of the specification: the next page is behind a `Link`, `n` is its size.
    const PAGINATION: Option<Pagination> = Some(Pagination::new(&[NextPage::link_header()]).page_size("n"));
    // Whoever is not allowed to is refused before anything is done: the challenge is how a client learns what it needs.
    const UNAUTHORIZED_IS_UNPROCESSED: bool = true;
}

/// The client of every trait in this crate; in tests over another transport.
pub type RegistryClient<T = HyperTransport> = Client<Registry, T>;
