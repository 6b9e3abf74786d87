//! Container registries: pulling, pushing, tags, by the [OCI distribution specification][spec], with the token dance of
//! [Docker's][token].
//!
//! ```
//! use registry::prelude::*;
//! # use mighty_runtime::testing::{InProcess, Reply};
//!
//! # async fn pull() -> Result<(), mighty_runtime::Error> {
//! # let server = InProcess::script([]);
//! let registry = RegistryClient::over(server).token_source(Login::anonymous()).build()?;
//! let manifest = registry.get_manifest("library/debian", "stable", OCI_MANIFEST).await?;
//! println!("{} bytes", manifest.len());
//! # Ok(())
//! # }
//! ```
//!
//! What the specification names is here under its words: a *repository* has *tags* and *manifests*, and *blobs*, which are named
//! by their *digest*. [`push_blob`] does the upload, in chunks if it is large, and goes on where it was broken off; [`pull_blob`] follows the
//! registry to where it keeps a blob, and compares its digest.
//!
//! A blob is read into memory: [`ClientBuilder::max_body`](mighty_runtime::ClientBuilder::max_body) bounds it.
//!
//! [spec]: https://github.com/opencontainers/distribution-spec/blob/main/spec.md
//! [token]: https://distribution.github.io/distribution/spec/auth/token/

mod api;
pub mod blobs;
mod digest;
mod error;
pub mod login;
pub mod manifests;
mod origin;
pub mod prelude;
mod pull;
mod push;
pub mod tags;
pub mod uploads;

pub use self::api::{Registry, RegistryClient};
pub use self::digest::{Digest, NotADigest};
pub use self::error::{Reason, RegistryError};
pub use self::login::Login;
pub use self::pull::{PullError, pull_blob};
pub use self::push::{PushError, push_blob};
