//! Everything that calls need: `use registry::prelude::*`.

pub use crate::blobs::Blobs;
pub use crate::manifests::{Manifests, OCI_INDEX, OCI_MANIFEST};
pub use crate::tags::Tags;
pub use crate::uploads::Uploads;
pub use crate::{Digest, Login, PushError, Registry, RegistryClient, RegistryError, push_blob};
