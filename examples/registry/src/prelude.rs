//! Everything that calls need: `use registry::prelude::*`.

pub use crate::blobs::Blobs;
pub use crate::manifests::{Manifests, OCI_INDEX, OCI_MANIFEST};
pub use crate::tags::Tags;
pub use crate::uploads::Uploads;
pub use crate::{Digest, Login, PullError, PushError, Registry, RegistryClient, RegistryError, pull_blob, push_blob};
