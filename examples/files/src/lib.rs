//! A store of files: uploads that are sent again, downloads that go on where they broke off, of any size.
//!
//! ```no_run
//! use files::{Files, StoreClient};
//! use mighty_runtime::Upload;
//!
//! # async fn run(token: String) -> Result<(), Box<dyn std::error::Error>> {
//! let store = StoreClient::builder().bearer(token).build()?;
//! let stored = store.put_file("photos/sea.jpg", Upload::file("sea.jpg")).await?;
//! println!("{} bytes", stored.size);
//! let download = store.get_file("photos/sea.jpg").await?;
//! download.progress(|now| println!("{now}")).save_to("copy.jpg").await?;
//! # Ok(())
//! # }
//! ```
//!
//! There is no such service; it behaves as stores of objects do.

use mighty_runtime::{Api, Client, Download, HyperTransport, Problem, Upload, endpoints};
use serde::Deserialize;

/// The store. There is no value of this type; it names the API in `Client<Store>`.
#[derive(Debug)]
pub enum Store {}

impl Api for Store {
    const BASE_URL: &'static str = "https://files.example/v1";
    type ErrorBody = Problem;
}

/// The client of the trait; in tests over another transport.
pub type StoreClient<T = HyperTransport> = Client<Store, T>;

/// Files.
#[endpoints(api = Store, errors(401, 429, 5xx), error = FilesError)]
pub trait Files {
    /// Puts a file into the store, in place of one that is there.
    ///
    /// It is sent again, from its beginning, when the connection breaks, unless it is a stream that is there but once.
    ///
    /// - 413: it is larger than the store takes.
    #[endpoint(method = PUT, path = "/files/{name..}", success = 201, errors(413))]
    async fn put_file(&self, name: &str, #[body(raw)] content: Upload) -> Result<Stored, PutFileError>;

    /// Gives a file.
    ///
    /// - 404: there is none of this name.
    #[endpoint(method = GET, path = "/files/{name..}", errors(404), stream(idle_timeout = "10s"))]
    async fn get_file(&self, name: &str) -> Result<Download, GetFileError>;
}

/// A file that is in the store.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
}
