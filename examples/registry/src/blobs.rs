//! Blobs ("Pulling blobs", "Checking if content exists in the registry", "Deleting Blobs").

use mighty_runtime::{Bytes, Link, Response, endpoints};

use crate::{Digest, Registry};

/// Blobs.
#[endpoints(api = Registry, errors(401, 403, 429, 5xx), error = BlobsError)]
pub trait Blobs {
    /// Returns a blob, or with `range` (`bytes=0-99`) a part of it. Whoever pulls it compares its digest, and follows a redirect to where
    /// it is stored, 307; [`pull_blob`](crate::pull_blob) does both.
    ///
    /// - 404: there is no such blob in this repository.
    /// - 416: it has no such part.
    #[endpoint(
        method = GET,
        path = "/{name..}/blobs/{digest}",
        errors(404 { "BLOB_UNKNOWN" => BlobUnknown, "NAME_UNKNOWN" => NameUnknown, _ => NotFound }, 416)
    )]
    async fn get_blob(
        &self,
        name: &str,
        digest: &Digest,
        #[header("Range")] range: Option<&str>,
    ) -> Result<Response<Bytes>, GetBlobError>;

    /// Returns a blob from where the registry says that it is, within its origin.
    ///
    /// - 404: it is not there.
    #[endpoint(method = GET, path = "/{name..}/blobs/{digest}", errors(404))]
    async fn get_blob_at(&self, #[url] place: &Link) -> Result<Response<Bytes>, GetBlobAtError>;

    /// Whether there is such a blob in this repository.
    ///
    /// - 404: there is none.
    #[endpoint(method = HEAD, path = "/{name..}/blobs/{digest}", errors(404))]
    async fn find_blob(&self, name: &str, digest: &Digest) -> Result<Response<()>, FindBlobError>;

    /// Deletes a blob from a repository.
    ///
    /// - 400: the registry deletes nothing; most say 405.
    /// - 404: there is none.
    /// - 405: the registry deletes nothing.
    #[endpoint(
        method = DELETE,
        path = "/{name..}/blobs/{digest}",
        success = 202,
        errors(400, 404, 405 { "UNSUPPORTED" => Unsupported, _ => MethodNotAllowed })
    )]
    async fn delete_blob(&self, name: &str, digest: &Digest) -> Result<(), DeleteBlobError>;
}
