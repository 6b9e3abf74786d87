//! Manifests ("Pulling manifests", "Pushing Manifests", "Deleting Manifests", "Deleting tags").

use mighty_runtime::{Bytes, Response, endpoints};

use crate::Registry;

/// The media type of an image's manifest.
pub const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// The media type of a list of them, for several platforms.
pub const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";

/// Manifests.
#[endpoints(api = Registry, errors(401, 403, 429, 5xx), error = ManifestsError)]
pub trait Manifests {
    /// Returns a manifest by tag or digest, as it is: its digest is that of these bytes. `accept` is what the caller
    /// understands; `Content-Type` of the answer says what it is.
    ///
    /// - 404: there is no such manifest, or no such repository.
    #[endpoint(
        method = GET,
        path = "/{name..}/manifests/{reference}",
        errors(404 { "MANIFEST_UNKNOWN" => ManifestUnknown, "NAME_UNKNOWN" => NameUnknown, _ => NotFound })
    )]
    async fn get_manifest(
        &self,
        name: &str,
        reference: &str,
        #[header("Accept")] accept: &str,
    ) -> Result<Response<Bytes>, GetManifestError>;

    /// Whether there is such a manifest; its digest and size are in the headers.
    ///
    /// - 404: there is none.
    #[endpoint(method = HEAD, path = "/{name..}/manifests/{reference}", errors(404))]
    async fn find_manifest(
        &self,
        name: &str,
        reference: &str,
        #[header("Accept")] accept: &str,
    ) -> Result<Response<()>, FindManifestError>;

    /// Stores a manifest under a tag or its digest. All that it names has to be there.
    ///
    /// - 400: it is no manifest of that type, has another digest, or names what is not there.
    /// - 404: there is no such repository.
    /// - 413: it is larger than the registry wants it.
    #[endpoint(
        method = PUT,
        path = "/{name..}/manifests/{reference}",
        success = 201,
        errors(
            400 {
                "MANIFEST_INVALID" => ManifestInvalid,
                "MANIFEST_BLOB_UNKNOWN" | "BLOB_UNKNOWN" => BlobUnknown,
                "DIGEST_INVALID" => DigestInvalid,
                _ => BadRequest
            },
            404,
            413
        )
    )]
    async fn put_manifest(
        &self,
        name: &str,
        reference: &str,
        #[header("Content-Type")] media_type: &str,
        #[body(raw)] manifest: &[u8],
    ) -> Result<Response<()>, PutManifestError>;

    /// Deletes a manifest by its digest, and with it all its tags; or a tag, where the registry does that.
    ///
    /// - 400: it does not, or deletes nothing.
    /// - 404: there is no such manifest.
    /// - 405: the registry deletes nothing, or no tags.
    #[endpoint(
        method = DELETE,
        path = "/{name..}/manifests/{reference}",
        success = 202,
        errors(
            400 { "DIGEST_INVALID" => DigestInvalid, _ => BadRequest },
            404 { "MANIFEST_UNKNOWN" => ManifestUnknown, "NAME_UNKNOWN" => NameUnknown, _ => NotFound },
            405 { "UNSUPPORTED" => Unsupported, _ => MethodNotAllowed }
        )
    )]
    async fn delete_manifest(&self, name: &str, reference: &str) -> Result<(), DeleteManifestError>;
}
